#include <algorithm>

#include "recovery/claims.hpp"
#include "recovery/rule_reader.hpp"

namespace rubdown {
namespace {

bool is_id(std::string_view id) {
  if (id.empty() || id.size() > 40 || id.front() < 'A' || id.front() > 'Z' || id.back() == '-') return false;
  return std::all_of(id.begin(), id.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; });
}

bool has_effect(const Rule& rule) {
  return !rule.sessions.empty() || !rule.advise.empty() || !rule.stops.empty() || !rule.keep_clear.empty() ||
         !rule.limits.empty() || !rule.runs.empty() || !rule.scales.empty() || rule.double_massage_days > 0 ||
         !rule.nothing.empty();
}

bool promises(const Rule& rule) { return !rule.sessions.empty() || !rule.advise.empty(); }

void check_shape(const toml::Value& value, const Rule& rule, Diagnostics& findings) {
  if (!is_id(rule.id)) {
    findings.add(rule_bad_id, place(value, "id"), fmt::format("{} is not a rule id", quoted(rule.id)),
                 "use capital letters, digits and hyphens, a letter first: \"R-LONG-SELF\"");
  }
  if (rule.after.empty() && rule.before.empty() && rule.limits.empty()) {
    findings.add(rule_without_trigger, value.at, fmt::format("rule {} has neither `after` nor `before`", rule.id),
                 "say which fact it acts on: after = { fact = \"run\", long = true }");
  }
  if (!rule.after.empty() && !rule.before.empty()) {
    findings.add(rule_without_trigger, place(value, "before"),
                 fmt::format("rule {} has both `after` and `before`", rule.id), "make two rules of it");
  }
  if (!has_effect(rule)) {
    findings.add(rule_without_effect, value.at, fmt::format("rule {} does nothing", rule.id),
                 "add a [[rule.session]], [[rule.advise]], [[rule.stop]] or [[rule.keep_clear]], or say `nothing = "
                 "\"why\"`");
  }
  if (rule.grade == Grade::refuted && promises(rule)) {
    findings.add(rule_refuted, place(value, "grade"), fmt::format("rule {} rests on a refuted claim", rule.id),
                 "use the grade the evidence supports, or say `nothing = \"why\"`");
  }
}

struct Cap {
  std::string_view key;   ///< of [engine]
  std::string_view what;  ///< that it bounds
  Minutes Engine::*most;
  bool (*bounds)(SessionType);
};

constexpr Cap caps[] = {
    {"roll", "rolling", &Engine::roll, [](SessionType type) { return type == SessionType::roll; }},
    {"stretch", "stretching", &Engine::stretch,
     [](SessionType type) { return type == SessionType::stretch_static || type == SessionType::stretch_dynamic; }},
    {"block", "self-care", &Engine::block, [](SessionType) { return true; }},
};

/// What no day has room for is cut on every day: whoever asked for it should hear so.
void check_dose(const toml::Value& value, const Rule& rule, const Prescription& session, const Engine& engine,
                Diagnostics& findings) {
  if (row(session.type).professional || session.inside_run) return;
  const Cap* least = nullptr;
  for (const Cap& cap : caps) {
    const bool bounds = cap.bounds(session.type) && Minutes{session.minutes} > engine.*cap.most;
    if (bounds && (least == nullptr || engine.*cap.most < engine.*least->most)) least = &cap;
  }
  if (least == nullptr) return;
  const auto room = (engine.*least->most).count();
  findings.add(rule_dose_cut, place(value, "minutes"),
               fmt::format("{} min of {} are cut to {}: a day has no more {}", session.minutes, name(session.type),
                           room, least->what),
               fmt::format("let rule {} ask for {} min at most, or set `{} = \"{} min\"` in [engine]", rule.id, room,
                           least->key, session.minutes));
}

void check_doses(const toml::Value& value, const Rule& rule, const Engine& engine, Diagnostics& findings) {
  const toml::Value* tables = toml::find(value, "session");
  const toml::List* list = tables != nullptr ? tables->list() : nullptr;
  for (std::size_t i = 0; i < rule.sessions.size(); ++i) {
    const bool own = list != nullptr && i < list->size();
    check_dose(own ? (*list)[i] : tables != nullptr ? *tables : value, rule, rule.sessions[i], engine, findings);
  }
}

void check_facts(const toml::Value& value, std::string_view key, List<Match> matches, Diagnostics& findings) {
  const bool named = std::all_of(matches.begin(), matches.end(), [](const Match& m) { return !m.fact.empty(); });
  if (matches.empty() || named) return;
  findings.add(rule_missing_key, place(value, key), fmt::format("`fact` is missing in `{}`", key),
               suggestion("", fact_words));
}

void check_references(const toml::Value& value, const Rule& rule, const RulePack& pack, Diagnostics& findings) {
  for (const Text key : rule.sources) {
    if (pack.source(key) != nullptr) continue;
    std::vector<std::string_view> known;
    for (const BibliographyEntry& entry : pack.sources) known.push_back(entry.key);
    const std::string_view near = nearest(key, known);
    findings.add(rule_unknown_source, place(value, "sources", key),
                 fmt::format("no source has the key {}", quoted(key)),
                 near.empty() ? "add a [[source]] with this key" : fmt::format("did you mean \"{}\"?", near));
  }
}

void check_claims(const toml::Value& value, const Rule& rule, Diagnostics& findings) {
  const auto check = [&](std::string_view text) {
    const std::string_view claim = find_claim(text);
    if (claim.empty()) return;
    findings.add(rule_claim, value.at, fmt::format("rule {} claims \"{}\"", rule.id, claim),
                 "say what the evidence supports: it may feel good and ease soreness for a while");
  };
  check(rule.because);
  for (const Prescription& session : rule.sessions) check(session.dose);
  for (const Advise& advise : rule.advise) check(advise.text);
}

}  // namespace

