#include "output/letters.hpp"

#include <array>

#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

constexpr std::array<Letter, 17> run_letters{{
    {RunKind::rest, "-"},
    {RunKind::easy, "E"},
    {RunKind::recovery, "R"},
    {RunKind::long_run, "L"},
    {RunKind::steady, "S"},
    {RunKind::marathon_pace, "M"},
    {RunKind::tempo, "T"},
    {RunKind::intervals, "I"},
    {RunKind::hills, "H"},
    {RunKind::fartlek, "F"},
    {RunKind::progression, "P"},
    {RunKind::race, "C"},
    {RunKind::cross, "X"},
    {RunKind::strength, "G"},
    {RunKind::mobility, "Y"},
    {RunKind::walk, "W"},
    {RunKind::other, "O"},
}};

constexpr bool rows_in_order() {
  for (std::size_t i = 0; i < run_letters.size(); ++i)
    if (static_cast<std::size_t>(run_letters[i].kind) != i) return false;
  return true;
}
static_assert(rows_in_order(), "letters() looks rows up by their place");

/// The part that names a recovery session: the first one that takes time.
const Care* leading(const Recovery& recovery) {
  for (const Care& care : recovery.parts)
    if (care.length.count() > 0) return &care;
  return recovery.parts.empty() ? nullptr : &recovery.parts.front();
}

}  // namespace

std::string_view letters(RunKind kind) { return run_letters[static_cast<std::size_t>(kind)].letters; }

std::string letters_of(const Session& session) {
  if (const auto* run = std::get_if<Run>(&session.what)) return std::string(letters(run->workout->kind));
  if (std::holds_alternative<Race>(session.what)) return std::string(letters(RunKind::race));
  const auto* recovery = std::get_if<Recovery>(&session.what);
  if (!recovery) return std::string(letters(RunKind::rest));
  const Care* care = leading(*recovery);
  return "~" + std::string(care ? row(care->type).letters : std::string_view{});
}

std::string letters_mean(const Session& session) {
  if (const auto* run = std::get_if<Run>(&session.what)) return lower(title(run->workout->kind));
  if (std::holds_alternative<Race>(session.what)) return "race";
  const auto* recovery = std::get_if<Recovery>(&session.what);
  if (!recovery) return "rest";
  const Care* care = leading(*recovery);
  return care ? lower(row(care->type).title) : "recovery";
}

}  // namespace rubdown
