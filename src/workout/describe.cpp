#include "rubdown/workout/describe.hpp"

#include <array>
#include <vector>

#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

std::string quoted(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string result = "\"";
  for (const char c : valid_utf8(text)) {
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (c == '\n') {
      result += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      const auto byte = static_cast<unsigned char>(c);
      result += "\\u00";
      result += hex[byte >> 4U];
      result += hex[byte & 15U];
    } else {
      result += c;
    }
  }
  return result + "\"";
}

/// Metres with at most three decimals.
std::string metres_of(Distance distance) {
  std::string text = std::to_string(distance.mm / 1000);
  if (distance.mm % 1000 == 0) return text;
  std::string tail = std::to_string(distance.mm % 1000 + 1000).substr(1);
  while (tail.back() == '0') tail.pop_back();
  return text + "." + tail;
}

std::string json_range(const std::string& low, const std::string& high) { return "[" + low + "," + high + "]"; }

struct Line {
  std::string_view label;
  std::string value;
};

/// The canonical notation at its outer commas; quotes and brackets keep theirs.
std::vector<std::string_view> outer_parts(std::string_view steps) {
  std::vector<std::string_view> parts;
  int depth = 0;
  bool note = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i] == '"') note = !note;
    if (note) continue;
    depth += steps[i] == '(' ? 1 : steps[i] == ')' ? -1 : 0;
    const bool comma = steps[i] == ',' && depth == 0;
    const bool colon =
        steps[i] == ':' && depth == 0 && i + 1 < steps.size() && steps[i + 1] == ' ' && parts.empty() && begin == 0;
    const bool half = steps.substr(i, 3) == " / " && depth == 0;
    if (!comma && !colon && !half) continue;
    parts.push_back(steps.substr(begin, i - begin + (colon ? 1 : 0)));
    begin = i + (half ? 3 : 2);
  }
  if (begin < steps.size()) parts.push_back(steps.substr(begin));
  return parts;
}

std::string time_range(Range<Seconds> time, bool ascii) {
  if (time.min == time.max) return format_duration(time.min);
  return format_duration(time.min) + (ascii ? " - " : " \u2013 ") + format_duration(time.max);
}

std::string count_range(Range<int> n, bool ascii) {
  std::string text = std::to_string(n.min);
  if (n.max != n.min) text += (ascii ? "-" : "\u2013") + std::to_string(n.max);
  return text;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> flag_words{{{"or", "a choice"},
                                                                                   {"optional", "a part is optional"},
                                                                                   {"double", "two sessions"},
                                                                                   {"runwalk", "run and walk"},
                                                                                   {"strides", "strides"},
                                                                                   {"wu", "warm-up"},
                                                                                   {"cd", "cool-down"},
                                                                                   {"range", "a range"},
                                                                                   {"total-stated", "total stated"}}};

std::vector<Line> lines_of(const Workout& workout, WorkoutStyle style) {
  std::vector<Line> lines;
  if (workout.distance) lines.push_back({"distance", format_distance(*workout.distance, style.units, style.ascii)});
  if (workout.measured) {
    const std::string rest = workout.measured->rests_only ? " and rests" : "+";
    lines.push_back({"distance", format_distance(workout.measured->distance, style.units, style.ascii) + rest});
  }
  if (workout.duration) lines.push_back({"time", time_range(*workout.duration, style.ascii)});
  if (workout.repetitions) lines.push_back({"repetitions", count_range(*workout.repetitions, style.ascii)});
  if (workout.quality) lines.push_back({"quality", format_distance(*workout.quality, style.units, style.ascii)});
  if (workout.pace) lines.push_back({"pace", format_pace(*workout.pace, style.units)});
  std::string flags;
  for (const std::string_view flag : names(workout.flags))
    for (const auto& [word, means] : flag_words)
      if (word == flag) flags.append(flags.empty() ? "" : ", ").append(means);
  if (!flags.empty()) lines.push_back({"has", flags});
  std::string_view label = "steps";
  for (const std::string_view part : outer_parts(workout.steps)) {
    lines.push_back({label, one_line(part)});
    label = "";
  }
  return lines;
}

}  // namespace

