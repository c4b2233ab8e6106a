// Plans by number, with races, symptoms, stops and blocked days, for what holds of any plan.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/schedule/busy_time.hpp"
#include "unit/recovery/planned.hpp"

namespace rubdown {

/// A plan written by a seeded generator: the same number gives the same plan everywhere.
class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {}

  std::string plan(int weeks, bool extra_run) {
    std::string out =
        "[plan]\nname = \"P\"\nunits = \"km\"\n[athlete]\neasy_pace = \"6:00/km\"\nborn = 1979\n"
        "run_at = { default = \"07:00\", tue = \"18:00\" }\n[recovery]\n";
    if (chance(3)) out += "deep_tissue = true\n";
    if (chance(3)) out += "prefer = \"relax\"\n";
    if (chance(3)) out += "massages_per_month = 2\n";
    if (chance(3)) out += "massage_every_days = 10\n";
    if (chance(4)) out += "massage_every_weeks = 2\n";
    out += "[availability]\nmassage = [\"mon-fri 17:30-20:30\", \"sat 10:00-16:00\"]\n";
    if (chance(2)) out += "blocked = [{ from = " + date(pick(weeks * 7)) + ", to = " + date(weeks * 7) + " }]\n";
    for (int week = 0; week < weeks; ++week) add_week(out, week == 0, extra_run && week + 1 == weeks);
    add_entries(out, weeks * 7);
    return out;
  }

  std::vector<BusyTime> busy(int days) {
    std::vector<BusyTime> out;
    for (int i = 0; i < 6; ++i) {
      const Civil begin = Civil{first_ + std::chrono::days{pick(days)}} + Minutes{15 * pick(96)};
      out.push_back({begin, begin + Minutes{30 + 30 * pick(4)}, false, {}});
    }
    return out;
  }

 private:
  int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(std::max(below, 1))); }
  bool chance(int of) { return pick(of) == 0; }
  std::string date(int day) { return format_day(first_ + std::chrono::days{day}); }

  void add_week(std::string& out, bool first, bool extra) {
    static constexpr const char* runs[] = {"easy 8 km",  "6x800 m",     "tempo 6 km",      "long 18 km", "long 26 km",
                                           "long 31 km", "easy 50 min", "strength 30 min", "10 km @ MP"};
    out += "[[week]]\n";
    if (first) out += "starts = " + date(0) + "\n";
    for (const char* day : {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}) {
      if (chance(2))
        out += std::string{day} + " = \"" + runs[pick(9)] + "\"\n";
      else if (extra && std::string_view{day} == "sat")
        out += "sat = \"easy 5 km\"\n";
    }
  }

  void add_entries(std::string& out, int days) {
    static constexpr const char* areas[] = {"calf", "it-band", "achilles", "knee", "lower-back", "hamstring"};
    static constexpr const char* sides[] = {"left", "right", "both"};
    if (chance(2)) {
      static constexpr const char* distances[] = {"5 km", "10 km", "half", "marathon", "50 km"};
      static constexpr const char* priorities[] = {"A", "B", "C"};
      out += "[[race]]\nname = \"R\"\nstart = \"09:00\"\ndate = " + date(pick(days)) + "\ndistance = \"" +
             distances[pick(5)] + "\"\npriority = \"" + priorities[pick(3)] + "\"\n";
    }
    for (int i = pick(4); i > 0; --i) {
      out += std::string{"[[symptom]]\narea = \""} + areas[pick(6)] + "\"\nside = \"" + sides[pick(3)] +
             "\"\nseverity = " + std::to_string(1 + pick(7)) + "\non = " + date(pick(days)) + "\n";
    }
    for (int i = pick(3); i > 0; --i)
      out += "[[stress]]\nlevel = " + std::to_string(5 + pick(5)) + "\non = " + date(pick(days)) + "\n";
    for (int i = pick(3); i > 0; --i)
      out += "[[skipped]]\nwhat = [\"stretching\", \"hydration\"]\non = " + date(pick(days)) + "\n";
    if (chance(5)) {
      static constexpr const char* flags[] = {"calf-swelling", "fever", "blister", "pop"};
      out +=
          std::string{"[[flag]]\nname = \""} + flags[pick(4)] + "\"\nside = \"left\"\non = " + date(pick(days)) + "\n";
    }
    if (chance(4)) {
      out +=
          "[[surgery]]\nprocedure = \"acl-reconstruction\"\nside = \"left\"\nwound_closed = true\nextension_deficit = "
          "true\non = 2025-11-01\ncleared = { massage = 2026-01-10, running = 2026-02-01 }\n";
    }
  }

  std::mt19937 random_;
  Day first_ = day(2026, 3, 2);
};

}  // namespace rubdown
