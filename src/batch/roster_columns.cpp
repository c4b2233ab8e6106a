// The columns of a roster: which key of the plan each stands for, and what is said of the others.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "batch/roster_key.hpp"
#include "plan/keys.hpp"
#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/codes.hpp"

namespace rubdown {
namespace {

constexpr RosterColumn column_rows[] = {
    {"id", "id", "the athlete's identity and the name of the files"},
    {"plan", "plan", "the plan or template, relative to the roster"},
    {"name", "athlete.name", "the athlete's name"},
    {"timezone", "athlete.timezone", "where the athlete lives"},
    {"units", "plan.units", "km or mi"},
    {"race", "race.name", "the name of the A race"},
    {"race_name", "race.name", "the name of the A race"},
    {"race_date", "race.date", "the day of the A race"},
    {"race_start", "race.start", "its start"},
    {"race_distance", "race.distance", "its distance"},
    {"goal", "race.goal", "the goal for it"},
    {"easy_pace", "athlete.easy_pace", "pace of easy runs"},
    {"born", "athlete.born", "year of birth"},
    {"weeks_running", "athlete.weeks_running", "weeks of regular running"},
    {"run_at", "athlete.run_at", "when runs start"},
    {"massage", "availability.massage", "when massage is possible, windows separated by `;` or `,`"},
    {"busy", "availability.busy", "calendars of times that are taken, separated by `;`"},
    {"massage_every_days", "recovery.massage_every_days", "the athlete's own ceiling"},
    {"massages_per_month", "recovery.massages_per_month", "the athlete's budget"},
    {"prefer", "recovery.prefer", "relax or sport"},
    {"deep_tissue", "recovery.deep_tissue", "true to allow deep-tissue massage"},
    {"last_massage", "recovery.last_massage", "the day of the last massage"},
    {"log", "plan.log", "the athlete's log"},
};

/// Names that mean nothing to the planner and are found in every roster.
constexpr std::array<std::string_view, 4> passed_over{"email", "phone", "group", "coach"};

/// A column that is called so holds what was said of the athlete.
constexpr std::array<std::string_view, 6> remark_words{"note", "notes", "comment", "comments", "remark", "remarks"};

/// One that is called so is about health, and too much may stand there for words to be listened for.
constexpr std::array<std::string_view, 10> health_words{"health",    "medical",   "medication", "medicine",
                                                        "diagnosis", "diagnoses", "diagnosed",  "doctor",
                                                        "pregnant",  "pregnancy"};

std::string plain_name(std::string_view text) {
  std::string name = lower(trim(text));
  std::replace(name.begin(), name.end(), ' ', '_');
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

bool is_one_of(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The name with or without its hyphen: `e-mail`.
bool is_passed_over(std::string_view name) { return is_one_of(passed_over, name) || name == "e_mail"; }

/// `racedate` for `Race Date`, `race_date` and `race.date`.
std::string squeezed(std::string_view text) {
  std::string name = lower(trim(text));
  std::erase_if(name, [](char c) { return c == ' ' || c == '_' || c == '-' || c == '.'; });
  return name;
}

constexpr std::string_view clearance = "cleared";

/// What such a section says holds until it is cleared, so that it must not get lost.
bool is_health(const toml::Section& section) {
  return section.name != keys::note.name &&
         std::any_of(section.keys.begin(), section.keys.end(), [](const toml::Key& k) { return k.name == clearance; });
}

/// Calls `take` with the name and section of each part of a plan.
template <class Take>
void each_section(const Take& take) {
  for (const toml::Key& part : keys::file.keys) {
    if (part.section != nullptr) take(part.name, *part.section);
  }
}

/// The key below `prefix` whose name is that without its signs; empty where there is none.
std::string known_key(std::string_view wanted, const std::string& prefix, const toml::Section& section) {
  for (const toml::Key& key : section.keys) {
    std::string name = fmt::format("{}.{}", prefix, key.name);
    if (squeezed(name) == wanted) return name;
    if (key.section == nullptr || key.section->many) continue;
    if (std::string inner = known_key(wanted, name, *key.section); !inner.empty()) return inner;
  }
  return {};
}

/// `symptom.area` for `Symptom area`. Of sections that repeat in a plan a cell can only mean the first: those of races
/// and of health, but none of weeks or the log.
std::string known_key(std::string_view header) {
  const std::string wanted = squeezed(header);
  for (const RosterColumn& column : column_rows) {
    if (squeezed(column.name) == wanted || squeezed(column.key) == wanted) return std::string{column.key};
  }
  std::string found;
  each_section([&](std::string_view name, const toml::Section& section) {
    if (!found.empty() || (section.many && name != keys::race.name && !is_health(section))) return;
    found = known_key(wanted, std::string{name}, section);
  });
  return found;
}

/// `flag`, `flags`, a typing error of a longer name, or another word for it.
bool resembles(std::string_view word, std::string_view name) {
  constexpr std::size_t long_enough = 6;
  if (word.starts_with(name) && word.size() - name.size() <= 2) return true;
  return name.size() >= long_enough && !nearest(word, std::span{&name, 1}).empty();
}

std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find('_'), name.size());
    if (end > 0) words.push_back(name.substr(0, end));
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return words;
}

/// True where one of the words of a column's name is one of these, whatever signs stand about it: `Notes:`.
bool has_word(std::string_view header, std::span<const std::string_view> wanted) {
  std::string column = lower(header);
  std::replace_if(
      column.begin(), column.end(), [](char c) { return c >= 0 && (c < 'a' || c > 'z'); }, '_');
  const std::vector<std::string_view> words = words_of(column);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return is_one_of(wanted, word); });
}

