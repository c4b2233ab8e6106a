// What ends a complaint: its own entry, or a later one about the same on all of its sides.
#include <doctest/doctest.h>

#include "unit/recovery/planned.hpp"

using namespace rubdown;

namespace {

std::string two_weeks(std::string_view entries) {
  return "[plan]\nname = \"T\"\n[athlete]\neasy_pace = \"6:00/km\"\nrun_at = \"07:00\"\n[[week]]\nstarts = "
         "2026-03-02\ntue = \"easy 10 km\"\nsun = \"long 20 km\"\n[[week]]\ntue = \"easy 10 km\"\n" +
         std::string{entries};
}

std::string entry(std::string_view header, std::string_view side, std::string_view on, std::string_view cleared = "") {
  std::string text = "[[" + std::string{header} + "]]\non = " + std::string{on} + "\n";
  if (!side.empty()) text += "side = \"" + std::string{side} + "\"\n";
  if (!cleared.empty()) text += "cleared = " + std::string{cleared} + "\n";
  return text;
}

std::string flag(std::string_view side, std::string_view on, std::string_view cleared = "") {
  return entry("flag", side, on, cleared) + "name = \"calf-swelling\"\n";
}

std::string symptom(int severity, std::string_view side, std::string_view on, std::string_view cleared = "") {
  return entry("symptom", side, on, cleared) + "area = \"calf\"\nseverity = " + std::to_string(severity) + "\n";
}

}  // namespace

TEST_CASE("one side does not end what was on both") {
  struct Row {
    std::string entries;
    bool stopped;
  };
  const Row rows[] = {
      {flag("both", "2026-03-03") + flag("left", "2026-03-03", "2026-03-04"), true},
      {flag("", "2026-03-03") + flag("left", "2026-03-03", "2026-03-04"), true},
      {flag("left", "2026-03-03") + flag("right", "2026-03-03", "2026-03-04"), true},
      {flag("left", "2026-03-03") + flag("left", "2026-03-03", "2026-03-04"), false},
      {flag("left", "2026-03-03") + flag("", "2026-03-03", "2026-03-04"), false},
      {flag("", "2026-03-03") + flag("", "2026-03-03", "2026-03-04"), false},
      {flag("", "2026-03-03", "2026-03-04") + flag("", "2026-03-05"), true},
      {symptom(7, "", "2026-03-03") + symptom(0, "left", "2026-03-03", "2026-03-04"), true},
      {symptom(7, "", "2026-03-03") + symptom(0, "", "2026-03-03", "2026-03-04"), false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.entries);
    const Planned out = planned(two_weeks(row.entries), day(2026, 3, 6));
    CHECK(out.findings.empty());
    CHECK(out.schedule.stops.empty() != row.stopped);
    CHECK((out.find("w01/long/1")->status == Status::stopped) == row.stopped);
  }
}

TEST_CASE("what stands behind an end of the same day counts anew") {
  const auto illness = [](std::string_view on, std::string_view cleared = "") {
    return entry("illness", "", on, cleared) + "fever = true\n";
  };
  const auto note = [](std::string_view words, std::string_view on, std::string_view cleared = "") {
    return entry("note", "", on, cleared) + "text = \"" + std::string{words} + "\"\n";
  };
  struct Row {
    std::string entries;
    bool stopped;
  };
  const Row rows[] = {
      {flag("left", "2026-03-04") + flag("left", "2026-03-04", "2026-03-04"), false},
      {flag("left", "2026-03-04") + flag("left", "2026-03-04", "2026-03-04") + flag("left", "2026-03-04"), true},
      {flag("left", "2026-03-04", "2026-03-05") + flag("left", "2026-03-04"), true},
      {flag("left", "2026-03-04", "2026-03-05") + flag("left", "2026-03-03"), false},
      {flag("left", "2026-03-04", "2026-03-05") + flag("left", "2026-03-04") + flag("", "2026-03-04", "2026-03-05"),
       false},
      {symptom(7, "left", "2026-03-04", "2026-03-04") + symptom(7, "left", "2026-03-04"), true},
      {illness("2026-03-04", "2026-03-04") + illness("2026-03-04"), true},
      {note("calf is hot and swollen", "2026-03-04", "2026-03-05") +
           note("right calf is hot and swollen too", "2026-03-04"),
       true},
      {note("calf is hot and swollen", "2026-03-04") + note("calf is hot and swollen", "2026-03-04", "2026-03-05"),
       false},
      {note("calf is hot and swollen", "2026-03-04", "2026-03-05") + entry("missed", "", "2026-03-04") +
           "why = \"calf is hot and swollen\"\n",
       true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.entries);
    CHECK(planned(two_weeks(row.entries), day(2026, 3, 6)).schedule.stops.empty() != row.stopped);
  }
}

TEST_CASE("a later entry that ends a complaint is as good as its end in the first one") {
  const auto plan_of = [](std::string_view entries) { return planned(two_weeks(entries), day(2026, 3, 6)); };
  const Planned open = plan_of(symptom(4, "right", "2026-03-03"));
  const Planned own = plan_of(symptom(4, "right", "2026-03-03", "2026-03-05"));
  const Planned later = plan_of(symptom(4, "right", "2026-03-03") + symptom(0, "right", "2026-03-03", "2026-03-05"));
  const Planned both = plan_of(symptom(4, "", "2026-03-03") + symptom(0, "left", "2026-03-03", "2026-03-05"));
  const Planned both_open = plan_of(symptom(4, "", "2026-03-03"));
  bool differs = false;
  for (int of_march = 2; of_march <= 15; ++of_march) {
    const Day on = day(2026, 3, static_cast<unsigned>(of_march));
    CAPTURE(of_march);
    CHECK(later.recovery_on(on) == own.recovery_on(on));
    CHECK(both.recovery_on(on) == both_open.recovery_on(on));
    differs = differs || open.recovery_on(on) != own.recovery_on(on);
  }
  CHECK(differs);
}
