#include "rubdown/batch/roster.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

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
    for (const At<std::string>& remark : job->request.remarks) text += " heard=" + remark.value;
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
        "a club/b.toml plan.id=a@b heard=5:00\nF006 the column \"esay_pace\" is not used\n");
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

/// Every athlete of a roster in TOML as `name line key=value ...`, a list of tables as `key[n]`, then the findings.
std::string toml_athletes(std::string text, std::optional<std::string> plan = "base.toml") {
  Sources sources;
  Diagnostics findings;
  std::string out;
  const auto list = [&out](const Diagnostics& found) {
    for (const Diagnostic& finding : found)
      out += fmt::format("  {} {}:{} {}\n", finding.code->id, finding.at.line, finding.at.column, finding.message);
  };
  for (const AthleteJob& job : read_toml_roster("r.toml", std::move(text), plan, sources, findings)) {
    out += job.name;
    for (const Override& o : job.request.overrides) {
      if (o.key != "plan.id") out += " " + o.key + (o.list ? "[]" : "=" + o.value);
      CHECK(!job.request.sources->line(o.at).empty());
    }
    for (const At<std::string>& remark : job.request.remarks) out += " heard=" + remark.value;
    out += "\n";
    list(job.findings);
  }
  if (!findings.empty()) out += "roster\n";
  list(findings);
  return out;
}

TEST_CASE("what an athlete of a roster in TOML has several of is put over the plan's as it is") {
  CHECK(toml_athletes("[[athlete]]\nid = \"dee\"\nrace_date = 2027-11-07\n[[athlete.flag]]\nname = \"pop\"\n"
                      "[athlete.availability]\nblocked = [{ from = 2027-08-10 }]\nbusy = []\n"
                      "[athlete.race]\ngoal = 03:45:10\n[athlete.run_at]\nsun = 08:00\n[[athlete.symptm]]\n") ==
        "dee flag[] availability.blocked[] availability.busy[] symptm[] race.date=2027-11-07 race.goal=03:45:10 "
        "athlete.run_at.sun=08:00:00\n");
}

TEST_CASE("one athlete's bad value is that athlete's finding") {
  CHECK(toml_athletes("format = 1\n[[athlete]]\nid = \"ann\"\nrace_date = 2027-11-31\n[[athlete]]\nid = \"ben\n"
                      "[[athlete]]\nid = \"cid\"\nborn = 1990\n") ==
        "ann\n  T013 4:13 `2027-11-31` is not a date\n"
        "row-5\n  T008 6:6 this string has no closing \"\n"
        "cid athlete.born=1990\n");
  CHECK(toml_athletes("[[athlete]]\nid = \"ann\"\nname = \"A\"\nathlete.name = \"B\"\n") ==
        "ann athlete.name=A athlete.name=B\n  F007 4:16 athlete.name is said twice\n");
}

TEST_CASE("an athlete whose header is mistyped takes nobody along, and is told") {
  CHECK(toml_athletes("[[athlete]]\nid = \"ann\"\n[athlete.run_at]\nsun = \"08:00\"\n[[athlete]\nid = \"ben\"\n"
                      "[athlete]\nid = \"cid\"\n[[athlete]]\nid = \"dee\"\n") ==
        "ann athlete.run_at.sun=08:00\n"
        "row-5\n  T016 5:1 the table header is not closed as it was opened\n"
        "row-7\n  F005 7:1 this is no header of an athlete\n"
        "dee\n");
}

TEST_CASE("an athlete's header inside a text makes nobody an athlete, whatever else is wrong") {
  const std::string hidden = "[[athlete]]\nid = \"ann\"\nathlete.note = \"\"\"\n[[athlete]]\nid = \"nobody\"\n\"\"\"\n";
  CHECK(toml_athletes(hidden) == "ann athlete.note=[[athlete]]\nid = \"nobody\"\n\n");
  const std::string broken = toml_athletes(hidden + "[[athlete]]\nid = \"ben\"\n[[athlete]]\nid = 1-\n");
  CHECK(broken.find("row-1\n  T") == 0);
  CHECK(broken.find("\nrow-4\n  T") != std::string::npos);
  CHECK(broken.find("\nben\nrow-9\n") != std::string::npos);
}

TEST_CASE("nothing beside the athletes of a roster is passed over") {
  CHECK(toml_athletes("plan = \"b.toml\"\n[[athelte]]\nid = \"bob\"\n[[athlete]]\nid = \"ann\"\n[[flag]]\n"
                      "name = \"pop\"\n[[athlete]]\nid = \"ben\"\n[athelte_.flag]\n") ==
        "ann\n  T020 6:1 `flag` at the top of a roster is not read\n"
        "ben\n  T020 10:2 `athelte_` at the top of a roster is not read\n"
        "roster\n  T020 1:1 `plan` at the top of a roster is not read\n"
        "  T020 2:1 `athelte` at the top of a roster is not read\n");
  CHECK(toml_athletes("[[athlete]]\nid = \"ann\"\nflag = \"pop\"\nesay_pace = \"5:00\"\nemail = \"a@b.c\"\n") ==
        "ann heard=5:00\n  F014 3:1 what stands under \"flag\" would not count: it is no key of the plan\n"
        "  F006 4:1 the column \"esay_pace\" is not used\n");
}

