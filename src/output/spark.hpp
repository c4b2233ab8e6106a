// The plan at a glance: a column a week, as high as its distance.
#pragma once

#include <string>

#include "output/ink.hpp"
#include "output/view.hpp"

namespace rubdown {

/// One line with a block a week, the given week marked; nothing where no week has a distance or the page is too narrow.
void put_spark(std::string& out, const Schedule& schedule, const Week* now, const RenderOptions& options);

}  // namespace rubdown
