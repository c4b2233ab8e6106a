#include "output/spark.hpp"

#include <algorithm>
#include <array>

#include "output/blocks.hpp"

namespace rubdown {
namespace {

constexpr std::array<std::string_view, 8> blocks{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::array<std::string_view, 8> ascii_blocks{"_", "_", ".", ".", "-", "-", "=", "#"};

}  // namespace

std::string_view level_block(std::size_t level, bool ascii) {
  return (ascii ? ascii_blocks : blocks)[std::min<std::size_t>(level, blocks.size() - 1)];
}

void put_spark(std::string& out, const Schedule& schedule, const Week* now, const RenderOptions& options) {
  std::int64_t most = 0;
  for (const Week& week : schedule.weeks) most = std::max(most, week.distance.max.mm);
  if (most == 0 || schedule.weeks.size() < 2 || schedule.weeks.size() + 4 > page_width(options)) return;
  Line line(options.color);
  line.to(1);
  for (const Week& week : schedule.weeks) {
    const auto level = static_cast<std::size_t>(std::max<std::int64_t>(week.distance.max.mm, 0) * 7 / most);
    const bool bracket = &week == now && !options.color;
    if (bracket) line.put("[");
    line.put(level_block(level, options.ascii), &week == now ? Ink::today : Ink::faint);
    if (bracket) line.put("]");
  }
  const std::string peak = "peak " + format_distance(peak_of(schedule), options.units);
  const std::size_t end = page_width(options) - 1;
  if (line.width() + peak.size() + 2 <= end) line.right(peak, end, Ink::faint);
  line.end(out);
}

}  // namespace rubdown