/// The keys a row wants together: `flag.name` and `flag.on`.
std::string wanted_keys(std::string_view name, const toml::Section& section) {
  std::vector<std::string> wanted;
  for (const toml::Key& key : section.keys) {
    if (key.required) wanted.push_back(fmt::format("{}.{}", name, key.name));
  }
  return fmt::format("{}", fmt::join(wanted, ", "));
}

/// `flag.1.cleared`: it ends what is there, while `flag.cleared` would begin another. Of an operation, which has
/// several, the first of them.
std::string clearance_of(std::string_view name, const toml::Section& section) {
  std::string key = fmt::format("{}.1.{}", name, clearance);
  for (const toml::Key& part : section.keys) {
    if (part.name == clearance && part.section != nullptr) key += fmt::format(".{}", part.section->keys.front().name);
  }
  return key;
}

/// True where a column is called as something such a section may hold: `chest_pain`, `knee`, `warning_sign`.
bool names_a_word(const std::string& column, const toml::Section& section) {
  return std::any_of(section.keys.begin(), section.keys.end(), [&](const toml::Key& key) {
    if (key.words == nullptr || key.words == side_names) return false;
    if (!key.noun.empty() && column.starts_with(plain_name(key.noun))) return true;
    const auto words = key.words();
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return plain_name(word) == column; });
  });
}

}  // namespace

std::span<const RosterColumn> roster_columns() { return column_rows; }

std::optional<std::string> roster_key(std::string_view name) {
  for (const RosterColumn& column : column_rows) {
    if (column.name == name) return std::string{column.key};
  }
  if (name.find('.') != std::string_view::npos) return std::string{trim(name)};
  return std::nullopt;
}

std::optional<std::string> header_key(std::string_view header) {
  if (std::string known = known_key(header); !known.empty()) return known;
  if (header.find('.') != std::string_view::npos) return plain_name(header);
  return std::nullopt;
}

std::string health_keys(std::string_view header) {
  const std::string column = plain_name(header);
  if (is_passed_over(column) || header.find('.') != std::string_view::npos) return {};
  const std::vector<std::string_view> words = words_of(column);
  constexpr std::string_view clear = clearance.substr(0, 5);
  const bool clears = std::any_of(words.begin(), words.end(), [&](auto word) { return word.starts_with(clear); });
  std::string found, cleared;
  each_section([&](std::string_view name, const toml::Section& section) {
    if (!found.empty() || !is_health(section)) return;
    const auto is_named = [&](std::string_view word) { return resembles(word, name); };
    if (std::any_of(words.begin(), words.end(), is_named) || names_a_word(column, section))
      found = wanted_keys(name, section);
    cleared += fmt::format("{}{}", cleared.empty() ? "" : ", ", clearance_of(name, section));
  });
  if (found.empty() && has_word(header, health_words))
    found = wanted_keys(keys::flag.name, keys::flag) + " or " + wanted_keys(keys::note.name, keys::note);
  return !found.empty() || !clears ? found : cleared;
}

bool is_heard(std::string_view header) {
  return !trim(header).empty() && header.find('.') == std::string_view::npos && !is_passed_over(plain_name(header));
}

void report_health_cell(std::string_view header, std::string_view wanted, Span at, Diagnostics& findings) {
  findings.add(health_column, at,
               fmt::format("what stands under \"{}\" would not count: it is no key of the plan", one_line(header)),
               fmt::format("call it {}; by another word where it is not about health", wanted));
}

void report_unknown_column(std::string_view header, Span at, Diagnostics& findings) {
  if (trim(header).empty() || is_passed_over(plain_name(header))) return;
  std::vector<std::string_view> names;
  for (const RosterColumn& column : column_rows) names.push_back(column.name);
  const std::string_view near = nearest(plain_name(header), names);
  const std::string health = health_keys(header);
  if (health.empty() && has_word(header, remark_words)) return;
  findings.add(unknown_column, at, fmt::format("the column \"{}\" is not used", one_line(header)),
               !health.empty() ? fmt::format("is {} meant?", health)
               : near.empty()  ? std::string{"name a key of the plan with dots, for example athlete.easy_pace"}
                               : fmt::format("did you mean \"{}\"?", near));
}

}  // namespace rubdown
