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
     "[plan]\nextends = \"base.toml\"\n[athlete]\neasy_pace = \"10:00/mi\"\n[[week]]\nfri = \"easy 2 mi\"\n"},
    {"plain.toml",
     "format = 1\n[[race]]\nname = \"Goal\"\ndate = 2027-06-06\ndistance = \"marathon\"\n"
     "[[week]]\nsun = \"long 20 km\"\n[[week]]\ntue = \"easy 5 km\"\n"},
    {"no-weeks.toml", "format = 1\n[[race]]\nname = \"Goal\"\ndate = 2027-06-06\ndistance = \"marathon\"\n"},
    {"broken.toml", "format = 1\n[[week]\nsun = \"long 20 km\"\n"},
    {"lost.toml", "[plan]\nextends = \"nowhere.toml\"\n[[week]]\nsun = \"long 20 km\"\n"},
    {"odd.toml", "week = \"none\"\n"},
};

}  // namespace

TEST_CASE("athletes of one plan get what they would if it were read for each of them") {
  std::string csv =
      "id,plan,race_date,easy_pace,plan.units,week.2.tue,race.location,week\n"
      "a,plan.toml,,9:30/mi,,,,\n"
      "b,plan.toml,2027-06-13,,,,Berlin,\n"
      "c,plan.toml,someday,fast,,,,\n"
      "d,plan.toml,,,km,,,\n"
      "e,plan.toml,,,,easy 6 mi,,\n"
      "f,plan.toml,,,,,,easy\n"
      "g,plain.toml,2027-06-13,5:30/km,,,,\n"
      "h,plan.toml,2027-06-20,9:00/mi,,,,\n"
      "i,plain.toml,,,,,,\n"
      "j,no-weeks.toml,,,,,,\n"
      "k,no-weeks.toml,2027-06-13,,,,,\n"
      "l,broken.toml,,,,,,\n"
      "m,broken.toml,,5:00/km,,,,\n"
      "n,lost.toml,,,,,,\n"
      "o,odd.toml,,,,,,\n"
      "p,odd.toml,,5:00/km,,,,\n";
  CsvRoster roster{"roster.csv", [&] { return std::exchange(csv, {}); }, std::nullopt};
  Loader shared = loader_of(club);
  std::size_t athletes = 0;
  while (std::optional<AthleteJob> job = roster.next()) {
    CAPTURE(job->label);
    Loader fresh = loader_of(club);
    CHECK(outcome(shared, job->request) == outcome(fresh, job->request));
    ++athletes;
  }
  CHECK(athletes == 16);
}

}  // namespace rubdown
