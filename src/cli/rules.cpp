// `rubdown rules`: the recovery rules, shown, checked and printed.
#include <fmt/format.h>

#include <array>

#include "cli/session.hpp"
#include "rubdown/base/count.hpp"
#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/files.hpp"
#include "rubdown/recovery/describe_rules.hpp"
#include "rubdown/recovery/nearest_rule.hpp"

namespace rubdown::cli {
namespace {

constexpr std::array<std::string_view, 5> verbs{"list", "show", "check", "sources", "print"};

struct DisabledRule {
  std::string id, file;
};

/// The ids that `before` has and `after`, read from `file`, has no longer.
void note_disabled(const RulePack& before, const RulePack& after, const std::string& file,
                   std::vector<DisabledRule>& disabled) {
  for (const Rule& rule : before.rules)
    if (after.find(rule.id) == nullptr) disabled.push_back({std::string(rule.id), file});
}

/// The rule pack a command is about: the built-in one, with the files of `--rules` over it; and what they disable.
std::optional<RulePack> pack_of(const Arguments& arguments, const Settings& settings, ExitCode& code,
                                std::vector<DisabledRule>& disabled) {
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
    const RulePack before = pack;
    read_rules(source, sources, pack, findings);
    note_disabled(before, pack, path, disabled);
    findings.sort();
    print_findings(findings, sources, settings);
    if (findings.has_errors()) {
      code = ExitCode::invalid;
      return std::nullopt;
    }
  }
  return pack;
}

/// The rule with this id; where there is none, says why.
const Rule* find_rule(const RulePack& pack, const std::vector<DisabledRule>& disabled, std::string_view id,
                      bool own_packs) {
  for (const Rule& rule : pack.rules)
    if (lower(rule.id) == lower(id)) return &rule;
  for (const DisabledRule& rule : disabled) {
    if (lower(rule.id) != lower(id)) continue;
    usage_error(fmt::format("rule \"{0}\" is disabled in {1}\n`rubdown rules show {0}` without --rules shows it",
                            rule.id, one_line(rule.file)));
    return nullptr;
  }
  const std::string_view near = nearest_rule(pack, id);
  std::string help = near.empty() ? "see `rubdown rules list`" : fmt::format("did you mean {}?", near);
  if (!own_packs) help += "\na rule of a pack of your own is found with --rules FILE";
  usage_error(fmt::format("no rule \"{}\"\n{}", one_line(id), help));
  return nullptr;
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
  if (findings.empty()) text = counted(paths.size(), "rule file") + ": nothing to find fault with\n";
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
  bool known = verb == "show" || verb == "list" || verb == "sources" || verb == "print";
  if (!known) return usage_error(fmt::format("unknown word \"{}\"\n{}", one_line(verb), suggestion(verb, verbs)));
  if (verb == "show" && words.size() != 1) return usage_error("`rubdown rules show` wants the id of one rule");
  if (words.size() > (verb == "show" || verb == "print" ? 1u : 0u)) {
    return usage_error(fmt::format("too many words for `rubdown rules {}`", verb));
  }
  ExitCode code = ExitCode::done;
  std::vector<DisabledRule> disabled;
  std::optional<RulePack> pack = pack_of(arguments, settings, code, disabled);
  if (!pack) return code;
  const Rule* rule = words.empty() ? nullptr : find_rule(*pack, disabled, words[0], arguments.has("--rules"));
  if (!words.empty() && rule == nullptr) return ExitCode::usage;
  if (verb == "show") {
    return print(json ? rule_json(*rule, *pack) + "\n" : describe_rule(*rule, *pack, settings.width));
  }
  if (verb == "sources") return print(json ? sources_json(*pack) + "\n" : list_sources(*pack, settings.width));
  if (verb == "print") return print(rule ? print_rule(*rule) : print_rules(*pack));
  return print(json ? rules_json(*pack) + "\n" : list_rules(*pack, settings.width));
}

}  // namespace rubdown::cli
