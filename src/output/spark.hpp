// The plan at a glance: a column a week, as high as its distance.
#pragma once

#include <string>
#include <string_view>

#include "output/view.hpp"

namespace rubdown {

/// A block of height 0 to 7.
std::string_view level_block(std::size_t level, bool ascii);

/// One line with a block a week, the given week marked; nothing where no week has a distance or the page is too narrow.
void put_spark(std::string& out, const Schedule& schedule, const Week* now, const RenderOptions& options);

}  // namespace rubdown