std::string workout_json(const Workout& workout, std::span<const Diagnostic> findings) {
  std::string json =
      "{\"text\":" + quoted(workout.text) + ",\"kind\":" + quoted(name(workout.kind)) + ",\"distance_m\":";
  json += workout.distance ? json_range(metres_of(workout.distance->min), metres_of(workout.distance->max)) : "null";
  json += ",\"duration_s\":";
  json += workout.duration
              ? json_range(std::to_string(workout.duration->min.count()), std::to_string(workout.duration->max.count()))
              : "null";
  json += ",\"repetitions\":";
  json += workout.repetitions
              ? json_range(std::to_string(workout.repetitions->min), std::to_string(workout.repetitions->max))
              : "null";
  json += ",\"flags\":[";
  bool first = true;
  for (const std::string_view flag : names(workout.flags)) {
    if (!first) json += ',';
    json += quoted(flag);
    first = false;
  }
  json += "],\"steps\":" + quoted(workout.steps) + ",\"findings\":[";
  first = true;
  for (const Diagnostic& finding : findings) {
    if (!first) json += ',';
    first = false;
    json += "{\"code\":" + quoted(finding.code->id);
    json += ",\"severity\":" + quoted(name(finding.severity));
    json += ",\"line\":" + std::to_string(finding.at.line) + ",\"column\":" + std::to_string(finding.at.column);
    json += ",\"message\":" + quoted(finding.message) + ",\"help\":" + quoted(finding.help) + "}";
  }
  return json + "]}";
}

std::string workout_text(const Workout& workout, std::span<const Diagnostic> findings, WorkoutStyle style) {
  const std::string_view bold = style.color ? "\x1b[1m" : "", dim = style.color ? "\x1b[2m" : "",
                         yellow = style.color ? "\x1b[33m" : "", reset = style.color ? "\x1b[0m" : "";
  std::string text = one_line(workout.text) + "\n";
  text.append("  ").append(bold).append(title(workout.kind)).append(reset).append("\n");
  for (const Line& line : lines_of(workout, style)) {
    text.append("  ").append(dim).append(line.label).append(reset).append(13 - line.label.size(), ' ');
    text.append(line.value).append("\n");
  }
  for (const Diagnostic& finding : findings) {
    text.append("  ")
        .append(yellow)
        .append(name(finding.severity))
        .append(reset)
        .append(": ")
        .append(one_line(finding.message));
    text.append(" [").append(finding.code->id).append("]\n");
    if (!finding.help.empty()) text.append("  help: ").append(one_line(finding.help)).append("\n");
  }
  return text;
}

std::string_view workout_help() {
  return R"(Workouts are read as runners write them. Case, spaces, dashes and the kind of
multiplication sign do not matter; a number without a unit is in the plan's
units, or in metres from 100 on (4 x 800), or in minutes (35 tempo).

  size          easy 5 mi   8 km   40 min easy   1h30 run   4-6 mi   8/10 km
  effort        very easy, easy, steady, moderate, MP, HMP, tempo, 10K pace,
                5K pace, hard; letters E M T I R; zones z1 to z5;
                85% 5k   102% MP   MP + 20 s
  pace          long 26 km @ 5:40/km   6 x 800 m @ 3:20
  in a row      2 mi warm-up, 5 mi tempo, 1 mi cool-down
  repeated      6 x 800 m with 400 m jog      (jogs count where it says how)
                3 x (1 mi @ T, 1 min jog)     (once in each repetition)
                5 x 5 min with 2 min jog between
                2 sets of (6 x 500 m with 30 s walk), 4 min set rest
                5-4-3-2-1 km   1200, 1000, 800 (200 m jog)
  part of       12 km with 2 x 3 km @ MP   15k, middle 5k @ MP
                14 miles, consisting of: 3 mile warm up / 8 at MP / 3 easy
  strides       5 mi easy + 6 strides         (not counted in the total)
  choice        rest or easy 3 mi             (the first one counts)
  optional      4 mi easy*
  two a day     AM: 5 mi / PM: 4 mi
  run and walk  run 2 min, walk 1 min. Repeat 8 times
  races         half marathon race   10 km race   5k time trial   parkrun
  other days    rest   cross 45 min   bike 1h   strength 30 min   yoga 20 min
  remarks       10 mi easy "with the club"    (kept, never read)

The total is the one stated, else the sum of the parts where all are
distances or all are times. Nothing unwritten is added. Strides belong to the
run they stand with: they add no distance, no time and no repetitions.
`rubdown workout TEXT` shows how a text is understood.
)";
}

}  // namespace rubdown
