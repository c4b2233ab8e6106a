#include "output/chart_svg.hpp"

#include <algorithm>

#include "output/markup.hpp"
#include "output/words.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

// The set of Okabe and Ito, which stays apart under the common kinds of colour blindness. Each fill also has a pattern
// of its own and an outline dark enough to be seen (WCAG 2.1 section 1.4.11).
constexpr std::string_view definitions =
    "<defs>"
    "<pattern id=\"p-run\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
    "<rect width=\"8\" height=\"8\" fill=\"#56B4E9\"/></pattern>"
    "<pattern id=\"p-long\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
    "<rect width=\"8\" height=\"8\" fill=\"#0072B2\"/><rect width=\"2\" height=\"8\" fill=\"#9BD3F5\"/></pattern>"
    "<pattern id=\"p-race\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
    "<rect width=\"8\" height=\"8\" fill=\"#D55E00\"/><circle cx=\"4\" cy=\"4\" r=\"1.6\" fill=\"#FFE0C2\"/></pattern>"
    "<pattern id=\"p-care\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
    "<rect width=\"6\" height=\"6\" fill=\"#009E73\"/><rect width=\"6\" height=\"1.5\" fill=\"#BFEBDD\"/></pattern>"
    "</defs>\n";

struct Box {
  int x = 0, y = 0, width = 0, height = 0;
};

/// Where the chart draws: bars grow up from `axis`, recovery grows down from `care`.
struct Frame {
  int left = 20, top = 0, axis = 0, care = 0, care_height = 0, step = 0, bar = 0;
};

Frame frame_for(const ChartData& chart, const ChartSvgStyle& style) {
  Frame frame;
  frame.top = style.standalone ? 86 : 22;
  frame.care_height = style.standalone ? 44 : 26;
  const int foot = 40;
  frame.care = style.height - foot - frame.care_height;
  frame.axis = frame.care - 22;
  const int weeks = std::max(static_cast<int>(chart.weeks.size()), 1);
  frame.step = std::max((style.width - 2 * frame.left) / weeks, 4);
  frame.bar = std::max(std::min(frame.step * 7 / 10, 60), 3);
  return frame;
}

int scaled(std::int64_t value, std::int64_t most, int length) {
  return most > 0 ? static_cast<int>(value * length / most) : 0;
}

void put_rect(std::string& out, const Box& box, std::string_view pattern) {
  if (box.height <= 0) return;
  out += "<rect x=\"" + std::to_string(box.x) + "\" y=\"" + std::to_string(box.y) + "\" width=\"" +
         std::to_string(box.width) + "\" height=\"" + std::to_string(box.height) + "\" fill=\"url(#" +
         std::string(pattern) + ")\" stroke=\"#00364F\" stroke-width=\"0.8\"/>";
}

void put_text(std::string& out, int x, int y, std::string_view text, std::string_view attributes = {}) {
  out += "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" " + std::string(attributes) + ">" +
         markup(text) + "</text>";
}

void put_week(std::string& out, const ChartWeek& week, const ChartData& chart, const Frame& frame, int index,
              const RenderOptions& options) {
  const int x = frame.left + index * frame.step + (frame.step - frame.bar) / 2;
  const int middle = x + frame.bar / 2;
  const int room = frame.axis - frame.top;
  const std::int64_t most = chart.most.mm;
  const int total = scaled(week.total.mm, most, room);
  const int race = std::min(scaled(week.race.mm, most, room), total);
  const int long_run = std::min(scaled(week.long_run.mm, most, room), total - race);
  out += "<g>";
  put_rect(out, {x, frame.axis - race, frame.bar, race}, "p-race");
  put_rect(out, {x, frame.axis - race - long_run, frame.bar, long_run}, "p-long");
  put_rect(out, {x, frame.axis - total, frame.bar, total - race - long_run}, "p-run");
  const std::string number = total_text(week, options.units, false);
  put_text(out, middle, frame.axis - total - 4, week.race_name.empty() ? number : "★ " + number,
           "text-anchor=\"middle\"");
  put_text(out, middle, frame.axis + 14, (week.now ? "▸" : "") + std::to_string(week.number),
           week.now ? "text-anchor=\"middle\" font-weight=\"bold\"" : "text-anchor=\"middle\"");
  const int care = scaled(week.recovery.count(), chart.most_recovery.count(), frame.care_height - 14);
  put_rect(out, {x, frame.care, frame.bar, std::max(care, week.recovery.count() > 0 ? 1 : 0)}, "p-care");
  if (week.recovery.count() > 0)
    put_text(out, middle, frame.care + care + 12, std::to_string(week.recovery.count()), "text-anchor=\"middle\"");
  out += "</g>\n";
}

