// What changed between two schedules, or a calendar file and a schedule: sessions added, moved, changed and cancelled.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

/// What is compared, in the order in which differences are said.
enum class DiffField { day, start, title, type, length, distance, areas, therapist, status };
inline constexpr std::size_t diff_fields = 9;

/// A session as a comparison sees it, whether a schedule holds it or a calendar file did.
struct DiffEntry {
  std::string identity;  ///< the session's, or the UID of its event: of one kind on both sides
  Day day{};
  std::optional<Civil> start;
  std::string title, type;
  bool proposed = false;  ///< recovery placed by a rule, and neither pinned nor done
  /// In words, by DiffField; what this side does not know is compared with nothing.
  std::array<std::optional<std::string>, diff_fields> said;
};

/// One difference in a session, in words: `start`, `07:00`, `06:30`.
struct FieldChange {
  std::string_view field;  ///< the name of a DiffField
  std::string before, after;
};

struct SessionChange {
  enum class Kind { added, moved, changed, cancelled } kind = Kind::changed;
  std::optional<DiffEntry> before;  ///< absent where added
  std::optional<DiffEntry> after;   ///< absent where cancelled
  std::vector<FieldChange> fields;  ///< of sessions moved or changed, in the order of DiffField
};

std::string_view name(SessionChange::Kind kind);

/// The sessions of a schedule, distances in `units`. Rest days are no sessions here: a run in the place of a rest day
/// is added.
std::vector<DiffEntry> diff_entries(const Schedule& schedule, Units units);

/// In order of the new day (the old one where cancelled), then of identity. Recovery that was only proposed, for days
/// before `today` on both sides, is left out: nobody can go to an appointment of last week, and what a log says of the
/// past changes what would have been proposed.
std::vector<SessionChange> diff(const std::vector<DiffEntry>& before, const std::vector<DiffEntry>& after, Day today);

/// The day it is, is that of the later schedule, and so are the units where none are given.
std::vector<SessionChange> diff(const Schedule& before, const Schedule& after, std::optional<Units> units = {});

/// `Mon 2026-03-02`, `07:00` or `all day`, `1:30 h`: the words of fields that calendars have too.
std::string diff_day(Day day);
std::string diff_start(std::optional<Civil> start);

/// A line each, `+` added, `>` moved, `~` changed, `-` cancelled, and a last line that counts; `nothing changed` where
/// nothing did. Lines end with `\n`.
std::string diff_text(const std::vector<SessionChange>& changes);

}  // namespace rubdown
