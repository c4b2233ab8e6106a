#include <doctest/doctest.h>

#include <map>
#include <utility>

#include "rubdown/batch/roster.hpp"
#include "rubdown/output/format.hpp"

namespace rubdown {
namespace {

using Files = std::map<std::string, std::string>;

Loader loader_of(const Files& files) {
  return Loader{{[&files](const std::string& path, std::string& error) -> std::optional<std::string> {
                   const auto found = files.find(path);
                   if (found != files.end()) return found->second;
                   error = "no such file";
                   return std::nullopt;
                 },
                 [](const Zone*) { return *parse_day("2027-05-01"); },
                 {}}};
}

/// What an athlete gets: the findings, then everything there is to say of the schedule.
std::string outcome(Loader& loader, LoadRequest request) {
  LoadedPlan loaded = loader.load(std::move(request));
  std::string text = render(loaded.findings, loaded.sources);
  if (!loaded.plan) return text + "no plan\n";
  RenderOptions options;
  options.findings = &loaded.findings;
  options.sources = &loaded.sources;
  if (!loaded.schedule.weeks.empty()) {
    options.span = {loaded.schedule.weeks.front().start, loaded.schedule.weeks.back().start + std::chrono::days{6}};
  }
  return text + render_json(loaded.schedule, options);
}

const Files club{
    {"base.toml",
     "format = 1\n[plan]\nname = \"Base\"\nunits = \"mi\"\nid = \"not taken over\"\n"
     "[[race]]\nname = \"Tune-up\"\ndate = 2027-05-23\ndistance = \"10 km\"\npriority = \"C\"\n"
     "[[race]]\nname = \"Goal\"\ndate = 2027-06-06\ndistance = \"marathon\"\n"
     "[[week]]\ntue = \"easy 5 mi\"\nsun = \"long 14 mi\"\n"
     "[[week]]\ntue = \"3 mi @ Q\"\nthu = \"easy 4 mi\"\nsat = \"long 16 mi\"\nnot_a_day = \"easy\"\n"
     "[[week]]\nwed = \"6x800 m\"\nsun = \"long 10 mi\"\n"
     "[[week]]\ntue = \"easy 3 mi\"\n"},
    {"plan.toml",
     "[plan]\nextends = \"base.toml\"\n[athlete]\neasy_pace = \"10:00/mi\"\n[[week]]\nfri = \"easy 2 mi\"\n"
     "[[therapist]]\nname = \"Sam\"\nlicense = \"1\"\nhours = [\"mon-fri 12:00-20:00\", \"never\"]\nhat = 1\n"
     "[[therapist]]\nname = \"Sam\"\noffers = [\"massage.sport\", \"massage.moon\"]\n[[therapist]]\nurl = \"x\"\n"},
    {"season.toml",
     "[plan]\nextends = \"outing.toml\"\n[[race]]\nname = \"goal\"\ngoal = \"4:00:00\"\n"
     "[[symptom]]\narea = \"calf\"\nseverity = 2\non = 2027-04-20\n"
     "[[change]]\ndate = 2027-05-20\nrun = \"easy 2 mi\"\n"},
    {"outing.toml",
     "[plan]\nextends = \"base.toml\"\n[[symptom]]\narea = \"knee\"\nseverity = 9\non = 2027-04-20\n"
     "[[change]]\ndate = 2027-05-18\nrun = \"rest\"\nwhy = \"outing\"\n"},
    {"unclear.toml", "[plan]\nextends = \"base.toml\"\n[[race]]\ndate = 2027-06-13\n"},
    {"plain.toml",
     "format = 1\ntherapist = \"none\"\n[[race]]\nname = \"Goal\"\ndate = 2027-06-06\ndistance = \"marathon\"\n"
     "[[week]]\nsun = \"long 20 km\"\n[[week]]\ntue = \"easy 5 km\"\n"},
    {"no-weeks.toml", "format = 1\n[[race]]\nname = \"Goal\"\ndate = 2027-06-06\ndistance = \"marathon\"\n"},
    {"broken.toml", "format = 1\n[[week]\nsun = \"long 20 km\"\n"},
    {"lost.toml", "[plan]\nextends = \"nowhere.toml\"\n[[week]]\nsun = \"long 20 km\"\n"},
    {"odd.toml", "week = \"none\"\n"},
};

}  // namespace

TEST_CASE("athletes of one plan get what they would if it were read for each of them") {
  std::string csv =
      "id,plan,race_date,easy_pace,plan.units,week.2.tue,race.location,week,therapist.1.phone\n"
      "a,plan.toml,,9:30/mi,,,,,\n"
      "b,plan.toml,2027-06-13,,,,Berlin,,\n"
      "c,plan.toml,someday,fast,,,,,\n"
      "d,plan.toml,,,km,,,,\n"
      "e,plan.toml,,,,easy 6 mi,,,\n"
      "f,plan.toml,,,,,,easy,\n"
      "g,plain.toml,2027-06-13,5:30/km,,,,,\n"
      "h,plan.toml,2027-06-20,9:00/mi,,,,,\n"
      "i,plain.toml,,,,,,,\n"
      "j,no-weeks.toml,,,,,,,\n"
      "k,no-weeks.toml,2027-06-13,,,,,,\n"
      "l,broken.toml,,,,,,,\n"
      "m,broken.toml,,5:00/km,,,,,\n"
      "n,lost.toml,,,,,,,\n"
      "o,odd.toml,,,,,,,\n"
      "p,odd.toml,,5:00/km,,,,,\n"
      "q,plan.toml,,,,,,,555 0100\n"
      "r,plain.toml,,,,,,,555 0100\n"
      "s,plan.toml,,9:00/mi,,,,,\n"
      "t,season.toml,,9:00/mi,,,,,\n"
      "u,season.toml,2027-07-18,,,,Berlin,,\n"
      "v,unclear.toml,,9:00/mi,,,,,\n"
      "w,unclear.toml,,,,,,,\n";
  CsvRoster roster{"roster.csv", [&] { return std::exchange(csv, {}); }, std::nullopt};
  Loader shared = loader_of(club);
  std::size_t athletes = 0;
  while (std::optional<AthleteJob> job = roster.next()) {
    CAPTURE(job->label);
    Loader fresh = loader_of(club);
    CHECK(outcome(shared, job->request) == outcome(fresh, job->request));
    ++athletes;
  }
  CHECK(athletes == 23);
}

TEST_CASE("an athlete's own tables are put over a plan that others read, as over one read alone") {
  Sources sources;
  Diagnostics findings;
  std::vector<AthleteJob> jobs = read_toml_roster(
      "roster.toml",
      "[[athlete]]\nid = \"a\"\n[[athlete.flag]]\nname = \"calf-swelling\"\nside = \"left\"\non = 2027-04-30\n"
      "[[athlete]]\nid = \"b\"\n[[athlete.symptom]]\narea = \"knee\"\n"
      "[[athlete]]\nid = \"c\"\n[[athlete.week]]\ntue = \"easy 6 mi\"\n"
      "[[athlete]]\nid = \"d\"\n[[athlete.change]]\ndate = 2027-05-11\nrun = \"rest\"\n[[athlete.recovery.pin]]\n"
      "date = 2027-05-12\nat = 18:00\nsession = \"massage.sport\"\n"
      "[[athlete]]\nid = \"e\"\n[[athlete.therapist]]\nname = \"Lu\"\n"
      "[[athlete]]\nid = \"f\"\ngoal = \"3:30:00\"\n[[athlete.race]]\nname = \"Other\"\ndate = 2027-06-06\n"
      "distance = \"half\"\n"
      "[[athlete]]\nid = \"g\"\n[[athlete.symptm]]\narea = \"knee\"\n"
      "[[athlete]]\nid = \"h\"\navailability.blocked = [{ from = 2027-05-10, to = 2027-05-16 }]\n",
      "plan.toml", sources, findings);
  CHECK(findings.empty());
  REQUIRE(jobs.size() == 8);
  Loader shared = loader_of(club);
  std::string all;
  for (const AthleteJob& job : jobs) {
    CAPTURE(job.label);
    CHECK(job.findings.empty());
    Loader fresh = loader_of(club);
    const std::string alone = outcome(fresh, job.request);
    CHECK(outcome(shared, job.request) == alone);
    all += alone;
  }
  for (const std::string_view part : {"\"C-DVT\"", "roster.toml:9:1: error[T022]", "\"workout\":\"easy 6 mi\"",
                                      "\"status\":\"pinned\"", "\"Other", "error[T020]: unknown key `symptm`"}) {
    CAPTURE(part);
    CHECK(all.find(part) != std::string::npos);
  }
}

TEST_CASE("what a row says of health comes to what its plan says") {
  Files files{{"base.toml", std::string{club.at("plain.toml")} +
                                "[[flag]]\nname = \"fever\"\non = 2027-04-01\n[[symptom]]\narea = \"knee\"\n"
                                "severity = 3\non = 2027-04-02\n"}};
  std::string csv =
      "id,flag.name,flag.on,symptom.1.severity,surgery.procedure,surgery.on,surgery.cleared.running\n"
      "ann,chest-pain,2027-04-05,,acl-reconstruction,2026-01-01,2026-06-01\nbo,,,7,,,\n";
  CsvRoster roster{"roster.csv", [&] { return std::exchange(csv, {}); }, "base.toml"};
  Loader loader = loader_of(files);
  std::string said;
  while (std::optional<AthleteJob> job = roster.next()) {
    said += job->name + ":";
    const LoadedPlan loaded = loader.load(std::move(job->request));
    REQUIRE(loaded.plan);
    for (const LoggedFlag& flag : loaded.plan->entries.flags) said += " " + flag.name.value;
    for (const LoggedSymptom& symptom : loaded.plan->entries.symptoms)
      said += " " + std::to_string(symptom.severity.value);
    said += " " + std::to_string(loaded.plan->surgeries.size()) + "\n";
  }
  CHECK(said == "ann: fever chest-pain 3 1\nbo: fever 7 0\n");
}

TEST_CASE("a log beside the plan of all athletes is nobody's, one under an athlete's name is theirs") {
  Files files{{"base.toml", std::string{club.at("plain.toml")}},
              {"base.log.toml", "[[flag]]\nname = \"chest-pain\"\non = 2027-04-01\n"},
              {"bo.log.toml", "[[flag]]\nname = \"calf-swelling\"\non = 2027-04-01\n"}};
  std::string csv = "id,plan\nann,\nbo,\ncy,base.toml\nbase,\n";
  CsvRoster roster{"roster.csv", [&] { return std::exchange(csv, {}); }, "base.toml"};
  Loader loader = loader_of(files);
  std::string flags;
  while (std::optional<AthleteJob> job = roster.next()) {
    flags += job->name + ":";
    const LoadedPlan loaded = loader.load(std::move(job->request));
    REQUIRE(loaded.plan);
    for (const LoggedFlag& flag : loaded.plan->entries.flags) flags += " " + flag.name.value;
    flags += "\n";
  }
  CHECK(flags == "ann:\nbo: calf-swelling\ncy: chest-pain\nbase: chest-pain\n");
}

TEST_CASE("an athlete of a roster gets the schedule of a plan of their own") {
  struct Row {
    std::string_view id, date, pace, timezone, massage, monthly;
  };
  const Row rows[] = {
      {"ann", "2027-06-06", "9:30/mi", "Europe/London", "sat-sun 09:00-18:00", "1"},
      {"bo", "2027-06-13", "11:19/mi", "America/New_York", "mon-fri 17:30-20:30", "2"},
      {"cy", "2027-08-01", "8:05/mi", "Africa/Nairobi", "wed 12:00-14:00", "4"},
      {"di", "2027-05-02", "10:44/mi", "Europe/London", "mon-sun 06:00-22:00", "0"},
  };
  constexpr std::string_view weeks =
      "[[week]]\nphase = \"build\"\nnote = \"Hills.\"\ntue = \"easy 5 mi\"\nsun = \"long 14 mi\"\n"
      "[[week]]\ntue = \"3 mi @ T\"\nthu = [\"easy 4 mi\", \"strength 20 min\"]\nsat = \"long 16 mi\"\n"
      "[[week]]\nwed = \"AM: 6 mi easy / PM: 4 mi easy\"\nsun = { run = \"long 10 mi\", at = \"08:00\" }\n"
      "[[week]]\nmon = \"rest\"\ntue = \"easy 3 mi\"\n";
  const auto plan_of = [&](const Row& row, bool whole) {
    std::string text = "format = 1\n[plan]\nname = \"Club\"\nunits = \"mi\"\n";
    const auto own = [&](std::string_view key, std::string_view value) {
      if (whole) text.append(key).append(" = \"").append(value).append("\"\n");
    };
    own("id", std::string{row.id} + "@base");
    text += "[athlete]\nborn = 1980\n";
    own("name", row.id), own("easy_pace", row.pace), own("timezone", row.timezone);
    text += "[[race]]\nname = \"Goal\"\ndistance = \"marathon\"\n";
    own("date", whole ? row.date : "");
    if (!whole) text += "date = 2027-06-20\n";
    text += "[recovery]\nprefer = \"sport\"\n";
    if (whole) text.append("massages_per_month = ").append(row.monthly).append("\n");
    text += "[availability]\n";
    own("massage", row.massage);
    return text.append(weeks);
  };
  Files files{{"base.toml", plan_of({}, false)}};
  std::string csv = "id,name,race_date,easy_pace,timezone,massage,massages_per_month\n";
  for (const Row& row : rows) {
    files[std::string{row.id} + ".toml"] = plan_of(row, true);
    for (const std::string_view cell : {row.id, row.id, row.date, row.pace, row.timezone, row.massage}) {
      csv.append(cell).append(",");
    }
    csv.append(row.monthly).append("\n");
  }
  CsvRoster roster{"roster.csv", [&] { return std::exchange(csv, {}); }, "base.toml"};
  Loader shared = loader_of(files);
  std::size_t athletes = 0;
  while (std::optional<AthleteJob> job = roster.next()) {
    CAPTURE(job->label);
    LoadRequest alone;
    alone.path = job->name + ".toml";
    const auto schedule_of = [](LoadedPlan loaded) {
      CHECK(loaded.plan);
      RenderOptions options;
      return render_json(loaded.schedule, options);
    };
    CHECK(schedule_of(shared.load(job->request)) == schedule_of(loader_of(files).load(std::move(alone))));
    ++athletes;
  }
  CHECK(athletes == std::size(rows));
}

}  // namespace rubdown
