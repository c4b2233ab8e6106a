#include "rubdown/batch/codes.hpp"

namespace rubdown {
namespace {
constexpr const Code* codes[] = {&unknown_zone, &unreadable_rules, &unreadable_log,   &unreadable_busy,
                                 &bad_roster,   &unknown_column,   &double_column,    &extra_cell,
                                 &bad_record,   &athlete_twice,    &athlete_nameless, &builtin_comes_late,
                                 &shared_log,   &health_column,    &guessed_letters};
}  // namespace

std::span<const Code* const> file_codes() { return codes; }

}  // namespace rubdown
