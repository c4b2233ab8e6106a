#include "rubdown/batch/codes.hpp"

namespace rubdown {
namespace {
constexpr const Code* codes[] = {&unknown_zone, &unreadable_rules, &unreadable_log, &unreadable_busy};
}  // namespace

std::span<const Code* const> file_codes() { return codes; }

}  // namespace rubdown
