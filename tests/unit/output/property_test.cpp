#include <doctest/doctest.h>

#include <cctype>
#include <nlohmann/json.hpp>

#include "random_schedule.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

constexpr std::uint64_t seeds = 60;

/// The text without escape sequences for colours.
std::string without_color(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b') {
      i = text.find('m', i);
    } else {
      out += text[i];
    }
  }
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

/// The cells of CSV text by RFC 4180, read in the simplest way.
std::vector<std::vector<std::string>> read_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string& cell = rows.back().back();
    if (text[i] == '"') {
      if (quoted && i + 1 < text.size() && text[i + 1] == '"') {
        cell += text[++i];
      } else {
        quoted = !quoted;
      }
    } else if (!quoted && text[i] == ',') {
      rows.back().emplace_back();
    } else if (!quoted && text.compare(i, 2, "\r\n") == 0) {
      rows.emplace_back(1);
      ++i;
    } else {
      cell += text[i];
    }
  }
  rows.pop_back();
  return rows;
}

TEST_CASE("no line of a terminal format is wider than the page") {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const Schedule schedule = fixture::any_schedule(seed);
    fixture::Random random(seed + 1'000'000);
    RenderOptions options;
    options.span = fixture::all_of(schedule);
    options.width = static_cast<std::size_t>(40 + random.below(121));
    options.color = random.chance(30);
    options.ascii = random.chance(30);
    options.units = random.chance(30) ? Units::mi : Units::km;
    options.week_starts_sunday = random.chance(30);
    for (const char* name : {"week", "month", "agenda", "chart"}) {
      const std::string text = without_color(find_format(name)->render(schedule, options));
      for (const std::string& line : lines_of(text)) {
        if (display_width(line) <= options.width && is_valid_utf8(line) && !line.ends_with(' ')) continue;
        CAPTURE(seed);
        CAPTURE(name);
        CAPTURE(options.width);
        CAPTURE(line);
        CHECK(display_width(line) <= options.width);
        CHECK(is_valid_utf8(line));
        CHECK(!line.ends_with(' '));
      }
    }
  }
}

TEST_CASE("what keeps somebody safe is never cut, however narrow the page") {
  Schedule schedule = fixture::stopped();
  schedule.stops[0].trigger = "note \"" + std::string(20, 'a') +
                              " calf swollen since the long run, hot and red, hurts at "
                              "every step and at night, worse than on the days before\" on Wed 12 Aug";
  schedule.notices.push_back({"G-LONG", kept(schedule.stops[0].message + " " + schedule.stops[0].message)});
  for (Session& session : schedule.sessions)
    session.advice =
        kept_list<Advice>({{"C-ILL",
                            "You were ill within three days of a race: more such runners do not start or do "
                            "not finish. See a clinician before you race."}});
  // Words alone: lines, boxes and indents come between them.
  const auto words = [](std::string_view text) {
    std::string out;
    for (const char c : text)
      if (std::isalnum(static_cast<unsigned char>(c))) out += c;
    return out;
  };
  RenderOptions options;
  options.span = fixture::all_of(schedule);
  for (options.width = 40; options.width <= 130; ++options.width) {
    CAPTURE(options.width);
    for (const char* name : {"week", "month", "agenda", "chart"}) {
      CAPTURE(name);
      const std::string text = words(find_format(name)->render(schedule, options));
      for (const Stop& stop : schedule.stops) {
        CHECK(text.find(words(stop.message)) != std::string::npos);
        CHECK(text.find(words(stop.trigger)) != std::string::npos);
        CHECK(text.find("sinceWed12Aug2026") != std::string::npos);
      }
      if (name == std::string_view{"chart"}) continue;
      for (const Advice& notice : schedule.notices) CHECK(text.find(words(notice.text)) != std::string::npos);
      if (name == std::string_view{"month"} || options.width >= 109) continue;  // reasons stand beside the lines
      CHECK(text.find(words(schedule.sessions[0].advice[0].text)) != std::string::npos);
    }
  }
}

TEST_CASE("a page of HTML says what was reported, and advice whole") {
  Schedule schedule = fixture::stopped();
  const std::string advice(400, 'a');
  schedule.sessions[0].advice = kept_list<Advice>({{"X", kept(advice)}});
  RenderOptions options;
  options.span = fixture::all_of(schedule);
  const std::string page = find_format("html")->render(schedule, options);
  CHECK(page.find("Reported: calf-swelling, left, on Wed 12 Aug") != std::string::npos);
  CHECK(page.find(advice) != std::string::npos);
}

