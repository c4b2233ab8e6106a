#include "workout/remarks.hpp"

#include <algorithm>

#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/workout/codes.hpp"
#include "workout/totals.hpp"

namespace rubdown::workout {
namespace {

template <class Test>
bool any_item(const std::vector<Item>& items, const Test& test) {
  return std::any_of(items.begin(), items.end(),
                     [&](const Item& item) { return test(item) || any_item(item.body, test); });
}

template <class Test>
bool any_item(const Syntax& syntax, const Test& test) {
  for (const Half& half : syntax.halves)
    for (const Session& session : half.options)
      if (any_item(session.items, test)) return true;
  return false;
}

bool says_nothing(const Item& item) {
  if (item.step.measured() || item.repeated || !item.gaps.empty()) return false;
  if (item.step.labels == 0 && !item.step.optional) return says_only_size(item.step);
  Step step = item.step;
  step.optional = false;
  step.clear(Label::choice);
  return says_only_size(step);
}

bool nothing_understood(const Syntax& syntax) {
  return !any_item(syntax, [](const Item& item) { return !says_nothing(item); });
}

std::string code_text(std::string_view text) { return "`" + cut(one_line(text), 40) + "`"; }

/// A word of a remark that is one letter away from a word of the vocabulary.
void find_misspelt(std::string_view text, const Lexed& lexed, std::vector<Remark>& remarks) {
  for (std::size_t i = 0; i < lexed.tokens.size(); ++i) {
    const Token& t = lexed.tokens[i];
    if (t.kind != TokenKind::word || t.text.size() < 4 || t.phrase.kind != WordKind::unknown) continue;
    std::string_view best;
    for (const std::string_view word : vocabulary_words()) {
      const bool plausible =
          word[0] == t.text[0] && word.size() + 1 >= t.text.size() && t.text.size() + 1 >= word.size();
      if (plausible && edit_distance(word, t.text) == 1 && word != "walks") {
        best = word;
        break;
      }
    }
    if (best.empty()) continue;
    remarks.push_back({&misspelt_word, t.at, t.end, code_text(text.substr(t.at, t.end - t.at)) + " is not understood",
                       "did you mean `" + std::string(best) + "`?"});
  }
}

bool has_minutes(const Syntax& syntax, std::int64_t minutes) {
  return any_item(syntax, [&](const Item& item) {
    return item.step.duration &&
           (item.step.duration->max == Minutes{minutes} || item.step.duration->min == Minutes{minutes});
  });
}

/// A run that is nothing but so many minutes, `long 12 m`: not a part of a session, not a repetition.
bool is_whole_run(const Syntax& syntax, std::int64_t minutes) {
  for (const Half& half : syntax.halves) {
    for (const Session& session : half.options) {
      if (session.items.empty()) continue;
      const Item& item = session.items.front();
      const bool alone = session.items.size() == 1 || item.step.has(Label::long_run);
      const bool run = !item.repeated && item.step.role == Role::main && item.step.activity <= Activity::jog;
      if (alone && run && item.step.duration && item.step.duration->max == Minutes{minutes}) return true;
    }
  }
  return false;
}

/// Numbers that were read as minutes and might be metres, miles or kilometres.
void find_open_numbers(std::string_view text, const Lexed& lexed, const Syntax& syntax, const Workout& read,
                       Units units, std::vector<Remark>& remarks) {
  constexpr std::int64_t farthest_slip = 29;  // `m` for `mi`; longer runs in minutes are common
  const bool run = is_run(read.kind) && read.kind != RunKind::tempo;
  if (!run) return;
  for (std::size_t i = 0; i + 1 < lexed.tokens.size(); ++i) {
    const Token& t = lexed.tokens[i];
    const Token& next = lexed.tokens[i + 1];
    if (t.kind != TokenKind::number || t.milli % 1000 != 0) continue;
    const std::int64_t value = t.milli / 1000;
    const bool letter = next.kind == TokenKind::word && next.text == "m";
    const bool metres = letter && value >= 60;
    const bool miles = letter && value <= farthest_slip && is_whole_run(syntax, value);
    const bool unit = next.kind == TokenKind::word && (next.alone.kind == WordKind::length_unit ||
                                                       next.alone.kind == WordKind::time_unit || next.text == "m");
    const bool sign = next.kind == TokenKind::sign && (next.sign == '\'' || next.sign == '"' || next.sign == '%');
    const bool span = next.kind == TokenKind::sign && next.sign == '-';
    const bool bare = !unit && !sign && !span && value > (units == Units::mi ? 29 : 45) && value < 100;
    if ((!metres && !miles && !bare) || value > 240 || !has_minutes(syntax, value)) continue;
    const std::uint32_t to = letter ? next.end : t.end;
    remarks.push_back({&minutes_or_metres, t.at, to,
                       code_text(text.substr(t.at, to - t.at)) + " is read as " + std::to_string(value) + " minutes",
                       metres  ? "write `min`, or `metres` if that is meant"
                       : miles ? "write `mi` or `km` if a distance is meant, else `min`"
                               : "write `min`, or the distance with its unit"});
  }
}

template <class T>
bool contradicts(const std::optional<Range<T>>& stated, const std::optional<Range<T>>& sum, bool complete, auto count) {
  if (!stated || !sum) return false;
  const bool over = count(sum->min) * 10 > count(stated->max) * 11;
  return over || (complete && count(sum->max) * 10 < count(stated->min) * 9);
}

bool totals_differ(const Item& item) {
  if (item.repeated || item.body.empty() || !item.step.measured()) return false;
  const Sum sum = total_of(item.body, Counting::careful);
  const auto has = [&](Role role) {
    return std::any_of(item.body.begin(), item.body.end(), [&](const Item& i) { return i.step.role == role; });
  };
  const bool complete = has(Role::warm_up) && has(Role::cool_down);
  std::optional<Range<Distance>> distance;
  if (item.step.distance) distance = item.step.distance->value;
  return contradicts(distance, sum.distance, complete, [](Distance d) { return d.mm; }) ||
         contradicts(item.step.duration, sum.duration, complete, [](Seconds s) { return s.count(); });
}

/// `-5 mi`: a sign before a size that is neither a joint nor an offset.
bool is_minus(const Lexed& lexed, std::size_t i) {
  const Token& t = lexed.tokens[i];
  const Token& next = lexed.tokens[i + 1];
  if (t.kind != TokenKind::sign || t.sign != '-' || next.kind != TokenKind::number || !t.space || next.space)
    return false;
  if (i == 0) return true;
  const Token& before = lexed.tokens[i - 1];
  const bool joint = before.kind == TokenKind::sign && (before.sign == ',' || before.sign == '+');
  return joint || before.alone.kind == WordKind::zone || before.alone.kind == WordKind::label;
}

/// Sizes below zero and of nothing.
void find_no_sizes(std::string_view text, const Lexed& lexed, const Syntax& syntax, std::vector<Remark>& remarks) {
  const auto empty = [](const Item& item) {
    const Step& step = item.step;
    return (step.distance && step.distance->value.max <= Distance{}) ||
           (step.duration && step.duration->max <= Seconds{});
  };
  const auto offset = [](const Item& item) { return item.step.effort.offset != 0; };
  for (std::size_t i = 0; i + 1 < lexed.tokens.size(); ++i) {
    const Token& t = lexed.tokens[i];
    const bool nothing = (t.kind == TokenKind::number || t.kind == TokenKind::clock) && t.milli == 0;
    const bool minus = !nothing && is_minus(lexed, i);
    if (!(nothing && any_item(syntax, empty)) && !(minus && !any_item(syntax, offset))) continue;
    const std::size_t number = minus ? i + 1 : i;
    const WordKind unit = lexed.tokens[number + 1].alone.kind;
    const bool has_unit = unit == WordKind::length_unit || unit == WordKind::time_unit;
    const std::uint32_t to = lexed.tokens[has_unit ? number + 1 : number].end;
    remarks.push_back({&cannot_be_meant, t.at, to,
                       code_text(text.substr(t.at, to - t.at)) +
                           (minus ? " is below zero; it is read without the sign" : " is no size"),
                       "write a distance or a time above zero"});
  }
}

/// A pace that is a typing error: outside 2:00 to 20:00 a kilometre, over more than a sprint.
bool beyond_running(const Item& item) {
  const Step& step = item.step;
  if (!step.target || step.target->per == Per::none || step.activity > Activity::float_run) return false;
  if (step.distance && step.distance->value.max < Distance{200'000}) return false;
  const std::int64_t mm = step.target->per == Per::mi ? mile.mm : kilometre.mm;
  const auto per_km = [mm](Seconds time) { return time.count() * kilometre.mm / mm; };
  return per_km(step.target->time.min) < 120 || per_km(step.target->time.max) > 1200;
}

void find_paces(std::string_view text, const Lexed& lexed, const Syntax& syntax, std::vector<Remark>& remarks) {
  if (!any_item(syntax, beyond_running)) return;
  for (std::size_t i = 0; i + 2 < lexed.tokens.size(); ++i) {
    const Token& t = lexed.tokens[i];
    const auto meant = [&t](const Item& item) {
      return beyond_running(item) &&
             (item.step.target->time.min.count() == t.milli || item.step.target->time.max.count() == t.milli);
    };
    if (t.kind != TokenKind::clock || !any_item(syntax, meant)) continue;
    const bool per = lexed.tokens[i + 1].sign == '/' && lexed.tokens[i + 2].kind == TokenKind::word;
    const std::uint32_t to = per ? lexed.tokens[i + 2].end : t.end;
    remarks.push_back({&cannot_be_meant, t.at, to, code_text(text.substr(t.at, to - t.at)) + " is no pace for running",
                       "write minutes and seconds for a kilometre or a mile, as in `5:40/km` or `9:10/mi`"});
    return;
  }
}

void find_uncounted(const Lexed& lexed, const Syntax& syntax, std::vector<Remark>& remarks) {
  if (any_item(syntax, [](const Item& item) { return item.repeated || !item.body.empty(); })) return;
  if (!any_item(syntax, [](const Item& item) {
        return item.step.measured() && (item.step.has(Label::intervals) || item.step.has(Label::hills));
      }))
    return;
  for (const Token& t : lexed.tokens)
    if (t.kind == TokenKind::word &&
        (t.text == "repeats" || t.text == "reps" || t.text == "repetitions" || t.text == "repeat")) {
      remarks.push_back(
          {&repeat_without_count, t.at, t.end, "the repetitions have no count", "write how many, as in `6 x 400 m`"});
      return;
    }
}

}  // namespace

void add_remarks(std::string_view text, const Lexed& lexed, const Syntax& syntax, const Workout& read, Units units,
                 std::vector<Remark>& remarks) {
  const auto end = static_cast<std::uint32_t>(text.size());
  if (lexed.tokens.size() <= 1) {
    remarks.push_back({&empty_workout, 0, end, "the workout has no text", "write `rest` for a day without one"});
    return;
  }
  find_misspelt(text, lexed, remarks);
  if (nothing_understood(syntax)) {
    if (remarks.empty() || remarks.back().code != &misspelt_word)
      remarks.push_back({&not_understood, 0, end, code_text(text) + " is not understood as a workout",
                         "write a distance, a time or an effort, as in `easy 5 mi`"});
    return;
  }
  find_open_numbers(text, lexed, syntax, read, units, remarks);
  find_no_sizes(text, lexed, syntax, remarks);
  find_paces(text, lexed, syntax, remarks);
  find_uncounted(lexed, syntax, remarks);
  if (any_item(syntax, totals_differ))
    remarks.push_back({&total_differs, 0, end, "the parts do not add up to the stated total",
                       "correct the total or its parts; the total counts"});
}

}  // namespace rubdown::workout
