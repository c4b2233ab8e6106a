// Any bytes as a time zone file, then every question a zone is asked.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "rubdown/calendar/event_time.hpp"
#include "rubdown/calendar/vtimezone.hpp"

using namespace rubdown;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

constexpr Instant from = std::chrono::sys_days{std::chrono::year{2020} / 1 / 1};
constexpr Instant to = std::chrono::sys_days{std::chrono::year{2023} / 1 / 1};

void require_consistent(const Zone& zone) {
  const auto changes = zone.transitions(from, to);
  for (const ZoneTransition& change : changes) {
    require(change.when >= from && change.when < to && change.before != change.after);
    require(zone.offset_at(change.when) == change.after);
    require(zone.offset_at(change.when - std::chrono::seconds{1}) == change.before);
  }
  for (Instant instant = from; instant < to; instant += std::chrono::hours{1001}) {
    const CivilResolution found = zone.resolve(zone.to_civil(instant));
    require(found.kind != CivilResolution::Kind::gap && found.first <= instant && instant <= found.second);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string error;
  const auto zone = parse_tzif("Test/Zone", {reinterpret_cast<const char*>(data), size}, error);
  require(zone.has_value() == error.empty());
  if (!zone) return 0;
  require_consistent(*zone);
  std::string out;
  IcsText ics(out);
  write_vtimezone(ics, *zone, from, to);
  require(out.starts_with("BEGIN:VTIMEZONE\r\n") && out.ends_with("END:VTIMEZONE\r\n"));
  const EventClock clock(*zone, Day{std::chrono::days{18000}}, Day{std::chrono::days{19000}}, false);
  for (int hour = 0; hour < 24'000; hour += 7) {
    const EventTime time = clock.time_of(Civil{std::chrono::days{18000}} + std::chrono::hours{hour}, Seconds{3600});
    require(time.begin < time.end || time.utc);
  }
  return 0;
}
