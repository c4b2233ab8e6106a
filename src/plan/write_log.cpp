#include "rubdown/plan/write_log.hpp"

#include <fmt/core.h>

#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

/// Puts the lines of one table together.
class Entry {
 public:
  explicit Entry(std::string_view header) : text_(fmt::format("[[{}]]\n", header)) {}

  Entry& raw(std::string_view key, std::string_view value) {
    text_ += fmt::format("{} = {}\n", key, value);
    return *this;
  }
  Entry& text(std::string_view key, std::string_view value) {
    return value.empty() ? *this : raw(key, toml_string(value));
  }
  Entry& day(std::string_view key, Day value) { return raw(key, format_day(value)); }
  Entry& day(std::string_view key, const std::optional<Day>& value) { return value ? day(key, *value) : *this; }
  Entry& time(std::string_view key, const std::optional<TimeOfDay>& value) {
    return value ? text(key, format_time(*value)) : *this;
  }
  Entry& number(std::string_view key, int value) { return raw(key, fmt::format("{}", value)); }
  Entry& number(std::string_view key, const std::optional<int>& value) { return value ? number(key, *value) : *this; }
  Entry& flag(std::string_view key, bool value) { return value ? raw(key, "true") : *this; }
  Entry& side(Side value) { return value == Side::both ? *this : text("side", name(value)); }

  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

/// `12 km`, `12.345 km` or `7.5 mi`: to the metre, and to a thousandth of a mile.
std::string exact_distance(Distance distance, Units units) {
  const std::int64_t thousandths = (distance.mm * 1000 + unit(units).mm / 2) / unit(units).mm;
  std::string number = fmt::format("{}.{:03}", thousandths / 1000, thousandths % 1000);
  while (number.back() == '0') number.pop_back();
  if (number.back() == '.') number.pop_back();
  return fmt::format("{} {}", number, units == Units::mi ? "mi" : "km");
}

std::string exact_clock(Seconds time) {
  const auto total = time.count();
  return fmt::format("{}:{:02}:{:02}", total / 3600, total / 60 % 60, total % 60);
}

std::string body_area(BodyArea area) {
  return area.side == Side::both ? std::string(name(area.area))
                                 : fmt::format("{} {}", name(area.side), name(area.area));
}

std::string list(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : ", ") + toml_string(item);
  return '[' + out + ']';
}

}  // namespace

std::string toml_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : valid_utf8(text)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\u{:04X}", byte);
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string log_entry(const LoggedDone& entry, Units units) {
  Entry table("done");
  table.day("on", entry.on).time("at", entry.at);
  if (entry.distance) table.text("distance", exact_distance(*entry.distance, units));
  if (entry.time) table.text("time", exact_clock(*entry.time));
  return table.number("session", entry.session).text("note", entry.note).take();
}

std::string log_entry(const LoggedMissed& entry) {
  return Entry("missed").day("on", entry.on).number("session", entry.session).text("why", entry.why).take();
}

std::string log_entry(const LoggedSymptom& entry) {
  Entry table("symptom");
  table.text("area", name(entry.area.area)).side(entry.area.side).number("severity", entry.severity.value);
  table.day("on", entry.on).time("at", entry.at);
  table.flag("night_pain", entry.night_pain)
      .flag("rest_pain", entry.rest_pain)
      .flag("altered_gait", entry.altered_gait);
  return table.day("cleared", entry.cleared).text("note", entry.note).take();
}

std::string log_entry(const LoggedStress& entry) {
  return Entry("stress")
      .day("on", entry.on)
      .time("at", entry.at)
      .number("level", entry.level)
      .text("note", entry.note)
      .take();
}

std::string log_entry(const LoggedSoreness& entry) {
  Entry table("soreness");
  table.day("on", entry.on).time("at", entry.at).number("level", entry.level);
  std::vector<std::string> areas;
  for (const BodyArea area : entry.areas) areas.push_back(body_area(area));
  if (!areas.empty()) table.raw("areas", list(areas));
  return table.take();
}

std::string log_entry(const LoggedSleep& entry) {
  const auto minutes = entry.length.count();
  return Entry("sleep").day("on", entry.on).text("hours", fmt::format("{}:{:02}", minutes / 60, minutes % 60)).take();
}

std::string log_entry(const LoggedSkipped& entry) {
  std::vector<std::string> what;
  if (entry.stretching) what.emplace_back("stretching");
  if (entry.hydration) what.emplace_back("hydration");
  if (entry.rolling) what.emplace_back("rolling");
  return Entry("skipped").day("on", entry.on).raw("what", list(what)).text("note", entry.note).take();
}

std::string log_entry(const LoggedFlag& entry) {
  Entry table("flag");
  table.text("name", entry.name.value).side(entry.side);
  if (entry.area) table.text("area", name(*entry.area));
  return table.day("on", entry.on).day("cleared", entry.cleared).text("note", entry.note).take();
}

std::string log_entry(const LoggedIllness& entry) {
  Entry table("illness");
  return table.day("on", entry.on)
      .flag("fever", entry.fever)
      .day("cleared", entry.cleared)
      .text("note", entry.note)
      .take();
}

std::string log_entry(const LoggedMassage& entry) {
  return Entry("massage").day("on", entry.on).text("session", name(entry.type)).take();
}

std::string log_entry(const LoggedNote& entry) {
  return Entry("note").day("on", entry.on).text("text", entry.text).day("cleared", entry.cleared).take();
}

}  // namespace rubdown
