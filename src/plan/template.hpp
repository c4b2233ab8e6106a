// A plan file with the templates it extends, and with the values of a roster's row on top: one tree.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/plan/read_plan.hpp"
#include "toml/read.hpp"
#include "toml/table.hpp"

namespace rubdown {

/// The chain is merged from the farthest template to the plan itself; every value keeps the place it was written at.
/// `units` are those of each file that names some or extends one that does.
toml::Document read_with_templates(const PlanInput& input, Sources& sources, Diagnostics& findings,
                                   std::vector<toml::FileUnits>& units);

/// `path` as seen from the folder of `from`, with `.` and `..` resolved in the text alone: a template's name in
/// Sources.
std::string resolve_path(std::string_view from, std::string_view path);

/// What `[plan] units` says; nothing where it says nothing that is understood.
std::optional<Units> stated_units(toml::Value& root, Diagnostics& findings);

/// `race.goal` without a number means the A race, else the first. The tree then refers to the overrides and to `texts`.
void apply_overrides(std::span<const Override> overrides, toml::Value& root, toml::Texts& texts, Diagnostics& findings);

}  // namespace rubdown
