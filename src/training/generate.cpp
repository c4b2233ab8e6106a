#include "rubdown/training/generate.hpp"

#include <algorithm>

#include "rubdown/base/text.hpp"
#include "training/generator.hpp"

namespace rubdown {
namespace {

constexpr std::string_view levels[] = {"beginner", "intermediate", "advanced"};
constexpr std::string_view progressions[] = {"strict", "classic"};

template <std::size_t count>
std::optional<std::size_t> index_of_word(const std::string_view (&words)[count], std::string_view word) {
  const auto found = std::find(std::begin(words), std::end(words), lower(word));
  if (found == std::end(words)) return std::nullopt;
  return static_cast<std::size_t>(found - std::begin(words));
}

}  // namespace

std::optional<Level> parse_level(std::string_view word) {
  const auto index = index_of_word(levels, word);
  return index ? std::optional{static_cast<Level>(*index)} : std::nullopt;
}

std::span<const std::string_view> level_names() { return levels; }

std::string_view name(Level level) { return levels[static_cast<std::size_t>(level)]; }

std::optional<Progression> parse_progression(std::string_view word) {
  const auto index = index_of_word(progressions, word);
  return index ? std::optional{static_cast<Progression>(*index)} : std::nullopt;
}

std::span<const std::string_view> progression_names() { return progressions; }

std::string_view name(Progression progression) { return progressions[static_cast<std::size_t>(progression)]; }

std::string generate_plan(const GenerateRequest& request, Diagnostics& findings) {
  const auto settled = generator::settle_request(request, findings);
  if (!settled) return {};
  generator::warn_of_the_past(*settled, findings);
  std::vector<generator::WeekPlan> weeks = generator::arrange(*settled, generator::block_of(settled->shape));
  generator::write_sessions(*settled, weeks);
  return generator::write_plan(*settled, weeks);
}

}  // namespace rubdown
