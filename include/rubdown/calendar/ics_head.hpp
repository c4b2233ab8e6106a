// The first lines of an event: which one it is, and when.
#pragma once

#include <string>
#include <string_view>

#include "rubdown/base/day.hpp"
#include "rubdown/calendar/uid.hpp"

namespace rubdown {

/// How the times of events are written (RFC 5545 section 3.3.5): in a zone, in UTC, or as days without a time.
enum class IcsTimes { in_zone, utc, days };

/// `BEGIN:VEVENT`, UID, stamps, DTSTART and DTEND. From one event of a calendar to the next only the UID and the digits
/// of the times differ, so the lines are made once, and then copied with those put in their places.
class IcsHead {
 public:
  /// `zone` is the one that times `in_zone` name. `stamps` are whole lines.
  IcsHead(IcsTimes times, std::string_view zone, std::string_view stamps);
  /// The lines of one event; they hold until the next is asked for. Of days no clock times are said.
  std::string_view lines(const UidText& uid, Civil begin, Civil end);

 private:
  void prepare();
  std::string value(Civil time) const;
  void put_first_day(char* at, Day day);
  std::string folded_lines(const UidText& uid, Civil begin, Civil end) const;

  IcsTimes times_;
  std::string parameters_, stamps_;
  std::string lines_;                          ///< of the event before; empty before the first
  bool folded_ = false;                        ///< the names are so long that no digit has a place of its own
  std::size_t uid_ = 0, begin_ = 0, end_ = 0;  ///< places in `lines_`
  Civil begin_day_{}, end_day_{};              ///< the midnights before the times that stand there
  Day month_{}, month_end_{};                  ///< the first and last day of the month of DTSTART; at first a day only
};

}  // namespace rubdown
