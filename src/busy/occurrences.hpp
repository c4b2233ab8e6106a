// When an event takes place within a span, all its repeats and exceptions counted.
#pragma once

#include <span>
#include <vector>

#include "busy/event.hpp"

namespace rubdown {

/// The span asked for, as instants and in the athlete's zone.
struct BusyWindow {
  Instant begin, end;  ///< the end exclusive
  const Zone* home = nullptr;
};

struct Occurrence {
  const BusyEvent* event = nullptr;  ///< what says its title and whether it is busy
  Civil begin{}, end{};              ///< in the athlete's zone
  bool date = false;
};

/// The occurrences of one event that touch the window: `all` are the blocks of one UID, masters and replacements.
/// - DTSTART counts also where its rule does not name it (RFC 5545 section 3.8.5.3); two rules add up.
/// - An EXDATE without a time takes out its whole day; any other takes out the same instant, whatever its zone.
/// - A replacement takes out the instance it names and stands for itself, wherever it moved to; one without a master is
///   an event of its own; THISANDFUTURE moves all later instances by as much and gives them its length and state.
std::vector<Occurrence> occurrences(std::span<const BusyEvent* const> all, const BusyWindow& window,
                                    const EventContext& context);

}  // namespace rubdown
