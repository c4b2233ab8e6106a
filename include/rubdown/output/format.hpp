// The formats a schedule can be printed in: rows of one table.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/base/zone.hpp"
#include "rubdown/schedule/schedule.hpp"

namespace rubdown {

/// The days to print, both included.
struct DaySpan {
  Day from{}, to{};
  friend bool operator==(const DaySpan&, const DaySpan&) = default;
};

/// How long before an appointment the task to book it is due: a therapist's usual notice, as the planner assumes it.
inline constexpr std::chrono::days book_ahead{7};

/// What calendars of many plans say in the same words; made once for each thread that writes some.
class IcsPhrases;
std::shared_ptr<IcsPhrases> make_ics_phrases();
/// Gives them the text of a calendar that is no longer wanted: the next is written in its place.
void give_back(IcsPhrases& phrases, std::string calendar);

/// Takes the next part of an output; false: no more of it is wanted.
using TakePart = std::function<bool(std::string_view part)>;

/// What a formatter may know besides the schedule. Nothing here is read from a clock, terminal or file.
struct RenderOptions {
  DaySpan span;
  Units units = Units::km;
  std::size_t width = 80;  ///< columns
  bool color = false;
  bool ascii = false;
  bool icons = false;
  bool week_starts_sunday = false;
  const Zone* zone = nullptr;             ///< the athlete's; null: none known
  const Diagnostics* findings = nullptr;  ///< for JSON
  const Sources* sources = nullptr;       ///< for JSON findings
  // calendars
  bool feed = false;  ///< for a subscription: no alarms, refresh hints
  bool utc = false;
  bool name_athlete = false;  ///< one of many: the calendar is called after its athlete too
  bool busy_view = false;     ///< times only, no health words
  bool self_care = true;
  std::optional<Minutes> reminder;
  std::vector<std::string> only;  ///< categories or session types; empty: all
  bool to_book = false;           ///< only appointments that nobody has made yet
  bool todo = false;              ///< those as tasks (VTODO), due `book_ahead` before
  Instant stamp{};                ///< what DTSTAMP says: from the plan's inputs, never from the clock
  IcsPhrases* phrases = nullptr;  ///< kept from one calendar to the next; null: each has its own
  /// May be given parts of a long output as they get ready; the formatter then returns what is left, which is of no use
  /// once no more is wanted. See render_in_parts(); null: all is returned.
  const TakePart* take_part = nullptr;
};

using Render = std::string(const Schedule&, const RenderOptions&);

/// One format.
struct Format {
  std::string_view name;       ///< `week`
  std::string_view extension;  ///< `.ics`, or empty
  std::string_view summary;    ///< one line for help
  bool whole_plan;             ///< a file format: default span is everything
  Explain explain;             ///< what it says about demands that were refused
  bool loads;                  ///< it may print the training load of weeks
  Render* render;
};

std::span<const Format> formats();
/// What all of them together say.
Explain explained_by(std::span<const Format* const> formats);
/// Whether any of them may print the training load of weeks.
bool print_loads(std::span<const Format* const> formats);
/// The bytes of format.render(), a part after the other: a long calendar then needs the memory of a short one. False
/// where `take` wanted no more.
bool render_in_parts(const Format& format, const Schedule& schedule, const RenderOptions& options,
                     const TakePart& take);
const Format* find_format(std::string_view name);
const Format* format_for_file(std::string_view file_name);

Render render_week, render_month, render_agenda, render_list, render_chart, render_ics, render_json, render_csv,
    render_markdown, render_html, render_svg;

}  // namespace rubdown
