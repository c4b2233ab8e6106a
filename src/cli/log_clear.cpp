#include "cli/log_clear.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/plan/write_log.hpp"

namespace rubdown::cli {
namespace {

constexpr std::array<std::string_view, 3> illness_words{"illness", "fever", "cold"};

bool sides_meet(Side a, Side b) { return a == b || a == Side::both || b == Side::both; }

/// What is over on one side goes on where it was on both.
bool covers(Side ended, Side side) { return ended == Side::both || ended == side; }

Side side_of(const LoggedFlag& flag) { return flag.side; }
Side side_of(const LoggedSymptom& symptom) { return symptom.area.side; }
Side side_of(const LoggedIllness&) { return Side::both; }

/// Whether the end of `other` can be that of `entry`: what was written behind an end on its day was noticed after it.
template <class Entry>
bool ends(const Entry& other, const Entry& entry) {
  const bool before = other.on > entry.on || (other.on == entry.on && entry.place <= other.place);
  return before && other.cleared && *other.cleared >= entry.on && covers(side_of(other), side_of(entry));
}

/// Of the entries `is_meant` takes, the latest one of each side that none has ended by `on`.
template <class Entry, class IsMeant>
std::vector<Entry> open_entries(const std::vector<Entry>& all, Day on, IsMeant is_meant) {
  const auto ended = [&](const Entry& entry) {
    return std::any_of(all.begin(), all.end(),
                       [&](const Entry& other) { return is_meant(other) && ends(other, entry); });
  };
  std::vector<Entry> open;
  for (const Entry& entry : all) {
    if (!is_meant(entry) || entry.on > on || ended(entry)) continue;
    const auto same =
        std::find_if(open.begin(), open.end(), [&](const Entry& other) { return side_of(other) == side_of(entry); });
    if (same == open.end()) {
      open.push_back(entry);
    } else if (entry.on >= same->on) {
      *same = entry;
    }
  }
  return open;
}

/// Entries are a blank line apart.
void add(std::string& text, std::string_view more) {
  if (!text.empty() && !more.empty()) text += '\n';
  text += more;
}

template <class Entry>
std::string with_end(std::vector<Entry> open, Day on) {
  std::string text;
  for (Entry& entry : open) {
    entry.cleared = on;
    entry.note.clear();
    add(text, log_entry(entry));
  }
  return text;
}

/// What is said once more of a complaint is where it was, not that it hurts: that would ask for recovery again.
std::vector<LoggedSymptom> without_pain(std::vector<LoggedSymptom> open) {
  for (LoggedSymptom& symptom : open) {
    symptom.severity = {0, {}};
    symptom.night_pain = symptom.rest_pain = symptom.altered_gait = false;
  }
  return open;
}

/// One side alone cannot end what is open on both, or was logged without a side: the other leg would be cleared with
/// it.
template <class Entry>
bool is_on_both(const std::vector<Entry>& open, Side side) {
  return side != Side::both &&
         std::any_of(open.begin(), open.end(), [](const Entry& entry) { return side_of(entry) == Side::both; });
}

/// As a shell takes it: in quotes where it is more than a plain name.
std::string shell_word(std::string_view path) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/+,:@%=";
  if (path.find_first_not_of(plain) == std::string_view::npos) return std::string{path};
  std::string word = "'";
  for (const char c : one_line(path)) {
    if (c == '\'')
      word += "'\\''";
    else
      word += c;
  }
  return word + "'";
}

std::string unknown_word(std::string_view word) {
  if (is_condition(word)) {
    return fmt::format("{} is a condition of the plan\nwrite `cleared = DATE` under its [[condition]]", word);
  }
  std::vector<std::string_view> words(illness_words.begin(), illness_words.end());
  for (const std::string_view name : flag_names()) words.push_back(name);
  for (const std::string_view name : area_names()) words.push_back(name);
  const std::string_view near = nearest(word, words);
  return fmt::format("--clear does not know \"{}\"\n{}", one_line(word),
                     near.empty() ? std::string{"it takes a flag, an area or an illness that was logged, or the rule "
                                                "of a stop"}
                                  : fmt::format("did you mean {}?", near));
}

/// What `--clear` names: a flag, an area or an illness.
std::string complaint_entries(const Log& log, std::string_view what, Day on, std::string& error) {
  const std::size_t colon = std::min(what.find(':'), what.size());
  const std::string_view word = trim(what.substr(0, colon));
  const std::optional<Side> side =
      colon == what.size() ? std::optional(Side::both) : parse_side(trim(what.substr(colon + 1)));
  if (!side) {
    error = fmt::format("--clear wants NAME or NAME:SIDE, such as calf-swelling:left, not \"{}\"", one_line(what));
    return {};
  }
  const std::optional<Area> area = parse_area(word);
  const bool illness = std::find(illness_words.begin(), illness_words.end(), word) != illness_words.end();
  if (!area && !illness && !is_flag(word)) {
    error = unknown_word(word);
    return {};
  }
  const auto flags = open_entries(
      log.flags, on, [&](const LoggedFlag& flag) { return flag.name.value == word && sides_meet(flag.side, *side); });
  const auto symptoms = open_entries(log.symptoms, on, [&](const LoggedSymptom& symptom) {
    return area && symptom.area.area == *area && sides_meet(symptom.area.side, *side);
  });
  const auto illnesses = open_entries(log.illness, on, [&](const LoggedIllness&) { return illness; });
  if (is_on_both(flags, *side) || is_on_both(symptoms, *side)) {
    error = fmt::format(
        "{0} is open on both sides, or was logged without one: ending the {1} one would end all of it\n"
        "when both are over: --clear {0}",
        word, name(*side));
    return {};
  }
  std::string text;
  for (const std::string& more : {with_end(flags, on), with_end(without_pain(symptoms), on), with_end(illnesses, on)}) {
    add(text, more);
  }
  if (text.empty()) error = fmt::format("nothing about {} is open on {}", one_line(what), format_day(on));
  return text;
}

bool is_logged(const StopTrigger& trigger) {
  return trigger.kind == FactKind::flag || trigger.kind == FactKind::symptom || trigger.kind == FactKind::illness ||
         trigger.kind == FactKind::note;
}

bool is_open(const StopTrigger& trigger) { return !trigger.until; }

/// The other rules that the open entries behind a stop set off, and those of these in turn, as `--clear` wants them all
/// at once: ` --clear C-SEVERE`.
std::string cleared_with(std::string_view rule, const std::vector<StopTrigger>& all) {
  std::vector<std::string_view> rules{rule};
  std::string text;
  const auto named = [&](const StopTrigger& trigger) {
    return std::find(rules.begin(), rules.end(), trigger.rule) != rules.end();
  };
  for (std::size_t i = 0; i < rules.size(); ++i) {
    for (const StopTrigger& trigger : all) {
      if (trigger.rule != rules[i] || !is_open(trigger) || !is_logged(trigger)) continue;
      for (const StopTrigger& other : all) {
        if (other.key != trigger.key || !is_open(other) || named(other)) continue;
        rules.push_back(other.rule);
        text += fmt::format(" --clear {}", other.rule);
      }
    }
  }
  return text;
}

/// How `--clear` names the complaint of a trigger that is no remark.
std::string complaint_of(const StopTrigger& trigger) {
  if (trigger.kind == FactKind::illness) return "illness";
  return trigger.side == Side::both ? trigger.name : fmt::format("{}:{}", trigger.name, name(trigger.side));
}

/// Whether a rule is among what is cleared at once; ids are heard in small letters as well.
bool is_given(std::span<const std::string> given, std::string_view rule) {
  return std::any_of(given.begin(), given.end(), [&](const std::string& word) { return lower(word) == lower(rule); });
}

/// What a clinician cleared of one rule says nothing of what the same words set off besides.
std::string also_set_off(const StopTrigger& trigger, const std::vector<StopTrigger>& all,
                         std::span<const std::string> given) {
  for (const StopTrigger& other : all) {
    if (other.key != trigger.key || other.rule == trigger.rule || !is_open(other)) continue;
    if (is_given(given, other.rule)) continue;
    return fmt::format("{} also set off {}\nwhen both are cleared: --clear {} --clear {}", trigger.words, other.rule,
                       trigger.rule, other.rule);
  }
  return {};
}

/// What ends all that holds up the stops of one rule.
std::string stop_entries(const LoadedPlan& loaded, std::string_view rule, std::span<const std::string> given, Day on,
                         std::string& error) {
  const std::vector<StopTrigger> all = stop_triggers(loaded.schedule, *loaded.plan, *loaded.rules);
  std::vector<std::string> complaints;
  const StopTrigger* remark = nullptr;
  for (const StopTrigger& trigger : all) {
    if (trigger.rule != rule || !is_open(trigger) || !is_logged(trigger) || trigger.on > on) continue;
    error = also_set_off(trigger, all, given);
    if (!error.empty()) return {};
    if (trigger.kind == FactKind::note) {
      if (remark == nullptr || trigger.on >= remark->on) remark = &trigger;
    } else if (std::find(complaints.begin(), complaints.end(), complaint_of(trigger)) == complaints.end()) {
      complaints.push_back(complaint_of(trigger));
    }
  }
  std::string text;
  for (const std::string& complaint : complaints) {
    const std::string more = complaint_entries(loaded.plan->entries, complaint, on, error);
    if (!error.empty()) return {};
    add(text, more);
  }
  // The latest remark once more, with its end, ends those before it that the rule acts on.
  if (remark != nullptr) add(text, log_entry(LoggedNote{remark->on, on, remark->note, {}}));
  if (text.empty()) error = fmt::format("nothing logged holds up {} on {}", rule, format_day(on));
  return text;
}

/// Whether a remark is the note of a flag or an illness that `--clear` names.
bool is_remark_on(const StopTrigger& trigger, const Log& log, std::string_view word, Side side) {
  const auto same = [&](const auto& entry) { return entry.on == trigger.on && entry.note == trigger.note; };
  const bool flagged = std::any_of(log.flags.begin(), log.flags.end(), [&](const LoggedFlag& flag) {
    return same(flag) && flag.name.value == word && sides_meet(flag.side, side);
  });
  const bool illness = std::find(illness_words.begin(), illness_words.end(), word) != illness_words.end();
  return trigger.kind == FactKind::note &&
         (flagged || (illness && std::any_of(log.illness.begin(), log.illness.end(), same)));
}

/// Whether the flag or illness itself sets off what its remark does: then one clearance is about both.
bool says_the_same(const StopTrigger& remark, const std::vector<StopTrigger>& all) {
  return std::any_of(all.begin(), all.end(), [&](const StopTrigger& other) {
    const bool complaint = other.kind == FactKind::flag || other.kind == FactKind::illness;
    return complaint && other.rule == remark.rule && other.on == remark.on && other.note == remark.note;
  });
}

/// A complaint that is over says nothing of the warning sign in its words: a clinician ends that, by the rule's name.
std::string sign_in_words(const LoadedPlan& loaded, std::string_view what, std::span<const std::string> given, Day on) {
  const std::size_t colon = std::min(what.find(':'), what.size());
  const std::string_view area = trim(what.substr(0, colon));
  const Side side = colon == what.size() ? Side::both : parse_side(trim(what.substr(colon + 1))).value_or(Side::both);
  const std::vector<StopTrigger> all = stop_triggers(loaded.schedule, *loaded.plan, *loaded.rules);
  for (const StopTrigger& trigger : all) {
    const bool symptom = trigger.kind == FactKind::symptom && trigger.name == area && sides_meet(trigger.side, side);
    const bool remark = is_remark_on(trigger, loaded.plan->entries, area, side) && !says_the_same(trigger, all);
    const bool meant = (symptom || remark) && trigger.by_words && is_open(trigger) && trigger.on <= on;
    if (!meant || is_given(given, trigger.rule)) continue;
    const std::string by =
        symptom ? fmt::format("the words of {} set it off, \"{}\"", trigger.words, cut(one_line(trigger.note), 60))
                : fmt::format("{} set it off", trigger.words);
    return fmt::format("the stop {0} stays: {1}\nonce a clinician has cleared you: --clear {0}", trigger.rule, by);
  }
  return {};
}

/// The stops there are, for who asked to clear something else; empty without any.
std::string stops_in_force(const LoadedPlan& loaded) {
  std::string text;
  std::vector<std::string_view> named;
  for (const StopTrigger& trigger : stop_triggers(loaded.schedule, *loaded.plan, *loaded.rules)) {
    if (!is_open(trigger) || !is_logged(trigger)) continue;
    if (std::find(named.begin(), named.end(), trigger.rule) != named.end()) continue;
    named.push_back(trigger.rule);
    text += fmt::format("\nin force: {}, set off by {}; once a clinician has cleared you: --clear {}", trigger.rule,
                        cut(one_line(trigger.words), 60), trigger.rule);
  }
  return text;
}

/// A rule by its id; in small letters, too, where no complaint is called so.
const Rule* rule_named(const RulePack& rules, std::string_view what) {
  if (const Rule* rule = rules.find(what)) return rule;
  const std::string_view word = trim(what.substr(0, what.find(':')));
  const bool illness = std::find(illness_words.begin(), illness_words.end(), word) != illness_words.end();
  if (illness || parse_area(word) || is_flag(word)) return nullptr;
  const auto found = std::find_if(rules.rules.begin(), rules.rules.end(),
                                  [&](const Rule& rule) { return lower(rule.id) == lower(what); });
  return found == rules.rules.end() ? nullptr : &*found;
}

}  // namespace

