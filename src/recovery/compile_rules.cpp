// A build-time program: reads rule files by the reader that serves users' packs and writes them as constant tables, so
// that the program itself parses nothing when it starts.  compile_rules OUT.cpp RULES.toml...
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "recovery/rule_print.hpp"
#include "rubdown/base/diagnostics.hpp"
#include "rubdown/recovery/rule.hpp"

namespace rubdown {
namespace {

/// Writes values as C++ initialisers; lists become arrays of their own before the value that refers to them. Members
/// are written in the order of visit_fields(), which is the order of their declaration.
class Compiler {
 public:
  std::string expression(Text text) { return quote_string(text); }
  std::string expression(bool value) { return value ? "true" : "false"; }
  std::string expression(int value) { return std::to_string(value); }
  std::string expression(double value) { return fmt::format("{}", value); }
  std::string expression(Minutes value) { return fmt::format("Minutes{{{}}}", value.count()); }
  std::string expression(Distance value) { return fmt::format("Distance{{{}}}", value.mm); }
  std::string expression(TimeOfDay value) {
    return fmt::format("TimeOfDay{{Minutes{{{}}}}}", value.since_midnight.count());
  }
  template <class E>
  requires std::is_enum_v<E> std::string expression(E value) {
    return fmt::format("{}({})", type_name(value), static_cast<int>(value));
  }
  template <class T>
  std::string expression(const std::optional<T>& value) {
    return value ? expression(*value) : "std::nullopt";
  }
  template <class T>
  std::string expression(const List<T>& list) {
    if (list.empty()) return "{}";
    std::string items;
    for (const T& item : list) items.append("\n    ").append(expression(item)).append(",");
    const std::string name = fmt::format("l{}", count_++);
    out_ += fmt::format("constexpr {} {}[] = {{{}}};\n", type_name(list[0]), name, items);
    return fmt::format("{{{}, {}}}", name, list.size());
  }
  std::string expression(const Near& near) {
    return fmt::format("Near{{{}, {}, {}, {}}}", expression(near.match), expression(near.before),
                       expression(near.after), expression(near.same_day));
  }
  std::string expression(const Phrase& phrase) {
    return fmt::format("Phrase{{{}, {:#x}U}}", expression(phrase.words), phrase.letters);
  }
  std::string expression(const Match& match) {
    return fmt::format("prepared({})", members(match, ", {}, " + expression(match.heard)));
  }
  template <class S>
  requires std::is_class_v<S> std::string expression(const S& value) { return members(value); }
  std::string take() { return std::move(out_); }

