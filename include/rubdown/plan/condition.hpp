// Lasting conditions a runner can name in `[[condition]]`, because a rule holds something back for them.
#pragma once

#include <span>
#include <string_view>

namespace rubdown {

struct ConditionRow {
  std::string_view name;   ///< `anticoagulant`, as written in files
  std::string_view means;  ///< one plain clause, for help
};

std::span<const ConditionRow> conditions();
std::span<const std::string_view> condition_names();

}  // namespace rubdown
