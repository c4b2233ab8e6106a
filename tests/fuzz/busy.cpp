// Any bytes as a busy calendar, and the answer about it as any bytes.
#include "rubdown/calendar/busy.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "busy/read_busy.hpp"

using namespace rubdown;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

std::optional<std::string> no_zone(std::string_view) { return std::nullopt; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  BusyRequest request;
  request.from = Day{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1}.time_since_epoch()};
  request.to = request.from + std::chrono::days{30};
  request.timezone = "Europe/Berlin";
  Diagnostics findings, same, hostile;
  const BusyReport report = read_busy(text, request, no_zone, findings);
  for (const BusyEntry& entry : report.entries) require(entry.time.begin < entry.time.end);
  const std::string printed = print_busy_report(report, findings);
  require(std::none_of(printed.begin(), printed.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n'; }));
  const BusyReport again = parse_busy_report(printed, 0, same);
  require(again.entries == report.entries && again.complete == report.complete);
  parse_busy_report(text, 0, hostile);
  list_busy(report);
  return 0;
}