 private:
  template <class S>
  std::string members(const S& value, std::string_view rest = {}) {
    std::string items;
    visit_fields(value, [&](std::string_view, const auto& member, std::string_view) {
      items.append(items.empty() ? "" : ", ").append(expression(member));
    });
    return fmt::format("{}{{{}{}}}", type_name(value), items, rest);
  }
  static std::string_view type_name(Text) { return "Text"; }
  static std::string_view type_name(int) { return "int"; }
  static std::string_view type_name(FactKind) { return "FactKind"; }
  static std::string_view type_name(RunKind) { return "RunKind"; }
  static std::string_view type_name(Race::Priority) { return "Race::Priority"; }
  static std::string_view type_name(Area) { return "Area"; }
  static std::string_view type_name(Side) { return "Side"; }
  static std::string_view type_name(Sign) { return "Sign"; }
  static std::string_view type_name(Skip) { return "Skip"; }
  static std::string_view type_name(SessionType) { return "SessionType"; }
  static std::string_view type_name(Surgery::Procedure) { return "Surgery::Procedure"; }
  static std::string_view type_name(AreasFrom) { return "AreasFrom"; }
  static std::string_view type_name(SidesFrom) { return "SidesFrom"; }
  static std::string_view type_name(AdviseTo) { return "AdviseTo"; }
  static std::string_view type_name(Blocks) { return "Blocks"; }
  static std::string_view type_name(Lifted) { return "Lifted"; }
  static std::string_view type_name(Basis) { return "Basis"; }
  static std::string_view type_name(Grade) { return "Grade"; }
  static std::string_view type_name(const Size&) { return "Size"; }
  static std::string_view type_name(const Spike&) { return "Spike"; }
  static std::string_view type_name(const Count&) { return "Count"; }
  static std::string_view type_name(const Bounds<int>&) { return "Bounds<int>"; }
  static std::string_view type_name(const Bounds<Distance>&) { return "Bounds<Distance>"; }
  static std::string_view type_name(const Bounds<Minutes>&) { return "Bounds<Minutes>"; }
  static std::string_view type_name(const Phrase&) { return "Phrase"; }
  static std::string_view type_name(const Match&) { return "Match"; }
  static std::string_view type_name(const Near&) { return "Near"; }
  static std::string_view type_name(const Window&) { return "Window"; }
  static std::string_view type_name(const Prescription&) { return "Prescription"; }
  static std::string_view type_name(const Advise&) { return "Advise"; }
  static std::string_view type_name(const StopEffect&) { return "StopEffect"; }
  static std::string_view type_name(const KeepClear&) { return "KeepClear"; }
  static std::string_view type_name(const Limit&) { return "Limit"; }
  static std::string_view type_name(const RunText&) { return "RunText"; }
  static std::string_view type_name(const Scale&) { return "Scale"; }
  static std::string_view type_name(const Rule&) { return "Rule"; }
  static std::string_view type_name(const BibliographyEntry&) { return "BibliographyEntry"; }
  static std::string_view type_name(const Band&) { return "Band"; }
  static std::string_view type_name(const Instead&) { return "Instead"; }
  static std::string_view type_name(const Engine&) { return "Engine"; }

  std::string out_;
  int count_ = 0;
};

std::string compile(const RulePack& pack) {
  Compiler compiler;
  const std::string rules = compiler.expression(pack.rules);
  const std::string sources = compiler.expression(pack.sources);
  const std::string engine = compiler.expression(pack.engine);
  return fmt::format(
      "// Written by compile_rules from src/recovery/rules at build time.\n"
      "#include \"recovery/traits.hpp\"\n\nnamespace rubdown {{\nnamespace {{\n\n{}\n"
      "constexpr List<Rule> rules{};\nconstexpr List<BibliographyEntry> sources{};\nconstexpr Engine engine = {};\n\n"
      "}}  // namespace\n\n"
      "const RulePack& builtin_rules() {{\n"
      "  static const RulePack pack{{rules, sources, engine, nullptr}};\n  return pack;\n}}\n\n}}  // namespace "
      "rubdown\n",
      compiler.take(), rules, sources, engine);
}

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

std::optional<std::string> contents(const char* path) {
  const File file{std::fopen(path, "rb")};
  if (!file) return std::nullopt;
  std::string text;
  char buffer[4096];
  while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, file.get())) text.append(buffer, n);
  return text;
}

bool write(const char* path, const std::string& text) {
  File file{std::fopen(path, "wb")};
  if (!file) return false;
  const bool written = std::fwrite(text.data(), 1, text.size(), file.get()) == text.size();
  return std::fclose(file.release()) == 0 && written;
}

std::string file_name(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

}  // namespace
}  // namespace rubdown

int main(int argc, char** argv) {
  using rubdown::Diagnostics, rubdown::RulePack, rubdown::Sources;
  if (argc < 3) return std::fputs("usage: compile_rules OUT.cpp RULES.toml...\n", stderr), 2;
  Sources sources;
  Diagnostics findings;
  RulePack pack;
  for (int i = 2; i < argc; ++i) {
    const auto text = rubdown::contents(argv[i]);
    if (!text) return std::fprintf(stderr, "cannot read %s\n", argv[i]), 3;
    rubdown::read_rules(sources.add(rubdown::file_name(argv[i]), *text), sources, pack, findings);
  }
  if (!findings.empty()) std::fputs(rubdown::render(findings, sources).c_str(), stderr);
  if (findings.has_errors()) return 1;
  return rubdown::write(argv[1], rubdown::compile(pack)) ? 0 : 3;
}
