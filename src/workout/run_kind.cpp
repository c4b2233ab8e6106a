#include <array>

#include "rubdown/workout/workout.hpp"

namespace rubdown {
namespace {

struct KindRow {
  std::string_view name, title;
  bool run;
};

// In the order of RunKind.
constexpr std::array<KindRow, 17> kinds{{{"rest", "Rest", false},
                                         {"easy", "Easy", true},
                                         {"recovery", "Recovery", true},
                                         {"long", "Long run", true},
                                         {"steady", "Steady", true},
                                         {"marathon-pace", "Marathon pace", true},
                                         {"tempo", "Tempo", true},
                                         {"intervals", "Intervals", true},
                                         {"hills", "Hills", true},
                                         {"fartlek", "Fartlek", true},
                                         {"progression", "Progression", true},
                                         {"race", "Race", true},
                                         {"cross", "Cross-training", false},
                                         {"strength", "Strength", false},
                                         {"mobility", "Mobility", false},
                                         {"walk", "Walk", false},
                                         {"other", "Other", false}}};

constexpr auto names_of_kinds = [] {
  std::array<std::string_view, kinds.size()> result{};
  for (std::size_t i = 0; i < kinds.size(); ++i) result[i] = kinds[i].name;
  return result;
}();

const KindRow& row_of(RunKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

}  // namespace

std::string_view name(RunKind kind) { return row_of(kind).name; }
std::string_view title(RunKind kind) { return row_of(kind).title; }
bool is_run(RunKind kind) { return row_of(kind).run; }
std::span<const std::string_view> run_kind_names() { return names_of_kinds; }

std::optional<RunKind> parse_run_kind(std::string_view word) {
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (kinds[i].name == word) return static_cast<RunKind>(i);
  return std::nullopt;
}

std::vector<std::string_view> names(const WorkoutFlags& flags) {
  const std::pair<bool, std::string_view> rows[] = {
      {flags.choice, "or"},        {flags.optional, "optional"}, {flags.two_a_day, "double"},
      {flags.run_walk, "runwalk"}, {flags.strides, "strides"},   {flags.warm_up, "wu"},
      {flags.cool_down, "cd"},     {flags.range, "range"},       {flags.total_stated, "total-stated"}};
  std::vector<std::string_view> result;
  for (const auto& [set, word] : rows)
    if (set) result.push_back(word);
  return result;
}

}  // namespace rubdown
