#include "rubdown/batch/roster.hpp"

#include <doctest/doctest.h>

#include <utility>

namespace rubdown {
namespace {

/// Every athlete as `name plan key=value ...`, then the findings.
std::string athletes(std::string csv, std::optional<std::string> plan = std::nullopt) {
  CsvRoster roster{"club/roster.csv", [&] { return std::exchange(csv, {}); }, std::move(plan)};
  std::string text;
  while (std::optional<AthleteJob> job = roster.next()) {
    text += job->name + " " + job->request.path;
    for (const Override& o : job->request.overrides) text += " " + o.key + "=" + o.value;
    text += "\n";
    for (const Diagnostic& finding : job->findings)
      text += "  " + std::string{finding.code->id} + " " + finding.message + "\n";
  }
  for (const Diagnostic& finding : roster.findings())
    text += std::string{finding.code->id} + " " + finding.message + "\n";
  return text;
}

TEST_CASE("a roster's columns become keys of the plan") {
  CHECK(athletes("id,name,plan,race_date,athlete.easy_pace,email\n"
                 "ann,Ann Example,base.toml,2027-11-07,9:30/mi,a@example.org\n"
                 "ben,\"Ben, B\",,,,\n") ==
        "ann club/base.toml athlete.name=Ann Example race.date=2027-11-07 athlete.easy_pace=9:30/mi plan.id=ann@base\n"
        "ben  athlete.name=Ben, B plan.id=ben@\n"
        "  F005 this athlete has no plan\n");
  CHECK(athletes("Name;Easy Pace\nAnn;5:30\n", "base.toml") ==
        "Ann base.toml athlete.name=Ann athlete.easy_pace=5:30 plan.id=Ann@base\n");
}

TEST_CASE("what is wrong with a roster is said") {
  CHECK(athletes("") == "F005 the roster is empty\n");
  CHECK(athletes("id,name\nann,Ann\n") == "F005 the roster has no column `plan`\n");
  CHECK(athletes("id,plan,esay_pace\na,b.toml,5:00\n") ==
        "a club/b.toml plan.id=a@b\nF006 the column \"esay_pace\" is not used\n");
  CHECK(athletes("id,plan,name,athlete.name\na,b.toml,x,y\n") == "F007 two columns say athlete.name\n");
  CHECK(athletes("id,plan\na,b.toml,c\n") == "a club/b.toml plan.id=a@b\n  F008 this cell is under no column\n");
  CHECK(athletes("id,plan\na,b.toml\n\"c,d\n") ==
        "a club/b.toml plan.id=a@b\nF005 the quote that begins in line 3 never ends\n");
}

/// Each athlete's log, then the codes of what was found.
std::string logs(std::string csv) {
  CsvRoster roster{"club/roster.csv", [&] { return std::exchange(csv, {}); }, std::nullopt};
  std::string text;
  while (std::optional<AthleteJob> job = roster.next()) {
    text += job->request.log.value_or("-");
    for (const Diagnostic& finding : job->findings) text += " " + std::string{finding.code->id} + " " + finding.message;
    text += "\n";
  }
  return text;
}

TEST_CASE("athletes keep their own logs however the rows are sorted") {
  CHECK(logs("name,plan\nМария,b.toml\n田中,b.toml\nمريم,b.toml\n") ==
        "club/мария.log.toml\nclub/田中.log.toml\nclub/مريم.log.toml\n");
  CHECK(logs("name,plan\nمريم,b.toml\n田中,b.toml\nМария,b.toml\n") ==
        "club/مريم.log.toml\nclub/田中.log.toml\nclub/мария.log.toml\n");
}

TEST_CASE("no log is read for who has no name to find it by") {
  CHECK(logs("id,name,plan\n,,b.toml\n,:-),b.toml\n,:-),b.toml\nathlete,A,b.toml\n") ==
        "- F011 this athlete has neither an `id` nor a name\n"
        "- F011 \":-)\" holds no letter or digit to name files by\n"
        "- F011 \":-)\" holds no letter or digit to name files by\n"
        "club/athlete.log.toml\n");
}

TEST_CASE("names that make one file name are found") {
  CHECK(logs("id,name,plan\n,Jose B,b.toml\n,José  b,b.toml\n") ==
        "club/jose-b.log.toml\n"
        "club/jose-b.log.toml F010 \"José  b\" has the same file name as line 2: jose-b\n");
}

TEST_CASE("a roster in TOML says the same as one in CSV") {
  Sources sources;
  Diagnostics findings;
  std::vector<AthleteJob> jobs =
      read_toml_roster("r.toml",
                       "[[athlete]]\nid = \"ann\"\nplan = \"b.toml\"\nrace_date = 2027-11-07\n"
                       "recovery.massages_per_month = 2\nmassage = [\"mon 18:00-20:00\", \"sat 10:00-12:00\"]\n",
                       std::nullopt, sources, findings);
  REQUIRE(jobs.size() == 1);
  CHECK(findings.empty());
  std::string text;
  for (const Override& o : jobs[0].request.overrides) text += o.key + "=" + o.value + "|";
  CHECK(text ==
        "race.date=2027-11-07|recovery.massages_per_month=2|availability.massage=mon 18:00-20:00; sat 10:00-12:00|"
        "plan.id=ann@b|");
}

}  // namespace
}  // namespace rubdown
