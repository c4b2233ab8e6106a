// What a table of conditions may ask: words and numbers there are, and what can hold at once.
#include <algorithm>
#include <array>

#include "recovery/phrases.hpp"
#include "recovery/rule_reader.hpp"

namespace rubdown {
namespace {

struct KeyRange {
  std::string_view key;
  WholeNumbers range;
};

constexpr KeyRange key_ranges[] = {
    {"priority", {0, 100}},      {"per_week", {0, 14}}, {"for_days", {0, 180}},
    {"lasting_days", {1, 1000}}, {"times", {0, 1000}},
};

constexpr std::array<std::string_view, 9> workout_flag_words{"or", "optional", "double", "runwalk", "strides",
                                                             "wu", "cd",       "range",  "total"};

/// The facts that have what a key asks for; keys that any fact may have are not here.
struct KeyFacts {
  std::string_view key;
  FactKinds facts;
};

constexpr FactKinds run = bit(FactKind::run), race = bit(FactKind::race), workout = run | race | bit(FactKind::cross),
                    symptom = bit(FactKind::symptom), stress = bit(FactKind::stress),
                    soreness = bit(FactKind::soreness), skipped = bit(FactKind::skipped), flag = bit(FactKind::flag),
                    illness = bit(FactKind::illness), surgery = bit(FactKind::surgery),
                    condition = bit(FactKind::condition), note = bit(FactKind::note);

// A C race is a run, so `run` has what races have.
constexpr KeyFacts key_facts[] = {
    {"kind", workout},
    {"long", workout},
    {"hard", workout},
    {"reaches", workout | skipped},
    {"below", workout | skipped},
    {"distance", workout},
    {"duration", workout | skipped},
    {"quality", workout},
    {"share_of_week", workout},
    {"longer_than", workout},
    {"written", workout},
    {"band", run | race},
    {"priority", run | race},
    {"area", symptom | soreness | flag | surgery | note},
    {"side", symptom | flag | surgery | note},
    {"severity", symptom},
    {"sign", symptom},
    {"words", symptom | stress | skipped | flag | illness | condition | note},
    {"except", symptom | stress | skipped | flag | illness | condition | note},
    {"lasting_days", symptom},
    {"level", stress | soreness},
    {"length", bit(FactKind::sleep)},
    {"skipped", skipped},
    {"flag", flag},
    {"fever", illness},
    {"condition", condition},
    {"massage", bit(FactKind::massage)},
    {"procedure", surgery},
    {"weeks_since", surgery},
    {"cleared_running", surgery},
    {"cleared_massage", surgery},
    {"wound_closed", surgery},
    {"extension_deficit", surgery},
    {"stiffness", surgery},
    {"weekly_distance", bit(FactKind::athlete)},
};

std::string in_words(FactKinds kinds) {
  std::string out;
  for (std::size_t i = 0; i < fact_words.size(); ++i) {
    if ((kinds & bit(static_cast<FactKind>(i))) != 0) out.append(out.empty() ? "" : " or ").append(fact_words[i]);
  }
  return out;
}

/// A key of another fact would hold never, or whatever happens.
void check_keys_of_facts(const toml::Value& table, const Match& match, Diagnostics& findings) {
  FactKinds kinds = 0;
  for (const FactKind kind : match.fact) kinds |= bit(kind);
  for (const KeyFacts& row : key_facts) {
    if (kinds == 0 || (kinds & row.facts) != 0 || toml::find(table, row.key) == nullptr) continue;
    findings.add(rule_never_holds, place(table, row.key), fmt::format("no {} has a `{}`", in_words(kinds), row.key),
                 fmt::format("it is of the fact {}", in_words(row.facts)));
  }
}

std::string in_words(int value) { return std::to_string(value); }
std::string in_words(Minutes value) { return format_lapse(value); }
std::string in_words(Distance value) { return fmt::format("{:g} km", static_cast<double>(value.mm) / 1e6); }

/// A fact's scale, both ends included.
template <class T>
struct Scale {
  std::string_view key;
  T least, most;
};

/// Bounds that lie on the scale and leave something between them.
template <class T>
void check_bounds(const toml::Value& table, const Bounds<T>& bounds, const Scale<T>& scale, Diagnostics& findings) {
  if (!bounds.at_least && !bounds.under) return;
  const toml::Value& value = *toml::find(table, scale.key);
  const auto off = [&](std::string_view key, const T& bound) {
    findings.add(rule_out_of_range, place(value, key),
                 fmt::format("`{}` is {}, but `{}` goes from {} to {}", key, in_words(bound), scale.key,
                             in_words(scale.least), in_words(scale.most)));
  };
  const std::size_t before = findings.size();
  if (bounds.at_least && (*bounds.at_least < scale.least || *bounds.at_least > scale.most)) {
    off("at_least", *bounds.at_least);
  }
  // `under` may lie one beyond the end: whatever is on the scale.
  const T beyond = scale.most + T{1};
  if (bounds.under && (*bounds.under < scale.least || *bounds.under > beyond)) off("under", *bounds.under);
  if (findings.size() > before) return;
  if (bounds.under && *bounds.under <= bounds.at_least.value_or(scale.least)) {
    findings.add(rule_never_holds, place(value, "under"),
                 fmt::format("no `{}` is {} or more and under {}", scale.key,
                             in_words(bounds.at_least.value_or(scale.least)), in_words(*bounds.under)),
                 "the larger number belongs to `under`");
  }
}

void check_all_bounds(const toml::Value& value, const Match& match, Diagnostics& findings) {
  constexpr Minutes a_day{24 * 60}, week{7 * 24 * 60};
  const Distance none{}, far = metres(1'000'000), very_far = metres(10'000'000);
  check_bounds<int>(value, match.severity, {"severity", 0, 10}, findings);
  check_bounds<int>(value, match.level, {"level", 0, 10}, findings);
  check_bounds<Minutes>(value, match.length, {"length", Minutes{0}, a_day}, findings);
  check_bounds<Minutes>(value, match.duration, {"duration", Minutes{0}, week}, findings);
  check_bounds<Distance>(value, match.distance, {"distance", none, far}, findings);
  check_bounds<Distance>(value, match.weekly_distance, {"weekly_distance", none, very_far}, findings);
  check_bounds<int>(value, match.age, {"age", 0, 150}, findings);
  check_bounds<int>(value, match.weeks_since, {"weeks_since", 0, 1000}, findings);
  check_bounds<int>(value, match.weeks_running, {"weeks_running", 0, 1000}, findings);
  if (match.share_of_week && *match.share_of_week > 1) {
    findings.add(rule_out_of_range, place(value, "share_of_week"),
                 fmt::format("`share_of_week` is {:g}, but a run is at most all of its week, 1", *match.share_of_week),
                 "a third of the week is 0.33");
  }
}

/// Whether who reaches one of the sizes is below none of the others: nobody does both.
bool excludes(const Size& reaches, const Size& below) {
  const bool far = !reaches.distance || (below.distance && *below.distance <= *reaches.distance);
  const bool lasting = !reaches.duration || (below.duration && *below.duration <= *reaches.duration);
  return far && lasting && (reaches.distance || reaches.duration);
}

void check_together(const toml::Value& value, const Match& match, Diagnostics& findings) {
  const auto never = [&](std::string_view key, std::string message, std::string help) {
    findings.add(rule_never_holds, place(value, key), std::move(message), std::move(help));
  };
  if (match.reaches && match.below && excludes(*match.reaches, *match.below)) {
    never("below", "a run that reaches `reaches` is not under `below`", "`below` takes the larger size");
  }
  const Size least{match.distance.at_least, match.duration.at_least};
  if (match.below && ((least.distance && excludes({least.distance, {}}, *match.below)) ||
                      (least.duration && excludes({{}, least.duration}, *match.below)))) {
    never("below", "a run of that distance or duration is not under `below`", "`below` takes the larger size");
  }
  for (const auto& [key, count] : {std::pair{std::string_view{"count"}, match.count}, {"not_count", match.not_count}}) {
    if (!count || (count->times > 0 && count->times <= count->days)) continue;
    never(key, fmt::format("`{}` asks for {} of {} days", key, count->times, count->days),
          "a day counts once: `times` is at least 1 and at most `days`");
  }
  if (match.count && match.not_count && match.not_count->days >= match.count->days &&
      match.not_count->times <= match.count->times) {
    never("not_count", "`count` and `not_count` exclude each other", "`not_count` takes the larger `times`");
  }
}

/// `fever -pitch`: a phrase with the words that must not stand beside it.
std::string with_exceptions(Text phrase, List<Text> except) {
  std::string all{phrase};
  for (const Text word : except) all.append(word.empty() ? "" : " -").append(word);
  return all;
}

}  // namespace

WholeNumbers range_of(std::string_view key) {
  for (const KeyRange& row : key_ranges) {
    if (row.key == key) return row.range;
  }
  return {};
}

List<Phrase> RuleReader::phrases_of(const Match& match) {
  std::vector<Phrase> phrases;
  for (const Text phrase : match.words) {
    phrases.push_back(phrase_of(store_.keep(words_as_in_notes(with_exceptions(phrase, match.except)))));
  }
  return store_.keep(std::move(phrases));
}

void RuleReader::check_phrase(const toml::Value& value, const Match& match, Text phrase) {
  const Span at = place(value, "words", phrase);
  if (phrase.starts_with('-')) {
    findings_.add(rule_out_of_range, at,
                  fmt::format("the phrase {} begins with a word that must not be there", quoted(phrase)),
                  "begin with a word to look for");
  } else if (trim(phrase).size() < 3) {
    findings_.add(rule_out_of_range, at, fmt::format("the phrase {} is too short", quoted(phrase)),
                  "three letters at least, or it would match too much");
  } else if (!can_be_found(with_exceptions(phrase, match.except))) {
    const std::string near = nearest_phrase(phrase);
    findings_.add(rule_never_holds, at, fmt::format("the phrase {} is never found in a note", quoted(phrase)),
                  near.empty()
                      ? "write words of letters, digits and apostrophes with blanks between; `*` only ends a "
                        "word, `-` and `+` only begin one (`+` not the first), and none is both wanted and forbidden"
                      : fmt::format("notes are read word by word: write \"{}\"", near));
  }
}

void RuleReader::check_except(const toml::Value& value, const Match& match) {
  if (!match.except.empty() && match.words.empty()) {
    findings_.add(rule_never_holds, place(value, "except"), "`except` stands without `words`",
                  "say in `words` what is looked for, and here what must not stand beside it");
  }
  for (const Text word : match.except) {
    const bool one_word = !word.empty() && word.front() != '-' && word.find(' ') == word.npos && can_be_found(word);
    if (one_word) continue;
    findings_.add(rule_out_of_range, place(value, "except", word), fmt::format("{} is not one word", quoted(word)),
                  "write one word each, of letters, digits and apostrophes: `*` ends one, and no `-` is needed here");
  }
}

void RuleReader::check(const toml::Value& value, const Match& match) {
  check_words(value, "flag", match.flag, flag_names());
  check_words(value, "condition", match.condition, condition_names());
  check_words(value, "written", match.written, workout_flag_words);
  if (!match.nth_week.empty() && !find_word(match.nth_week, setting_words)) {
    unknown_word(*toml::find(value, "nth_week"), "nth_week", match.nth_week, setting_words);
  }
  for (const Text phrase : match.words) check_phrase(value, match, phrase);
  check_except(value, match);
  check_keys_of_facts(value, match, findings_);
  check_all_bounds(value, match, findings_);
  check_together(value, match, findings_);
}

void RuleReader::check(const toml::Value& value, const Near& near) {
  check(value, near.match);
  if (near.match.fact.empty()) {
    findings_.add(rule_missing_key, value.at, "`fact` is missing", suggestion("", fact_words));
  }
}

}  // namespace rubdown
