// `rubdown rules`: the recovery rules, shown, checked and printed.
#include <fmt/format.h>

#include <array>

#include "cli/open_plan.hpp"
#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/files.hpp"
#include "rubdown/recovery/describe_rules.hpp"

namespace rubdown::cli {
namespace {

constexpr std::array<std::string_view, 5> verbs{"list", "show", "check", "sources", "print"};

/// The rule pack a command is about: the built-in one, with the file of `--rules` over it.
std::optional<RulePack> pack_of(const Arguments& arguments, const Settings& settings, ExitCode& code) {
  RulePack pack = builtin_rules();
  for (const std::string& path : arguments.values("--rules")) {
    std::string error;
    std::optional<std::string> text = read_file(path, error);
    if (!text) {
      code = io_error(path, error);
      return std::nullopt;
    }
    Sources sources;
    Diagnostics findings;
    std::uint32_t source = sources.add(path, std::move(*text));
    read_rules(source, sources, pack, findings);
    findings.sort();
    print_findings(findings, sources, settings);
    if (findings.has_errors()) {
      code = ExitCode::invalid;
      return std::nullopt;
    }
  }
  return pack;
}

ExitCode show_rule(const RulePack& pack, std::string_view id, bool json, const Settings& settings) {
  for (const Rule& rule : pack.rules) {
    if (lower(rule.id) != lower(id)) continue;
    return print(json ? rule_json(rule, pack) + "\n" : describe_rule(rule, pack, settings.width));
  }
  std::string_view near = nearest_rule(pack, id);
  return usage_error(
      fmt::format("no rule \"{}\"\n{}", one_line(id),
                  near.empty() ? std::string{"see `rubdown rules list`"} : fmt::format("did you mean {}?", near)));
}

ExitCode check_files(const std::vector<std::string>& paths, const Arguments& arguments, const Settings& settings) {
  Sources sources;
  Diagnostics findings;
  RulePack pack = builtin_rules();
  for (const std::string& path : paths) {
    std::string error;
    std::optional<std::string> text = read_file(path, error);
    if (!text) return io_error(path, error);
    std::uint32_t source = sources.add(path == "-" ? "<stdin>" : path, std::move(*text));
    read_rules(source, sources, pack, findings);
  }
  findings.sort();
  std::string text = render(findings, sources, {DiagnosticFormat::full, settings.color});
  if (findings.empty())
    text = fmt::format("{}: nothing to find fault with\n",
                       paths.size() == 1 ? "1 rule file" : fmt::format("{} rule files", paths.size()));
  bool fails = findings.has_errors() || (arguments.has("--strict") && findings.has_warnings());
  return print(text, fails ? ExitCode::invalid : ExitCode::done);
}

}  // namespace

ExitCode run_rules(const Arguments& arguments) {
  std::string error;
  Settings settings = read_settings(arguments, error);
  if (!error.empty()) return usage_error(error);
  std::vector<std::string> words = arguments.words();
  std::string verb = words.empty() ? "list" : words[0];
  if (!words.empty()) words.erase(words.begin());
  bool json = arguments.value("--format").value_or("text") == "json";
  if (verb == "check") {
    if (words.empty()) return usage_error("`rubdown rules check` wants a rule file");
    return check_files(words, arguments, settings);
  }
  bool wants_word = verb == "show";
  bool known = wants_word || verb == "list" || verb == "sources" || verb == "print";
  if (!known) return usage_error(fmt::format("unknown word \"{}\"\n{}", one_line(verb), suggestion(verb, verbs)));
  if (words.size() != (wants_word ? 1u : 0u)) {
    return usage_error(wants_word ? "`rubdown rules show` wants the id of one rule"
                                  : fmt::format("too many words for `rubdown rules {}`", verb));
  }
  ExitCode code = ExitCode::done;
  std::optional<RulePack> pack = pack_of(arguments, settings, code);
  if (!pack) return code;
  if (verb == "show") return show_rule(*pack, words[0], json, settings);
  if (verb == "sources") return print(json ? sources_json(*pack) + "\n" : list_sources(*pack, settings.width));
  if (verb == "print") return print(print_rules(*pack));
  return print(json ? rules_json(*pack) + "\n" : list_rules(*pack, settings.width));
}

}  // namespace rubdown::cli