std::string clearing_entries(const LoadedPlan& loaded, std::string_view written, std::span<const std::string> given,
                             Day on, std::string& error) {
  // In words of lists underscores are hyphens.
  std::string what{written};
  std::replace(what.begin(), what.end(), '_', '-');
  const Rule* rule = rule_named(*loaded.rules, what);
  const std::string sign = rule == nullptr ? sign_in_words(loaded, what, given, on) : std::string{};
  if (!sign.empty()) {
    error = sign;
    return {};
  }
  std::string text = rule != nullptr ? stop_entries(loaded, rule->id, given, on, error)
                                     : complaint_entries(loaded.plan->entries, what, on, error);
  if (text.empty() && !error.empty() && error.find(": --clear ") == std::string::npos) error += stops_in_force(loaded);
  return text;
}

std::string how_it_ends(const Stop& stop, const std::vector<StopTrigger>& triggers, std::string_view path) {
  const auto any = [&](auto holds) {
    return std::any_of(triggers.begin(), triggers.end(),
                       [&](const StopTrigger& trigger) { return trigger.rule == stop.id && holds(trigger); });
  };
  if (stop.until) {
    const bool cleared = any([](const StopTrigger& trigger) { return trigger.until_cleared; });
    return fmt::format("{} The last day of this stop is {}.\n", cleared ? "It is cleared." : "It ends by itself.",
                       format_day(*stop.until - std::chrono::days{1}));
  }
  std::string text;
  if (any([](const StopTrigger& trigger) { return is_open(trigger) && is_logged(trigger); })) {
    text += fmt::format("Once a clinician has cleared you:\n  rubdown log {} --clear {}{}\n", shell_word(path), stop.id,
                        cleared_with(stop.id, triggers));
  }
  if (any([](const StopTrigger& trigger) { return is_open(trigger) && trigger.kind == FactKind::condition; })) {
    text += "Once a clinician agrees: `cleared = DATE` under the [[condition]] in the plan.\n";
  }
  if (any([](const StopTrigger& trigger) { return is_open(trigger) && trigger.kind == FactKind::surgery; })) {
    text += "Once a clinician has cleared you: the date under [surgery.cleared] in the plan.\n";
  }
  return text;
}

}  // namespace rubdown::cli
