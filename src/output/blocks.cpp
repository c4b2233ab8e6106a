#include "output/blocks.hpp"

#include <algorithm>

#include "output/words.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

/// False where there was no room for the note.
bool put_box_edge(std::string& out, std::string_view left, std::string_view right, std::string_view title,
                  std::string_view note, const RenderOptions& options) {
  const Signs& sign = signs(options.ascii);
  const std::size_t width = page_width(options);
  std::string head = title.empty() ? std::string{} : " " + cut(title, width - 6, options.ascii) + " ";
  std::string tail = note.empty() ? std::string{} : " " + std::string(note) + " ";
  std::size_t used = 3 + display_width(head) + display_width(tail) + 1;
  const bool fits = used <= width;
  if (!fits) {
    used -= display_width(tail);
    tail.clear();
  }
  Line line(options.color);
  line.put(std::string(left) + std::string(sign.rule), Ink::stop).put(head, Ink::stop_title);
  line.put(repeat(sign.rule, width > used ? width - used : 0), Ink::stop).put(tail, Ink::stop);
  line.put(std::string(sign.rule) + std::string(right), Ink::stop).end(out);
  return fits;
}

void put_box_line(std::string& out, std::string_view text, Ink ink, const RenderOptions& options) {
  const Signs& sign = signs(options.ascii);
  const std::size_t width = page_width(options);
  Line line(options.color);
  line.put(sign.box_side, Ink::stop).to(2).put(text, ink).to(width - 1).put(sign.box_side, Ink::stop).end(out);
}

void put_stop(std::string& out, const Stop& stop, const RenderOptions& options) {
  const Signs& sign = signs(options.ascii);
  const std::size_t inside = page_width(options) - 4;
  const std::string dates = stop_dates(stop);
  const bool dated = put_box_edge(out, sign.box_top_left, sign.box_top_right, stop_heading(stop), dates, options);
  for (const std::string& text : wrapped(stop.message, inside, all_lines, options.ascii))
    put_box_line(out, text, Ink::strong, options);
  std::string note =
      "Off the calendar" + (dated ? std::string{} : " " + dates) + ": " + clean(stop.blocks, options.ascii);
  if (!stop.trigger.empty()) note += ". Reported: " + clean(stop.trigger, options.ascii);
  note += " [" + clean(stop.id, options.ascii) + "]";
  for (const std::string& text : wrapped(note, inside, all_lines, options.ascii))
    put_box_line(out, text, Ink::plain, options);
  put_box_edge(out, sign.box_bottom_left, sign.box_bottom_right, {}, {}, options);
}

}  // namespace

std::size_t page_width(const RenderOptions& options) { return std::max(options.width, least_width); }

std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t most, bool ascii) {
  const std::string lines = wrap(clean(text, ascii), std::max<std::size_t>(width, 1));
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    if (out.size() == most) {
      const std::string_view ellipsis = signs(ascii).ellipsis;
      const bool room = display_width(out.back()) + display_width(ellipsis) <= width;
      out.back() = room ? out.back().append(ellipsis) : cut(out.back(), width - 1, ascii);
      break;
    }
    out.push_back(lines.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

void put_stops(std::string& out, const std::vector<const Stop*>& stops, const RenderOptions& options) {
  for (const Stop* stop : stops) put_stop(out, *stop, options);
  if (!stops.empty()) out += '\n';
}

void put_paragraph(std::string& out, std::string_view text, Ink ink, const RenderOptions& options, std::size_t most) {
  Line line(options.color);
  std::size_t indent = 1;
  for (const std::string& part : wrapped(text, page_width(options) - 4, most, options.ascii)) {
    line.to(indent).put(part, ink).end(out);
    indent = 3;
  }
}

void put_notices(std::string& out, const Schedule& schedule, const RenderOptions& options) {
  for (const Advice& notice : schedule.notices) {
    std::string text(signs(options.ascii).advice);
    text.append(" ").append(notice.text);
    if (!notice.rule.empty()) text.append(" [").append(notice.rule).append("]");
    put_paragraph(out, text, Ink::warn, options, all_lines);
  }
  if (!schedule.notices.empty()) out += '\n';
}

void put_rule(std::string& out, const RenderOptions& options) {
  Line(options.color).put(repeat(signs(options.ascii).rule, page_width(options)), Ink::faint).end(out);
}

void put_heading(std::string& out, std::string_view left, Ink left_ink, std::string_view right, Ink right_ink,
                 const RenderOptions& options) {
  const std::size_t end = page_width(options) - 1;
  const std::string head = cut(left, end - 1, options.ascii), tail = cut(right, end - 1, options.ascii);
  Line line(options.color);
  line.to(1).put(head, left_ink);
  if (line.width() + 2 + display_width(tail) > end) line.end(out);
  if (!tail.empty()) line.right(tail, end, right_ink);
  if (line.width() > 0) line.end(out);
}

}  // namespace rubdown
