#include <algorithm>
#include <array>

#include "rubdown/workout/codes.hpp"
#include "rubdown/workout/workout.hpp"
#include "rubdown/workout/workout_reader.hpp"
#include "workout/meaning.hpp"
#include "workout/parser.hpp"
#include "workout/print.hpp"
#include "workout/remarks.hpp"

namespace rubdown {
namespace {

constexpr std::array<const Code*, 8> codes{&not_understood,  &misspelt_word,        &minutes_or_metres,
                                           &total_differs,   &repeat_without_count, &workout_too_long,
                                           &nested_too_deep, &empty_workout};
constexpr std::size_t most_characters = 500;
constexpr std::size_t most_known = 64;  // enough for a plan, few enough to look through

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// The first `most_characters` characters.
std::string_view head_of(std::string_view text) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (!continues(text[i]) && ++characters > most_characters) return text.substr(0, i);
  return text;
}

/// The place of bytes `from` to `to` of a text written in one line at `at`; elsewhere none.
Span place_of(std::string_view text, std::uint32_t from, std::uint32_t to, Span at) {
  const bool one_line = at.line != 0 && at.line == at.end_line && text.find('\n') == std::string_view::npos;
  if (!one_line) return at;
  const auto columns = [&](std::size_t end) {
    std::uint32_t n = 0;
    for (std::size_t i = 0; i < end && i < text.size(); ++i) n += continues(text[i]) ? 0 : 1;
    return n;
  };
  if (columns(text.size()) != at.end_column - at.column) return at;  // written with escapes, or as a number
  Span place = at;
  place.column = at.column + columns(from);
  place.end_column = at.column + std::max(columns(to), columns(from) + 1);
  return place;
}

struct Reading {
  workout::Syntax syntax;
  std::string steps;
};

workout::Syntax read_again(const std::string& steps, Units units) {
  std::vector<workout::Remark> ignored;
  workout::Lexed lexed;
  workout::lex(steps, lexed);
  return workout::Parser(steps, lexed, units, ignored).parse();
}

/// A step of a size, an effort and an activity, without a name, a note or a place in the whole.
bool plain(const workout::Item& item) {
  return !item.repeated && item.body.empty() && item.gaps.empty() && item.step.note.empty() && !item.step.optional &&
         item.step.labels == 0;
}

/// Just the name of something to do: `rest`, `yoga`.
bool only_named(const workout::Step& step) {
  return step.activity != workout::Activity::run && step.effort.from == workout::Zone::none && !step.target &&
         step.role == workout::Role::main && step.position == workout::Position::none;
}

/// A size that reads the same in any row: kilometres or miles in whole metres or hundredths, or whole minutes.
bool plainly_sized(const workout::Step& step) {
  if (step.distance && step.duration) return false;
  if (step.duration)
    return step.duration->min % Minutes{1} == Seconds{0} && step.duration->max % Minutes{1} == Seconds{0} &&
           step.duration->max <= Minutes{240};
  if (!step.distance) return false;
  const bool mi = step.distance->unit == workout::DistanceUnit::mi;
  if (!mi && step.distance->unit != workout::DistanceUnit::km) return false;
  const auto round = [mi](Distance d) { return d.mm % (mi ? mile.mm / 8 : kilometre.mm / 1000) == 0; };
  return round(step.distance->value.min) && round(step.distance->value.max);
}

/// Plain steps in a row print and read the same; anything else is proved by reading it.
bool plainly_stable(const workout::Syntax& syntax) {
  if (syntax.halves.size() != 1 || syntax.halves[0].options.size() != 1) return false;
  const std::vector<workout::Item>& items = syntax.halves[0].options[0].items;
  if (items.size() == 1) return plain(items[0]) && (items[0].step.measured() || only_named(items[0].step));
  return std::all_of(items.begin(), items.end(), [](const workout::Item& item) {
    return plain(item) && plainly_sized(item.step) && item.step.role == workout::Role::main &&
           item.step.position == workout::Position::none && item.step.activity == workout::Activity::run;
  });
}

/// The canonical notation of a tree, and the tree it stands for. Prose can print to something that reads otherwise;
/// then the notation rules, and where it does not settle, the text is kept as one remark.
Reading settle(workout::Syntax syntax, std::string_view text, Units units) {
  constexpr int tries = 4;
  std::string steps = workout::print(syntax);
  if (steps == text || plainly_stable(syntax)) return {std::move(syntax), std::move(steps)};
  for (int i = 0; i < tries; ++i) {
    workout::Syntax again = read_again(steps, units);
    if (again == syntax) return {std::move(syntax), std::move(steps)};
    syntax = std::move(again);
    steps = workout::print(syntax);
  }
  workout::Item remark;
  workout::add_note(remark.step, text);
  workout::Syntax prose{{workout::Half{{workout::Session{{std::move(remark)}}}}}};
  steps = workout::print(prose);
  return {read_again(steps, units), std::move(steps)};
}

}  // namespace

std::span<const Code* const> workout_codes() { return codes; }

Workout parse_workout(std::string_view text, Units units, Span at, Diagnostics& findings) {
  Workout result;
  result.text = text;
  std::vector<workout::Remark> remarks;
  const std::string_view read = head_of(text);
  workout::Lexed lexed;
  workout::lex(read, lexed);
  Reading reading = settle(workout::Parser(read, lexed, units, remarks).parse(), read, units);
  const workout::Syntax& syntax = reading.syntax;
  workout::interpret(syntax, units, result);
  result.steps = std::move(reading.steps);
  workout::add_remarks(read, lexed, syntax, result, units, remarks);
  if (read.size() < text.size())
    remarks.push_back({&workout_too_long, static_cast<std::uint32_t>(read.size()),
                       static_cast<std::uint32_t>(text.size()),
                       "the workout has more than 500 characters; the rest is not read", "move remarks to a note"});
  for (workout::Remark& remark : remarks)
    findings.add(*remark.code, place_of(text, remark.from, remark.to, at), std::move(remark.message),
                 std::move(remark.help));
  return result;
}

Workout WorkoutReader::read(std::string_view text, Span at, Diagnostics& findings) {
  for (const Workout& known : known_)
    if (known.text == text) return known;
  const std::size_t before = findings.size();
  Workout workout = parse_workout(text, units_, at, findings);
  if (findings.size() == before && known_.size() < most_known) known_.push_back(workout);
  return workout;
}

std::string print_workout(const Workout& workout) { return workout.steps; }

}  // namespace rubdown
