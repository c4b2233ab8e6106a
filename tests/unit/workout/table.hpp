// The table of workout texts with what they mean, and its comparison forms.
#pragma once

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "rubdown/workout/workout.hpp"

namespace rubdown::testing {

struct Row {
  std::string text;
  Units units = Units::km;
  std::string kind, km_min, km_max, min_min, min_max, reps, flags, steps;
};

inline std::vector<std::string> split(const std::string& line, char by) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == by)
      cells.emplace_back();
    else
      cells.back() += c;
  }
  return cells;
}

inline std::vector<Row> rows() {
  std::ifstream file(RUBDOWN_SOURCE_DIR "/tests/unit/workout/texts.tsv", std::ios::binary);
  const std::string all{std::istreambuf_iterator<char>(file), {}};
  std::vector<Row> result;
  for (const std::string& line : split(all, '\n')) {
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> c = split(line, '\t');
    if (c.size() != 10) continue;
    result.push_back({c[0], c[1] == "mi" ? Units::mi : Units::km, c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9]});
  }
  return result;
}

inline Workout read(const std::string& text, Units units) {
  Diagnostics findings;
  return parse_workout(text, units, Span{}, findings);
}

/// Kilometres with three decimals, rounded half up.
inline std::string kilometres(Distance d) {
  const std::int64_t metres = (d.mm + 500) / 1000;
  return std::to_string(metres / 1000) + "." + std::to_string(metres % 1000 + 1000).substr(1);
}

/// Minutes with at most two decimals.
inline std::string minutes(Seconds s) {
  const std::int64_t hundredths = (s.count() * 100 + 30) / 60;
  std::string text = std::to_string(hundredths / 100);
  if (hundredths % 100 == 0) return text;
  std::string tail = std::to_string(hundredths % 100 + 100).substr(1);
  if (tail.back() == '0') tail.pop_back();
  return text + "." + tail;
}

/// Everything of a workout but its text, in the form of the table.
inline std::string told(const Workout& w) {
  std::string text{name(w.kind)};
  text += " | " + (w.distance ? kilometres(w.distance->min) + " " + kilometres(w.distance->max) : "- -");
  text += " | " + (w.duration ? minutes(w.duration->min) + " " + minutes(w.duration->max) : "- -");
  std::string reps = "-";
  if (w.repetitions) {
    reps = std::to_string(w.repetitions->min);
    if (w.repetitions->max != w.repetitions->min) reps += "-" + std::to_string(w.repetitions->max);
  }
  std::string flags;
  for (const std::string_view flag : names(w.flags)) flags.append(flags.empty() ? "" : ",").append(flag);
  return text + " | " + reps + " | " + (flags.empty() ? "-" : flags) + " | " + w.steps;
}

inline std::string told(const Row& r) {
  return r.kind + " | " + r.km_min + " " + r.km_max + " | " + r.min_min + " " + r.min_max + " | " + r.reps + " | " +
         r.flags + " | " + r.steps;
}

}  // namespace rubdown::testing