Span place(const toml::Value& table, std::string_view key) {
  const toml::Value* value = toml::find(table, key);
  return value != nullptr ? value->at : table.at;
}

Span place_in(const toml::Value& list, Text text) {
  if (const toml::List* items = list.list()) {
    for (const toml::Value& item : *items) {
      if (item.text() != nullptr && one_line(*item.text()) == text) return item.at;
    }
  }
  return list.at;
}

Span place(const toml::Value& table, std::string_view key, Text text) {
  const toml::Value* value = toml::find(table, key);
  return value != nullptr ? place_in(*value, text) : table.at;
}

bool is_note(SessionType type) {
  return type == SessionType::rest_day || type == SessionType::sleep_extend || type == SessionType::hydrate ||
         type == SessionType::refer;
}

void RuleReader::check_words(const toml::Value& value, std::string_view key, List<Text> words,
                             std::span<const std::string_view> known) {
  for (const Text word : words) {
    if (find_word(word, known)) continue;
    findings_.add(rule_unknown_word, place(value, key, word), fmt::format("`{}` does not know {}", key, quoted(word)),
                  suggestion(word, known));
  }
}

void RuleReader::check_setting(const toml::Value& value, Text opt_in, Text opt_out) {
  for (const auto& [key, word] : {std::pair{std::string_view{"opt_in"}, opt_in}, {"opt_out", opt_out}}) {
    if (!word.empty() && !find_word(word, setting_words)) {
      unknown_word(*toml::find(value, key), key, word, setting_words);
    }
  }
}

void RuleReader::check(const toml::Value& value, const Window& window) {
  if (window.earliest <= window.ideal && window.ideal <= window.latest) return;
  findings_.add(rule_window_order, value.at,
                fmt::format("a window from {} to {} cannot have its ideal at {}", format_lapse(window.earliest),
                            format_lapse(window.latest), format_lapse(window.ideal)));
}

void RuleReader::check(const toml::Value& value, const Prescription& session) {
  check_setting(value, session.opt_in, session.opt_out);
  const bool timed = session.window || !session.days.empty() || (session.per_week > 0 && session.for_days > 0);
  const bool appointment = row(session.type).professional;
  if (!timed && !session.inside_run) {
    findings_.add(rule_session_time, value.at, fmt::format("when is the {}?", name(session.type)),
                  "add window = { earliest = \"2 h\", ideal = \"24 h\", latest = \"48 h\" }");
  } else if (appointment && !session.window) {
    findings_.add(rule_session_time, value.at, fmt::format("an appointment ({}) needs a window", name(session.type)));
  }
  if (is_note(session.type) != (session.minutes == 0)) {
    findings_.add(rule_session_length, place(value, "minutes"),
                  is_note(session.type) ? fmt::format("{} is a note and has no minutes", name(session.type))
                                        : fmt::format("how long is the {}?", name(session.type)),
                  is_note(session.type) ? "leave `minutes` out" : "add `minutes`");
  } else if (session.minutes < 0 || session.minutes > 180) {
    findings_.add(rule_out_of_range, place(value, "minutes"),
                  fmt::format("`minutes` is {}, out of 1 to 180", session.minutes));
  }
}

void RuleReader::check(const toml::Value& value, const Engine& engine) {
  constexpr Minutes longest{24 * 60};
  for (const auto& [key, lapse] : {std::pair<std::string_view, Minutes>{"block", engine.block},
                                   {"roll", engine.roll},
                                   {"stretch", engine.stretch},
                                   {"merged_extra", engine.merged_extra},
                                   {"merged_longest", engine.merged_longest},
                                   {"after_run", engine.after_run},
                                   {"both_sides_extra", engine.both_sides_extra}}) {
    if (lapse >= Minutes{0} && lapse <= longest) continue;
    findings_.add(rule_out_of_range, place(value, key),
                  fmt::format("`{}` is {}, out of 0 min to 24 h", key, format_lapse(lapse)));
  }
  if (engine.day_begins >= engine.day_ends) {
    findings_.add(rule_out_of_range, place(value, "day_begins"), "`day_begins` is not before `day_ends`");
  }
}

void RuleReader::check(const toml::Value& value, const Advise& advise) {
  check_setting(value, advise.opt_in, advise.opt_out);
  if (advise.cut.empty() ||
      (advise.cut.size() == 2 && advise.cut[0] >= 0 && advise.cut[0] <= advise.cut[1] && advise.cut[1] <= 100)) {
    return;
  }
  findings_.add(rule_out_of_range, place(value, "cut"), "`cut` is two percentages, the smaller first",
                "for example cut = [30, 50]");
}

void check_rule(const toml::Value& value, const Rule& rule, const RulePack& pack, Diagnostics& findings) {
  check_shape(value, rule, findings);
  check_facts(value, "after", rule.after, findings);
  check_facts(value, "before", rule.before, findings);
  check_references(value, rule, pack, findings);
  check_claims(value, rule, findings);
  check_doses(value, rule, pack.engine, findings);
}

}  // namespace rubdown
