// Pieces the terminal formats share: wrapped text, the box of a stop, notes, the closing lines.
#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "output/ink.hpp"
#include "output/view.hpp"

namespace rubdown {

/// Narrower widths are printed as this one: below it no layout is of use.
inline constexpr std::size_t least_width = 40;

/// As `most`: stops and notices keep somebody safe and are never cut, and advice only where it is far longer than any
/// built-in rule's on the narrowest page.
inline constexpr std::size_t all_lines = std::numeric_limits<std::size_t>::max(), advice_lines = 24;

/// Clean text in lines of at most `width` columns, at most `most` of them, the last one cut with an ellipsis.
std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t most, bool ascii);

/// The stops, each in a box as wide as the page, with what to do. Nothing without stops.
void put_stops(std::string& out, const std::vector<const Stop*>& stops, const RenderOptions& options);

/// What is said about the plan as a whole, a paragraph each.
void put_notices(std::string& out, const Schedule& schedule, const RenderOptions& options);

/// One paragraph, indented by a column; later lines by three.
void put_paragraph(std::string& out, std::string_view text, Ink ink, const RenderOptions& options,
                   std::size_t most = 4);

/// A rule across the page.
void put_rule(std::string& out, const RenderOptions& options);

/// A heading line: `left` at the margin, `right` at the other end; on a line of its own where there is no room.
void put_heading(std::string& out, std::string_view left, Ink left_ink, std::string_view right, Ink right_ink,
                 const RenderOptions& options);

std::size_t page_width(const RenderOptions& options);

}  // namespace rubdown
