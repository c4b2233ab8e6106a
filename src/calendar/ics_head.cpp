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

void IcsHead::put(std::size_t place, Day day, std::chrono::seconds since_midnight) {
  if (day != dated_) put_date(date_.data(), day);
  dated_ = day;
  char* const at = lines_.data() + place;
  std::memcpy(at, date_.data(), date_.size());
  // The `T` between them stands there already.
  if (times_ != IcsTimes::days) put_clock(at + date_.size() + 1, since_midnight);
}

std::string_view IcsHead::lines(const UidText& uid, Civil begin, Civil end_time) {
  if (lines_.empty()) prepare();
  if (folded_) return lines_ = folded_lines(uid, begin, end_time);
  std::memcpy(lines_.data() + uid_, uid.data(), uid.size());
  const Day day = day_of(begin);
  put(begin_, day, begin - Civil{day});
  const bool same_day = end_time >= begin && end_time < Civil{day + std::chrono::days{1}};
  const Day end_day = same_day ? day : day_of(end_time);
  put(end_, end_day, end_time - Civil{end_day});
  return lines_;
}

}  // namespace rubdown
