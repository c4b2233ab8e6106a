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

Side side_of(const LoggedFlag& flag) { return flag.side; }
Side side_of(const LoggedSymptom& symptom) { return symptom.area.side; }
Side side_of(const LoggedIllness&) { return Side::both; }

/// Of the entries `is_meant` takes, the latest one of each side that none has ended by `on`.
template <class Entry, class IsMeant>
std::vector<Entry> open_entries(const std::vector<Entry>& all, Day on, IsMeant is_meant) {
  const auto ended = [&](const Entry& entry) {
    return std::any_of(all.begin(), all.end(), [&](const Entry& other) {
      return is_meant(other) && other.on >= entry.on && other.cleared && *other.cleared >= entry.on &&
             sides_meet(side_of(other), side_of(entry));
    });
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

template <class Entry>
std::string with_end(std::vector<Entry> open, Day on) {
  std::string text;
  for (Entry& entry : open) {
    entry.cleared = on;
    entry.note.clear();
    text += (text.empty() ? "" : "\n") + log_entry(entry);
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

std::string unknown_word(std::string_view word) {
  if (is_condition(word)) {
    return fmt::format("{} is a condition of the plan\nwrite `cleared = DATE` under its [[condition]]", word);
  }
  std::vector<std::string_view> words(illness_words.begin(), illness_words.end());
  for (const std::string_view name : flag_names()) words.push_back(name);
  for (const std::string_view name : area_names()) words.push_back(name);
  const std::string_view near = nearest(word, words);
  return fmt::format("--clear does not know \"{}\"\n{}", one_line(word),
                     near.empty() ? std::string{"it takes a flag, an area or an illness that was logged"}
                                  : fmt::format("did you mean {}?", near));
}

}  // namespace

std::string clearing_entries(const Log& log, std::string_view what, Day on, std::string& error) {
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
  const auto same_flag = [&](const LoggedFlag& flag) {
    return flag.name.value == word && sides_meet(flag.side, *side);
  };
  const auto same_area = [&](const LoggedSymptom& symptom) {
    return area && symptom.area.area == *area && sides_meet(symptom.area.side, *side);
  };
  const auto any_illness = [&](const LoggedIllness&) { return illness; };
  std::string text;
  for (const std::string& more : {with_end(open_entries(log.flags, on, same_flag), on),
                                  with_end(without_pain(open_entries(log.symptoms, on, same_area)), on),
                                  with_end(open_entries(log.illness, on, any_illness), on)}) {
    text += (text.empty() || more.empty() ? "" : "\n") + more;
  }
  if (text.empty()) error = fmt::format("nothing about {} is open on {}", one_line(what), format_day(on));
  return text;
}

}  // namespace rubdown::cli
