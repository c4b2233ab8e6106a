// The events of a calendar file as entries of a comparison.
#pragma once

#include <string_view>
#include <vector>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/base/zone.hpp"
#include "rubdown/schedule/diff.hpp"

namespace rubdown {

/// The events that this program wrote into a calendar, those of one plan (CalendarIds::tag()) or of all where `tag` is
/// empty; cancelled ones are gone. Identities are UIDs, times are those of `zone` (null: as they are written). Damage
/// is reported and read around (C003); a text that is no calendar is C005.
std::vector<DiffEntry> calendar_entries(std::string_view calendar, std::string_view tag, const Zone* zone,
                                        std::uint32_t source, Diagnostics& findings);

}  // namespace rubdown
