#include <algorithm>
#include <array>

#include "rubdown/workout/codes.hpp"
#include "rubdown/workout/workout.hpp"
#include "workout/everyday.hpp"
#include "workout/meaning.hpp"
#include "workout/parser.hpp"
#include "workout/remarks.hpp"
#include "workout/settle.hpp"

namespace rubdown {
namespace {

constexpr std::array<const Code*, 9> codes{&not_understood,  &misspelt_word,        &minutes_or_metres,
                                           &total_differs,   &repeat_without_count, &workout_too_long,
                                           &nested_too_deep, &empty_workout,        &cannot_be_meant};
constexpr std::size_t most_characters = 500;

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

}  // namespace

std::span<const Code* const> workout_codes() { return codes; }

Workout parse_workout(std::string_view text, Units units, Span at, Diagnostics& findings) {
  if (std::optional<Workout> everyday = workout::read_everyday(text)) return std::move(*everyday);
  Workout result;
  result.text = text;
  std::vector<workout::Remark> remarks;
  const std::string_view read = head_of(text);
  workout::Lexed lexed;
  workout::lex(read, lexed);
  workout::Syntax syntax = workout::Parser(read, lexed, units, remarks).parse();
  result.steps = workout::settle(syntax, read, units);
  workout::interpret(syntax, units, result);
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

std::string print_workout(const Workout& workout) { return workout.steps; }

}  // namespace rubdown
