#include "rubdown/recovery/describe_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "recovery/hanging.hpp"
#include "recovery/rule_phrases.hpp"
#include "recovery/rule_print.hpp"
#include "recovery/rule_reader.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

constexpr std::size_t label_width = 13;

void add_labelled(std::string& out, std::string_view label, const std::string& text, std::size_t width) {
  if (!text.empty()) out += hanging(label, text, label_width, width);
}

std::string number_words(const Rule& rule) {
  if (rule.basis == Basis::study && rule.configurable.empty()) return {};
  constexpr std::string_view origins[] = {"from studies", "practitioners' convention", "chosen by this pack"};
  std::string text = fmt::format("{}; a pack of your own may change", origins[static_cast<std::size_t>(rule.basis)]);
  for (std::size_t i = 0; i < rule.configurable.size(); ++i) {
    text.append(i > 0 ? ", " : " ").append(rule.configurable[i]);
  }
  return text + ".";
}

std::string joined(List<Text> words) {
  std::string out;
  for (const Text word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

void add_sources(std::string& out, const Rule& rule, const RulePack& pack, std::size_t width) {
  std::string_view label = "Sources";
  for (const Text key : rule.sources) {
    const BibliographyEntry* entry = pack.source(key);
    add_labelled(out, label, entry != nullptr ? cite(*entry) : std::string{key}, width);
    label = "";
  }
}

/// Ids of the rules that cite a work, in the order of the pack.
std::vector<Text> citing(const RulePack& pack, Text key) {
  std::vector<Text> ids;
  for (const Rule& rule : pack.rules) {
    if (std::find(rule.sources.begin(), rule.sources.end(), key) != rule.sources.end()) ids.push_back(rule.id);
  }
  return ids;
}

}  // namespace

std::string cite(const BibliographyEntry& entry) {
  std::string text = fmt::format("{}: {}.", entry.key, entry.reference);
  if (!entry.doi.empty()) text += fmt::format(" doi:{}", entry.doi);
  if (entry.recalled) text += " (cited from memory)";
  return text;
}

std::string list_rules(const RulePack& pack, std::size_t width) {
  std::vector<Text> groups;
  for (const Rule& rule : pack.rules) {
    if (std::find(groups.begin(), groups.end(), rule.group) == groups.end()) groups.push_back(rule.group);
  }
  std::string out;
  for (const Text group : groups) {
    out += fmt::format("{}{}\n", out.empty() ? "" : "\n", group.empty() ? "Other rules" : group);
    for (const Rule& rule : pack.rules) {
      if (rule.group != group) continue;
      const std::string line =
          fmt::format("  {:<18} {:>3}  {:<11}  {}", rule.id, rule.importance, name(rule.grade), rule.name);
      out += cut(line, std::max<std::size_t>(width, 40)) + "\n";
    }
  }
  return out;
}

std::string describe_rule(const Rule& rule, const RulePack& pack, std::size_t width) {
  std::string out = fmt::format("{}  {}\n\n", rule.id, rule.name);
  add_labelled(out, "When", when_words(rule), width);
  for (const Prescription& session : rule.sessions) add_labelled(out, "Adds", session_words(session), width);
  for (const Advise& advise : rule.advise) add_labelled(out, "Says", advice_words(advise), width);
  for (const StopEffect& stop : rule.stops) add_labelled(out, "Stops", stop_words(stop), width);
  for (const KeepClear& keep : rule.keep_clear) add_labelled(out, "Keeps clear", keep_clear_words(keep), width);
  for (const Limit& limit : rule.limits) add_labelled(out, "Limits", limit_words(limit), width);
  for (const RunText& run : rule.runs) add_labelled(out, "Writes", run_words(run), width);
  for (const Scale& scale : rule.scales) add_labelled(out, "Lengthens", scale_words(scale), width);
  add_labelled(out, "Adds nothing", std::string{rule.nothing}, width);
  if (rule.double_massage_days > 0) {
    add_labelled(out, "Allows", fmt::format("two massages in seven days for {} days", rule.double_massage_days), width);
  }
  add_labelled(out, "Supersedes", joined(rule.supersedes), width);
  add_labelled(out, "Absorbs", joined(rule.absorbs), width);
  add_labelled(out, "Absorbed by", joined(rule.absorbed_by), width);
  add_labelled(out, "Only with", std::string{rule.opt_in}, width);
  add_labelled(out, "Not with", std::string{rule.opt_out}, width);
  add_labelled(out, "Priority", fmt::format("{} of 100", rule.importance), width);
  out += '\n';
  add_labelled(out, "Why", std::string{rule.because}, width);
  add_labelled(out, "Evidence", fmt::format("{}{}{}", name(rule.grade), rule.note.empty() ? "" : ". ", rule.note),
               width);
  add_labelled(out, "Numbers", number_words(rule), width);
  add_sources(out, rule, pack, width);
  return out;
}

std::string list_sources(const RulePack& pack, std::size_t width) {
  std::string out;
  for (const BibliographyEntry& entry : pack.sources) {
    out += wrap(cite(entry), std::max<std::size_t>(width, 40));
    if (out.back() != '\n') out += '\n';
    std::string ids;
    for (const Text id : citing(pack, entry.key)) ids.append(ids.empty() ? "" : ", ").append(id);
    if (ids.empty()) continue;
    out += hanging("", trim(ids), 4, width);
  }
  return out;
}

std::string rule_json(const Rule& rule, const RulePack& pack) {
  const ValuePrinter printer{Notation::json};
  std::string out = "{";
  printer.for_each_set(rule, Rule{}, [&](std::string_view key, const std::string& printed) {
    if (key == "priority" || key == "grade" || key == "basis") return;
    out.append(printer.pair(key, printed)).append(",");
  });
  out += fmt::format("\"priority\":{},\"grade\":\"{}\",\"basis\":\"{}\",\"references\":[", rule.importance,
                     name(rule.grade), word(rule.basis));
  bool first = true;
  for (const Text key : rule.sources) {
    const BibliographyEntry* entry = pack.source(key);
    if (entry == nullptr) continue;
    out.append(first ? "" : ",").append(printer.print(*entry));
    first = false;
  }
  return out += "]}";
}

std::string rules_json(const RulePack& pack) {
  std::string out = "[";
  for (const Rule& rule : pack.rules) out.append(out.size() > 1 ? ",\n " : "").append(rule_json(rule, pack));
  return out += "]\n";
}

std::string sources_json(const RulePack& pack) {
  const ValuePrinter printer{Notation::json};
  std::string out = "[";
  for (const BibliographyEntry& entry : pack.sources) {
    std::string object = printer.print(entry);
    object.pop_back();
    object += ", \"rules\":[";
    bool first = true;
    for (const Text id : citing(pack, entry.key)) {
      object.append(first ? "" : ",").append(printer.print(id));
      first = false;
    }
    out.append(out.size() > 1 ? ",\n " : "").append(object).append("]}");
  }
  return out += "]\n";
}

}  // namespace rubdown
