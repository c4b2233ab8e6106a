#include "rubdown/calendar/ics_head.hpp"

#include <cstring>

#include "calendar/ics_digits.hpp"
#include "calendar/ics_fold.hpp"
#include "rubdown/calendar/ics_text.hpp"

namespace rubdown {
namespace {

constexpr std::string_view uid_line = "BEGIN:VEVENT\r\nUID:", start = "DTSTART", end = "DTEND", line_end = "\r\n";

std::string parameters(IcsTimes times, std::string_view zone) {
  switch (times) {
  case IcsTimes::in_zone:
    return ";TZID=" + std::string{zone};
  case IcsTimes::utc:
    return {};
  case IcsTimes::days:
    return ";VALUE=DATE";
  }
  return {};
}

/// Whether a time is on the day that begins at `midnight`.
bool is_on(Civil time, Civil midnight) { return time >= midnight && time - midnight < std::chrono::days{1}; }

}  // namespace

IcsHead::IcsHead(IcsTimes times, std::string_view zone, std::string_view stamps)
    : times_(times), parameters_(parameters(times, zone)), stamps_(stamps) {}

void IcsHead::prepare() {
  const std::string any_time = value({});
  folded_ = start.size() + parameters_.size() + 1 + any_time.size() > line_octets;
  if (folded_) return;
  lines_ = uid_line;
  uid_ = lines_.size();
  lines_.append(std::tuple_size_v<UidText>, '0').append(line_end).append(stamps_);
  lines_.append(start).append(parameters_) += ':';
  begin_ = lines_.size();
  lines_.append(any_time).append(line_end).append(end).append(parameters_) += ':';
  end_ = lines_.size();
  lines_.append(any_time).append(line_end);
}

std::string IcsHead::value(Civil time) const {
  if (times_ == IcsTimes::days) return ics_date(day_of(time));
  return ics_civil(time) + (times_ == IcsTimes::utc ? "Z" : "");
}

/// The lines of one event where they have to be folded, made as any others are.
std::string IcsHead::folded_lines(const UidText& uid, Civil begin, Civil end_time) const {
  std::string lines;
  IcsText ics(lines);
  lines.append(uid_line).append(uid.data(), uid.size()).append(line_end).append(stamps_);
  ics.constant(std::string{start} + parameters_, value(begin));
  ics.constant(std::string{end} + parameters_, value(end_time));
  return lines;
}

/// Most days are in the month of the one before: then only the last two digits differ.
void IcsHead::put_first_day(char* at, Day day) {
  begin_day_ = Civil{day};
  if (day >= month_ && day <= month_end_) {
    put_two(at + date_octets - 2, static_cast<unsigned>((day - month_).count()) + 1);
    return;
  }
  put_date(at, day);
  const std::chrono::year_month_day date{day};
  month_ = Day{date.year() / date.month() / 1};
  month_end_ = Day{date.year() / date.month() / std::chrono::last};
}

std::string_view IcsHead::lines(const UidText& uid, Civil begin, Civil end_time) {
  if (lines_.empty()) prepare();
  if (folded_) return lines_ = folded_lines(uid, begin, end_time);
  std::memcpy(lines_.data() + uid_, uid.data(), uid.size());
  char *const first = lines_.data() + begin_, *const last = lines_.data() + end_;
  // Events of a day follow each other, and mostly end on it.
  if (!is_on(begin, begin_day_)) put_first_day(first, day_of(begin));
  if (!is_on(end_time, end_day_)) {
    if (is_on(end_time, begin_day_)) {
      std::memcpy(last, first, date_octets);
      end_day_ = begin_day_;
    } else {
      put_date(last, day_of(end_time));
      end_day_ = Civil{day_of(end_time)};
    }
  }
  if (times_ == IcsTimes::days) return lines_;
  // The `T` between them stands there already.
  put_clock(first + date_octets + 1, begin - begin_day_);
  put_clock(last + date_octets + 1, end_time - end_day_);
  return lines_;
}

}  // namespace rubdown
