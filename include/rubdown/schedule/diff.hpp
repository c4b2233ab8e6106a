// What changed between two schedules: sessions added, moved, changed and cancelled, matched by identity.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

/// One difference in a session, in words: `start`, `07:00`, `06:30`.
struct FieldChange {
  std::string_view field;  ///< `day`, `start`, `length`, `title`, `type`, `distance`, `areas`, `therapist`, `status`
  std::string before, after;
};

struct SessionChange {
  enum class Kind { added, moved, changed, cancelled } kind = Kind::changed;
  const Session* before = nullptr;  ///< absent where added; points into the old schedule
  const Session* after = nullptr;   ///< absent where cancelled; points into the new one
  std::vector<FieldChange> fields;  ///< of sessions moved or changed, in a fixed order
};

std::string_view name(SessionChange::Kind kind);

/// In order of the new day (the old one where cancelled), then of identity. Rest days are no sessions here: a run in
/// the place of a rest day is added. Both schedules must outlive the result.
std::vector<SessionChange> diff(const Schedule& before, const Schedule& after);

/// A line each, `+` added, `>` moved, `~` changed, `-` cancelled, and a last line that counts; `nothing changed` where
/// nothing did. Lines end with `\n`.
std::string diff_text(const std::vector<SessionChange>& changes);

}  // namespace rubdown
