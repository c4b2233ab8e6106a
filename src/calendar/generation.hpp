// One event from one generation of a calendar to the next.
#pragma once

#include <string>

#include "calendar/ics_blocks.hpp"

namespace rubdown {

/// True where both say the same but for their stamps; the order of lines and how they are folded do not matter.
bool says_the_same(const IcsBlock& a, const IcsBlock& b);

/// The block as it was written, with CRLF line ends and without control characters.
void copy_block(std::string& out, const IcsBlock& block);

/// `current` with the SEQUENCE and stamps that follow those of `previous`; the same SEQUENCE if only alarms differ.
void write_changed(std::string& out, const IcsBlock& current, const IcsBlock& previous);

/// `previous` once more, cancelled; `stamp` is the new calendar's.
void write_cancelled(std::string& out, const IcsBlock& previous, Instant stamp);

/// The tag of the plan an event was written for; empty for events of other programs.
std::string plan_tag(const IcsBlock& event);

/// The tag that the events of a calendar carry; empty where they have none or several.
std::string plan_tag(const IcsFile& calendar);

}  // namespace rubdown