std::string description(const ChartData& chart, const RenderOptions& options) {
  std::string text = "A bar a week: distance, with the longest run and races as parts of it, and minutes of recovery. ";
  for (const ChartWeek& week : chart.weeks) {
    text += "Week " + std::to_string(week.number) + ": " + format_distance(week.total, options.units);
    if (week.long_run.mm > 0) text += ", longest run " + format_distance(week.long_run, options.units);
    if (!week.race_name.empty()) text += ", race " + week.race_name;
    text += ", recovery " + std::to_string(week.recovery.count()) + " min. ";
  }
  return text;
}

void put_legend(std::string& out, const ChartSvgStyle& style, const RenderOptions& options) {
  const int y = style.height - 12;
  int x = 20;
  const std::string unit = options.units == Units::mi ? "miles" : "km";
  const auto add = [&](std::string_view pattern, const std::string& text, int width) {
    put_rect(out, {x, y - 10, 14, 12}, pattern);
    put_text(out, x + 20, y, text);
    x += width;
  };
  add("p-run", "other runs, " + unit, 130);
  add("p-long", "longest run, " + unit, 140);
  add("p-race", "race, " + unit, 100);
  add("p-care", "recovery, minutes", 150);
}

}  // namespace

std::string chart_svg(const Schedule& schedule, const ChartData& chart, const RenderOptions& options,
                      ChartSvgStyle style) {
  const std::string size = std::to_string(style.width) + " " + std::to_string(style.height);
  const std::string fixed = style.standalone ? "width=\"" + std::to_string(style.width) + "\" height=\"" +
                                                   std::to_string(style.height) + "\" "
                                             : std::string{};
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" " + fixed + "viewBox=\"0 0 " + size +
                    "\" role=\"img\" aria-labelledby=\"chart-title chart-desc\" font-family=\"sans-serif\" "
                    "font-size=\"12\" fill=\"" +
                    (style.standalone ? "#1A1A1A" : "currentColor") + "\">\n";
  out += "<title id=\"chart-title\">" + markup("Distance a week: " + plan_text(schedule, false)) + "</title>\n";
  out += "<desc id=\"chart-desc\">" + markup(description(chart, options)) + "</desc>\n";
  out += definitions;
  if (style.standalone) {
    out += "<rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>\n";
    put_text(out, 20, 32, cut(plan_text(schedule, false), 90), "font-size=\"20\" font-weight=\"bold\"");
    std::vector<std::string> facts{cut(clean(schedule.header.athlete, false), 60), countdown_text(schedule)};
    std::erase(facts, std::string{});
    put_text(out, 20, 54, join(facts, " · "));
    out += "\n";
  }
  const Frame frame = frame_for(chart, style);
  for (std::size_t i = 0; i < chart.weeks.size(); ++i)
    put_week(out, chart.weeks[i], chart, frame, static_cast<int>(i), options);
  out += "<path d=\"M" + std::to_string(frame.left) + " " + std::to_string(frame.axis) + "H" +
         std::to_string(style.width - frame.left) + "\" stroke=\"currentColor\" stroke-width=\"1\"/>\n";
  put_legend(out, style, options);
  return out + "</svg>\n";
}

}  // namespace rubdown