TEST_CASE("ASCII output has no other byte and no control") {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const Schedule schedule = fixture::any_schedule(seed);
    RenderOptions options;
    options.span = fixture::all_of(schedule);
    options.ascii = true;
    for (const char* name : {"week", "month", "agenda", "chart", "list"}) {
      CAPTURE(seed);
      CAPTURE(name);
      const std::string text = find_format(name)->render(schedule, options);
      CHECK(std::all_of(text.begin(), text.end(), [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
    }
  }
}

TEST_CASE("colour changes nothing but colour") {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const Schedule schedule = fixture::any_schedule(seed);
    RenderOptions plain;
    plain.span = fixture::all_of(schedule);
    RenderOptions colored = plain;
    colored.color = true;
    for (const char* name : {"month", "agenda", "chart", "list"}) {
      CAPTURE(seed);
      CAPTURE(name);
      const Format* format = find_format(name);
      CHECK(without_color(format->render(schedule, colored)) == format->render(schedule, plain));
    }
  }
}

TEST_CASE("the list has one line a session after one a stop") {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    const Schedule schedule = fixture::any_schedule(seed);
    RenderOptions options;
    options.span = fixture::all_of(schedule);
    const std::string text = find_format("list")->render(schedule, options);
    CHECK(lines_of(text).size() == schedule.sessions.size() + schedule.stops.size());
    for (const std::string& line : lines_of(text)) {
      CAPTURE(line);
      CHECK(parse_day(line.substr(0, 10)).has_value());
      CHECK(line.substr(10, 2) == "  ");
      CHECK(line.substr(15, 2) == "  ");
      CHECK(line.substr(28, 2) == "  ");
    }
  }
}

TEST_CASE("CSV reads back with a row a session and no cell that begins a formula") {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    const Schedule schedule = fixture::any_schedule(seed);
    RenderOptions options;
    options.span = fixture::all_of(schedule);
    const auto rows = read_csv(find_format("csv")->render(schedule, options));
    CHECK(rows.size() == 1 + schedule.stops.size() + schedule.sessions.size());
    for (const auto& row : rows) {
      CHECK(row.size() == rows.front().size());
      for (const std::string& cell : row)
        CHECK((cell.empty() || std::string_view("=+-@\t\r").find(cell.front()) == std::string_view::npos));
    }
  }
}

TEST_CASE("JSON parses and holds every session in order") {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    CAPTURE(seed);
    const Schedule schedule = fixture::any_schedule(seed);
    RenderOptions options;
    options.span = fixture::all_of(schedule);
    const auto json = nlohmann::json::parse(find_format("json")->render(schedule, options));
    REQUIRE(json["sessions"].size() == schedule.sessions.size());
    for (std::size_t i = 0; i < schedule.sessions.size(); ++i) {
      CHECK(json["sessions"][i]["date"] == format_day(schedule.sessions[i].day));
      CHECK(json["sessions"][i]["title"] == valid_utf8(schedule.sessions[i].title));
    }
  }
}

/// Empty where tags open and close in order; else what is wrong. Void elements of HTML and a doctype may stand alone.
std::string markup_fault(const std::string& text) {
  std::vector<std::string> open;
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
    const std::size_t end = text.find('>', at);
    if (end == std::string::npos) return "a tag without an end";
    const std::string tag = text.substr(at + 1, end - at - 1);
    const std::string name = tag.substr(0, tag.find_first_of(" /", 1));
    if (tag.starts_with("!") || tag.ends_with("/") || name == "meta" || name == "col") continue;
    if (tag.starts_with("/")) {
      if (open.empty() || "/" + open.back() != tag) return "unexpected <" + tag + ">";
      open.pop_back();
    } else {
      open.push_back(name);
    }
  }
  return open.empty() ? std::string{} : "unclosed " + open.back();
}

TEST_CASE("HTML and SVG are well formed and take nothing from outside, whatever the texts") {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const Schedule schedule = fixture::any_schedule(seed);
    RenderOptions options;
    options.span = fixture::all_of(schedule);
    for (const char* name : {"html", "svg"}) {
      CAPTURE(seed);
      CAPTURE(name);
      const std::string text = find_format(name)->render(schedule, options);
      CHECK(markup_fault(text) == "");
      CHECK(is_valid_utf8(text));
      for (const char* outside : {"<script", "src=", "@import", "<link", "href=\"http", "url(http", "<b>"}) {
        CAPTURE(outside);
        CHECK(text.find(outside) == std::string::npos);
      }
    }
  }
}

}  // namespace
}  // namespace rubdown