TEST_CASE("a roster in TOML is one in each of its forms") {
  for (const std::string text :
       {"[[athlete]]\nid = \"a\"\n", " [[ athlete ]]  # A\nid = \"a\"\n", "athlete = [\n{ id = \"a\" }]\n",
        "\xEF\xBB\xBF[[athlete]]\nid = \"a\"\n", "[[\"athlete\"]]\r\nid = \"a\"\r\n"}) {
    CAPTURE(text);
    CHECK(is_toml_roster(text));
    CHECK(toml_athletes(text) == "a\n");
  }
  for (const std::string text :
       {"[athlete]\nname = \"a\"\n", "[[athletes]]\n", "# [[athlete]]\n", "athlete.name = \"[[athlete]]\"\n", ""})
    CHECK(!is_toml_roster(text));
}

TEST_CASE("a column about health that is no key is never passed over") {
  CHECK(athletes("id,plan,flag\na,b.toml,\nb,b.toml,calf-swelling\n") ==
        "a club/b.toml plan.id=a@b\nb club/b.toml plan.id=b@b\n"
        "  F014 what stands under \"flag\" would not count: it is no key of the plan\n"
        "F006 the column \"flag\" is not used\n");
  for (const std::string column :
       {"Flags",     "red flag",          "symptom",    "sympton_left",  "Surgeries",     "Illness?",  "injury",
        "Clearance", "clinician cleared", "chest_pain", "knee",          "Warning signs", "pregnancy", "Pain",
        "Health",    "Medical",           "Diagnosis",  "Medical notes", "Health Notes",  "Doctor",    "Pregnant",
        "Pregnant?", "Doctor's note"}) {
    CAPTURE(column);
    CHECK(athletes("id,plan," + column + "\na,b.toml,x\n").find("F014") != std::string::npos);
  }
  for (const std::string column : {"email", "Note", "club", "location", "surname", "shoes", "flat", "contact"}) {
    CAPTURE(column);
    CHECK(athletes("id,plan," + column + "\na,b.toml,x\n").find("F014") == std::string::npos);
  }
}

TEST_CASE("a header is known however it is spaced, cased and hyphenated") {
  CHECK(athletes("ID,Athlete name,Time Zone,Racedate,Race.Location,EASY-PACE,Race Priority,recovery prefer,Symptom on,"
                 "Surgery cleared running,E-Mail,athlete.easypace2,Week note\n"
                 "a,1,2,3,4,5,6,7,8,9,10,11,12\n",
                 "b.toml") ==
        "a b.toml athlete.name=1 athlete.timezone=2 race.date=3 race.location=4 athlete.easy_pace=5 race.priority=6 "
        "recovery.prefer=7 symptom.on=8 surgery.cleared.running=9 athlete.easypace2=11 plan.id=a@b heard=12\n");
  CHECK(athletes("id,plan,Athlete Name,name\na,b.toml,x,y\n") == "F007 two columns say athlete.name\n");
}

TEST_CASE("remarks on an athlete are heard, and no column of them is passed over") {
  CHECK(
      athletes("id;plan;Notes;Comment;Coach's remarks:\na;b.toml;calf is hot;chest pain;\nb;b.toml;;;slept badly\n") ==
      "a club/b.toml plan.id=a@b heard=calf is hot heard=chest pain\n"
      "b club/b.toml plan.id=b@b heard=slept badly\n");
  CHECK(toml_athletes("[[athlete]]\nid = \"a\"\nnote = \"calf is hot\"\ncomments = [\"x\", \"y\"]\nremark = \"\"\n") ==
        "a heard=calf is hot heard=x; y\n");
  CHECK(toml_athletes("[[athlete]]\nid = \"a\"\nmedical = \"\"\nhealth = \"x\"\n") ==
        "a\n  F006 3:1 the column \"medical\" is not used\n"
        "  F014 4:1 what stands under \"health\" would not count: it is no key of the plan\n");
}

TEST_CASE("that letters are a guess is said once, with such a text") {
  CHECK(athletes("id,plan,name\na,b.toml,Ann\nz,b.toml,Zo\xEB\nc,b.toml,Ren\xE9\n") ==
        "a club/b.toml athlete.name=Ann plan.id=a@b\nz club/b.toml athlete.name=Zo\u00EB plan.id=z@b\n"
        "c club/b.toml athlete.name=Ren\u00E9 plan.id=c@b\n"
        "F015 the table is not UTF-8 and was read as Windows-1252: Zo\u00EB\n");
  CHECK(athletes("id,plan,name\nz,b.toml,Zo\u00EB\n") == "z club/b.toml athlete.name=Zo\u00EB plan.id=z@b\n");
}

TEST_CASE("a column of clearance is told each key that clears") {
  std::string csv = "id,plan,Clearance\na,b.toml,\n";
  const CsvRoster roster{"r.csv", [&] { return std::exchange(csv, {}); }, std::nullopt};
  REQUIRE(roster.findings().size() == 1);
  CHECK(
      roster.findings().items()[0].help ==
      "is surgery.1.cleared.running, condition.1.cleared, symptom.1.cleared, flag.1.cleared, illness.1.cleared meant?");
}

TEST_CASE("the template of a row is named under plan alone") {
  CHECK(athletes("id,plan,plan.extends\na,b.toml,c.toml\nb,b.toml,\n") ==
        "a club/b.toml plan.extends=c.toml plan.id=a@b\n  F005 a roster cannot set plan.extends\n"
        "b club/b.toml plan.id=b@b\n");
}

}  // namespace
}  // namespace rubdown
