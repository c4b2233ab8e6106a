#include <doctest/doctest.h>

#include "plan/keys.hpp"
#include "plan_help.hpp"

namespace rubdown {
namespace {

constexpr std::string_view base =
    "[plan]\nname = \"Base\"\nunits = \"mi\"\n[athlete]\neasy_pace = \"10:00/mi\"\n"
    "[[race]]\nname = \"Spring half\"\ndate = 2026-04-12\ndistance = \"half\"\npriority = \"B\"\n"
    "[[race]]\nname = \"Marathon\"\ndate = 2026-11-01\ndistance = \"marathon\"\n"
    "[[week]]\nphase = \"base\"\nmon = \"rest\"\nsun = \"long 10 mi\"\n[[week]]\nsun = \"long 12 mi\"\n";

std::string days_of(const Plan& plan) {
  std::string out;
  for (const PlanWeek& week : plan.weeks) {
    for (std::size_t weekday = 0; weekday < 7; ++weekday) {
      const auto day = week.days[weekday];
      for (const PlanSession& session : day) out += session.workout->text + ", ";
    }
    out += "/ ";
  }
  return out;
}

}  // namespace

TEST_CASE("a file's keys and days win over its template") {
  const PlanReading reading(
      "[plan]\nextends = \"base.toml\"\nname = \"Ann\"\n[[week]]\nsun = \"long 8 mi\"\ntue = \"easy 4 mi\"\n",
      {{"base.toml", std::string(base)}});
  CHECK(reading.concise() == "");
  REQUIRE(reading.plan);
  CHECK(reading.plan->name.value == "Ann");
  CHECK(reading.plan->units == Units::mi);
  CHECK(reading.plan->races.size() == 2);
  CHECK(days_of(*reading.plan) == "rest, easy 4 mi, long 8 mi, / long 12 mi, / ");
  CHECK(reading.plan->weeks[0].phase == "base");
}

TEST_CASE("what is dated adds up along the chain") {
  const std::map<std::string, std::string> files = {
      {"base.toml",
       "[plan]\nextends = \"club.toml\"\n[recovery]\nlast_massage = 2026-01-02\n"
       "[[recovery.pin]]\ndate = 2026-05-01\nat = \"18:00\"\nsession = \"massage.sport\"\n"
       "[[recovery.pin]]\ndate = 2026-05-08\nat = \"18:00\"\nsession = \"massage.sport\"\n"
       "[availability]\nblocked = [{ from = 2026-06-01, why = \"base\" }]\nbusy = [\"base.ics\"]\n"
       "[[symptom]]\narea = \"knee\"\nseverity = 9\non = 2026-05-01\n[[done]]\non = 2026-05-02\n"},
      {"club.toml",
       "[[week]]\nsun = \"rest\"\n[[flag]]\nname = \"pop\"\non = 2026-05-01\n"
       "[[surgery]]\nprocedure = \"acl-reconstruction\"\non = 2025-01-01\n"
       "[[condition]]\nname = \"anticoagulant\"\n[[therapist]]\nname = \"Club\"\n"}};
  const PlanReading reading(
      "[plan]\nextends = \"base.toml\"\n[[recovery.pin]]\ndate = 2026-05-01\nat = \"18:00\"\n"
      "session = \"massage.relax\"\n[availability]\nblocked = [{ from = 2026-07-01, why = \"own\" }]\n"
      "busy = [\"own.ics\"]\n[[symptom]]\narea = \"calf\"\nseverity = 2\non = 2026-05-03\n"
      "[[done]]\non = 2026-05-04\n[[flag]]\nname = \"fever\"\non = 2026-05-01\n"
      "[[surgery]]\nprocedure = \"patellar-tendon-repair\"\non = 2025-02-02\n"
      "[[condition]]\nname = \"varicose-veins\"\n[[therapist]]\nname = \"Own\"\n",
      files);
  CHECK(reading.concise() == "");
  REQUIRE(reading.plan);
  const Plan& plan = *reading.plan;
  REQUIRE(plan.entries.symptoms.size() == 2);
  CHECK(plan.entries.symptoms[0].severity.value == 9);
  CHECK(plan.entries.done.size() == 2);
  CHECK(plan.entries.flags.size() == 2);
  CHECK(plan.surgeries.size() == 2);
  CHECK(plan.conditions.size() == 2);
  CHECK(plan.availability.blocked.size() == 2);
  REQUIRE(plan.recovery.pins.size() == 2);  // of the two of one time, the nearer
  CHECK(plan.recovery.pins[0].date.value == *parse_day("2026-05-08"));
  CHECK(plan.recovery.pins[1].session.value == SessionType::massage_relax);
  // What has no date of its own is one file's word.
  CHECK(plan.availability.busy.size() == 1);
  REQUIRE(plan.therapists.size() == 1);
  CHECK(plan.therapists[0].name.value == "Own");
}

TEST_CASE("every list that a log holds adds up, so that no file hides what another reports") {
  for (const toml::Key& key : keys::log.keys) {
    CAPTURE(key.name);
    if (key.type == toml::Type::tables) CHECK(key.extending == toml::Extending::adds_up);
  }
}

TEST_CASE("changes add up, and the nearer file's wins for its date") {
  const std::string club =
      "[[week]]\nsun = \"rest\"\n[[change]]\ndate = 2026-05-01\nrun = \"rest\"\nwhy = \"travel\"\n"
      "[[change]]\ndate = 2026-05-02\nrun = \"easy 5 km\"\nwhy = \"club\"\n";
  const PlanReading reading(
      "[plan]\nextends = \"club.toml\"\n[[change]]\ndate = 2026-05-02\nrun = \"easy 3 km\"\nwhy = \"tired\"\n",
      {{"club.toml", club}});
  CHECK(reading.concise() == "");
  REQUIRE(reading.plan);
  REQUIRE(reading.plan->changes.size() == 2);
  CHECK(reading.plan->changes[0].why == "travel");
  CHECK(reading.plan->changes[0].from_template);
  CHECK_FALSE(reading.plan->changes[1].from_template);
  CHECK(reading.plan->changes[1].why == "tired");
  CHECK(PlanReading("[plan]\nextends = \"club.toml\"\n[[change]]\ndate = 2026-05-02\nrun = \"rest\"\n"
                    "[[change]]\ndate = 2026-05-02\nrun = \"easy\"\n",
                    {{"club.toml", club}})
            .findings.items()
            .at(0)
            .code->id == "P008");
}

TEST_CASE("a race that lacks what makes one completes the template's") {
  const std::string_view goal = "[[race]]\nname = \"Goal\"\ndistance = \"marathon\"\n";
  const std::string_view tune_up =
      "[[race]]\nname = \"Tune-up\"\ndate = 2026-10-04\ndistance = \"half\"\npriority = \"B\"\n";
  const std::string_view week = "[[week]]\nsun = \"rest\"\n";
  struct Row {
    std::string base, own, races;
  };
  const std::string both = std::string{tune_up} + std::string{goal};
  const std::string dated = both + "date = 2026-11-01\n";
  const std::string first = "Tune-up 2026-10-04 21.1 km";
  const Row rows[] = {
      // The only one, by whatever name.
      {std::string{goal}, "date = 2026-11-08", "Goal 2026-11-08 42.2 km"},
      {std::string{goal}, "date = 2026-11-08\nname = \"Berlin\"", "Berlin 2026-11-08 42.2 km"},
      {"[[race]]\nname = \"Goal\"\n", "date = 2026-11-08\ndistance = \"half\"", "Goal 2026-11-08 21.1 km"},
      // The one of its name, in any case; the only one without a date.
      {dated, "name = \"goal\"\ndate = 2026-11-08", first + ", goal 2026-11-08 42.2 km"},
      {both, "name = \" GOAL \"\ndate = 2026-11-08", first + ",  GOAL  2026-11-08 42.2 km"},
      {both, "date = 2026-11-08", first + ", Goal 2026-11-08 42.2 km"},
      // Beside it a race of one's own joins in, unless the template knows it.
      {both, "date = 2026-11-08\n[[race]]\nname = \"Park\"\ndate = 2026-09-01\ndistance = \"5 km\"",
       first + ", Goal 2026-11-08 42.2 km, Park 2026-09-01 5 km"},
      {both, "date = 2026-11-08\n[[race]]\nname = \"Tune-up\"\ndate = 2026-09-01\ndistance = \"5 km\"",
       "Tune-up 2026-09-01 5 km, Goal 2026-11-08 42.2 km"},
      // Whole races replace those of the template, as ever.
      {both, "name = \"Park\"\ndate = 2026-09-01\ndistance = \"5 km\"", "Park 2026-09-01 5 km"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.own);
    const PlanReading reading("[plan]\nextends = \"base.toml\"\n[[race]]\n" + row.own + "\n",
                              {{"base.toml", row.base + std::string{week}}});
    CHECK(reading.concise() == "");
    REQUIRE(reading.plan);
    std::string races;
    for (const PlanRace& race : reading.plan->races) {
      races += (races.empty() ? "" : ", ") + race.name.value + " " + format_day(race.date.value) + " " +
               format_distance(race.distance.value, Units::km);
    }
    CHECK(races == row.races);
  }
  // File by file, each with what it knows.
  const PlanReading chain("[plan]\nextends = \"middle.toml\"\n[[race]]\ngoal = \"3:45:00\"\n",
                          {{"base.toml", std::string{goal} + std::string{week}},
                           {"middle.toml", "[plan]\nextends = \"base.toml\"\n[[race]]\ndate = 2026-11-08\n"}});
  CHECK(chain.concise() == "");
  REQUIRE(chain.plan->races.size() == 1);
  CHECK(format_clock(chain.plan->races[0].goal->value) == "3:45:00");
  CHECK(chain.sources[chain.plan->races[0].date.at.source].name == "middle.toml");
}

TEST_CASE("a race that could complete several is an error that says what to write") {
  const std::map<std::string, std::string> files = {{"base.toml", std::string{base}}};
  CHECK(PlanReading("[plan]\nextends = \"base.toml\"\n[[race]]\ndate = 2026-11-08\n", files).concise() ==
        "plan.toml:3:1: error[P018]: it is not clear which race of the template this completes: `Spring half` or "
        "`Marathon` (write the name of the one that is meant; or name, date and distance of a race of its own)\n");
  CHECK(PlanReading("[plan]\nextends = \"base.toml\"\n[[race]]\nname = \"Marathon\"\ngoal = \"4:00:00\"\n"
                    "[[race]]\nname = \"Marathon\"\nstart = \"10:00\"\n",
                    files)
            .concise() ==
        "plan.toml:6:1: error[P018]: this completes the same race of the template as the one above (join the two)\n");
}

TEST_CASE("a race of another name never takes over a template's race that has its date") {
  const std::map<std::string, std::string> files = {
      {"base.toml",
       "[[race]]\nname = \"City\"\ndate = 2026-11-01\ndistance = \"marathon\"\n[[week]]\nsun = \"rest\"\n"}};
  for (const char* own : {"date = 2026-10-18", "distance = \"10 km\"", "priority = \"B\""}) {
    CAPTURE(own);
    CHECK(PlanReading("[plan]\nextends = \"base.toml\"\n[[race]]\nname = \"Local 10k\"\n" + std::string{own} + "\n",
                      files)
              .concise() ==
          "plan.toml:3:1: error[P018]: it is not clear which race of the template this completes: `City` (write the "
          "name of the one that is meant; or name, date and distance of a race of its own)\n");
  }
}

TEST_CASE("a template's bare numbers are in the units it names, whoever extends it") {
  const std::string template_in_km =
      "[plan]\nunits = \"km\"\n[[race]]\nname = \"R\"\ndate = 2026-11-01\ndistance = 21\n"
      "[[week]]\ndistance = 37\ntue = 6\nsun = \"14 long\"\n";
  const std::string without_units = "[plan]\nextends = \"base.toml\"\n[[week]]\nwed = \"5\"\n";
  const auto metres_of = [](const PlanReading& reading, std::size_t weekday) {
    REQUIRE(reading.plan);
    const auto& distance = reading.plan->weeks[0].days[weekday][0].workout->distance;
    REQUIRE(distance);
    return distance->max.metres();
  };
  const std::map<std::string, std::string> files = {{"base.toml", template_in_km}, {"middle.toml", without_units}};

  const PlanReading plan("[plan]\nextends = \"base.toml\"\nunits = \"mi\"\n[[week]]\nwed = \"5\"\n", files);
  CHECK(plan.concise() == "");
  CHECK(plan.plan->units == Units::mi);
  CHECK(metres_of(plan, 1) == 6000);
  CHECK(metres_of(plan, 2) == doctest::Approx(5 * 1609.344));
  CHECK(metres_of(plan, 6) == 14000);
  CHECK(plan.plan->weeks[0].total->value == metres(37'000));
  CHECK(plan.plan->races[0].distance.value == metres(21'000));

  // A file without a word of its own has the units of what it extends; a roster's row changes what is printed.
  const std::vector<Override> row = {{"plan.units", "mi", {9, 1, 1, 1, 2}}, {"week.1.thu", "5", {9, 1, 1, 1, 2}}};
  const PlanReading chain("[plan]\nextends = \"middle.toml\"\n[[week]]\ntue = \"7\"\n", files, row);
  CHECK(chain.plan->units == Units::mi);
  CHECK(metres_of(chain, 1) == 7000);
  CHECK(metres_of(chain, 2) == 5000);
  CHECK(metres_of(chain, 3) == doctest::Approx(5 * 1609.344));
  CHECK(metres_of(chain, 6) == 14000);

  // Where no file says a word, the row does.
  const PlanReading silent("[[week]]\ntue = \"7\"\n", {}, {{"plan.units", "mi", {9, 1, 1, 1, 2}}});
  CHECK(metres_of(silent, 1) == doctest::Approx(7 * 1609.344));
}

TEST_CASE("the identity and the log of a template stay its own") {
  const PlanReading reading("[plan]\nextends = \"base.toml\"\n",
                            {{"base.toml", "[plan]\nid = \"base\"\nlog = \"base.log\"\n[[week]]\nsun = \"rest\"\n"}});
  REQUIRE(reading.plan);
  CHECK_FALSE(reading.plan->id);
  CHECK_FALSE(reading.plan->log);
}

TEST_CASE("every value says which file it came from") {
  const PlanReading reading("[plan]\nextends = \"base.toml\"\n[[week]]\nsun = \"long 8 mi\"\n",
                            {{"base.toml", std::string(base)}});
  REQUIRE(reading.plan);
  CHECK(reading.sources[reading.plan->weeks[0].days[6][0].place.source].name == "plan.toml");
  CHECK(reading.sources[reading.plan->weeks[0].days[0][0].place.source].name == "base.toml");
  CHECK(reading.sources[reading.plan->races[0].at.source].name == "base.toml");
}

TEST_CASE("templates may extend templates, seen from their own folder") {
  Sources sources;
  Diagnostics findings;
  const auto source = sources.add("teams/ann/plan.toml", "[plan]\nextends = \"../base.toml\"\n");
  std::string asked;
  const FileReader reader = [&asked](std::string_view from, std::string_view path) -> std::optional<std::string> {
    asked += std::string(from) + " asks for " + std::string(path) + "\n";
    if (path == "../base.toml") return "[plan]\nextends = \"more/weeks.toml\"\nname = \"Base\"\n";
    return "[[week]]\nsun = \"rest\"\n";
  };
  const auto plan = read_plan({source, reader, {}}, sources, findings);
  CHECK(findings.empty());
  CHECK(asked == "teams/ann/plan.toml asks for ../base.toml\nteams/base.toml asks for more/weeks.toml\n");
  REQUIRE(sources.size() == 3);
  CHECK(sources[2].name == "teams/more/weeks.toml");
  CHECK(plan->weeks.size() == 1);
}

TEST_CASE("a template that cannot be read leaves no plan") {
  const PlanReading reading("[plan]\nextends = \"gone.toml\"\n");
  CHECK_FALSE(reading.plan);
  CHECK(reading.concise() ==
        "plan.toml:2:11: error[P001]: the template `gone.toml` cannot be read (its path is relative to this file)\n");
}

TEST_CASE("templates that go in a circle are found however they are spelled") {
  CHECK(PlanReading("[plan]\nextends = \"./x/../plan.toml\"\n").findings.items()[0].code->id == "P002");
  std::map<std::string, std::string> files;
  for (int i = 0; i < 9; ++i) {
    files["t" + std::to_string(i) + ".toml"] = "[plan]\nextends = \"t" + std::to_string(i + 1) + ".toml\"\n";
  }
  const PlanReading deep("[plan]\nextends = \"t0.toml\"\n", files);
  CHECK(deep.concise() ==
        "t6.toml:2:11: error[P002]: more than 8 files extend each other (join some of the templates)\n");
}

TEST_CASE("findings in a template name the template") {
  const PlanReading reading("[plan]\nextends = \"base.toml\"\n[[week]]\n", {{"base.toml", "[plan]\nunit = \"mi\"\n"}});
  CHECK(reading.concise() == "base.toml:2:1: error[T020]: unknown key `unit` in [plan] (did you mean \"units\"?)\n");
}

TEST_CASE("a roster's row wins over files and may leave cells empty") {
  const PlanReading reading(std::string(base), {},
                            {{"athlete.name", "Bob", {}},
                             {"athlete.born", "1970", {}},
                             {"athlete.easy_pace", "", {}},
                             {"recovery.deep_tissue", "yes", {}},
                             {"recovery.prefer", "relax", {}},
                             {"availability.massage", "mon,wed 17:30-20:30, sat 10:00-16:00; sun 9:00-10:00,", {}},
                             {"race.date", "2026-10-25", {}},
                             {"race.1.date", "2026-04-19", {}},
                             {"athlete.recent.distance", "10 km", {}},
                             {"athlete.recent.time", "47:10", {}},
                             {"week.2.sun", "12", {}}});
  CHECK(reading.concise() == "");
  REQUIRE(reading.plan);
  const Plan& plan = *reading.plan;
  CHECK(plan.athlete.name.value == "Bob");
  CHECK(plan.athlete.born->value == 1970);
  CHECK(format_pace(plan.athlete.easy_pace->value, Units::mi) == "10:00/mi");
  CHECK(plan.recovery.deep_tissue);
  CHECK(plan.recovery.prefer == MassagePreference::relax);
  CHECK(plan.availability.massage->size() == 3);
  CHECK(format_day(plan.races[0].date.value) == "2026-04-19");
  CHECK(format_day(plan.races[1].date.value) == "2026-10-25");
  CHECK(format_clock(plan.athlete.recent->value.time) == "47:10");
  CHECK(plan.weeks[1].days[6][0].workout->text == "12");
}

TEST_CASE("a roster may name a race where the template has none") {
  const PlanReading reading(
      "[[week]]\nsun = \"rest\"\n", {},
      {{"race.name", "City", {}}, {"race.date", "2026-11-01", {}}, {"race.distance", "half", {}}});
  CHECK(reading.concise() == "");
  REQUIRE(reading.plan);
  REQUIRE(reading.plan->races.size() == 1);
  CHECK(reading.plan->races[0].distance.value == half_marathon);
  CHECK(reading.plan->name.value == "City");
}

TEST_CASE("a bad cell of a roster is told at the cell") {
  PlanReading reading("[[week]]\nsun = \"rest\"\n", {},
                      {{"athlete.born", "long ago", {0, 1, 1, 1, 2}}, {"athlet.name", "x", {}}});
  CHECK(reading.findings.size() == 2);
  CHECK(reading.findings.items()[0].message == "unknown key `athlet` in this file");
  CHECK(reading.findings.items()[1].message == "`born` is a string, not a whole number");
}

}  // namespace rubdown
