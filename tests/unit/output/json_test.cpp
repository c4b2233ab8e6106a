#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "fixture.hpp"
#include "output/json_text.hpp"
#include "rubdown/calendar/uid.hpp"

namespace rubdown {
namespace {

constexpr Code some_code{"W012", Severity::warning, "a title", "an explanation"};

/// The line of the text that holds `part`.
std::string line_with(const std::string& text, const std::string& part) {
  const std::size_t at = text.find(part);
  if (at == std::string::npos) return {};
  const std::size_t begin = text.rfind('\n', at) + 1;
  return text.substr(begin, text.find('\n', at) - begin);
}

TEST_CASE("a run is one line with every field in its order") {
  const Zone berlin = fixed_zone("Europe/Berlin", std::chrono::hours{2});
  RenderOptions options = fixture::this_week();
  options.zone = &berlin;
  const Schedule schedule = fixture::rich();
  const std::string uid = session_uid(schedule.header, "run/2026-08-11/6");
  CHECK(line_with(find_format("json")->render(schedule, options), uid) ==
        "    {\"uid\":\"" + uid +
            R"(","category":"run","type":"intervals","title":"Intervals 9.6 km","date":"2026-08-11",)"
            R"("start":"2026-08-11T06:30:00+02:00","end":"2026-08-11T07:25:00+02:00","all_day":false,)"
            R"("distance_m":[9600,9600],"duration_s":3312,"areas":[],"status":"missed","repetitions":[6,6],"flags":[],)"
            R"("reasons":[],"therapist":null,"week":12,"workout":"6x800 m @ 3:20 w/ 400 m jog","parts":[],"advice":[],)"
            R"("local_start":"2026-08-11T06:30:00","local_end":"2026-08-11T07:25:00"},)");
}

TEST_CASE("an appointment names its parts, its reason and whom to book") {
  const Zone berlin = fixed_zone("Europe/Berlin", std::chrono::hours{2});
  RenderOptions options = fixture::this_week();
  options.zone = &berlin;
  const std::string text = find_format("json")->render(fixture::rich(), options);
  const std::string areas = R"([{"area":"calf","side":"both"},{"area":"hamstring","side":"both"},)"
                            R"({"area":"quad","side":"both"},{"area":"glute","side":"both"}])";
  const std::string line = line_with(text, "\"massage.sport\",\"title\"");
  CHECK(
      line.substr(line.find("\"category\"")) ==
      R"("category":"recovery","type":"massage.sport","title":"Sports massage 45 min","date":"2026-08-10",)"
      R"("start":"2026-08-10T18:00:00+02:00","end":"2026-08-10T18:45:00+02:00","all_day":false,"distance_m":null,)"
      R"("duration_s":2700,"areas":)" +
          areas +
          R"(,"status":"planned","repetitions":null,"flags":[],"reasons":[{"rule":"R-LONG-XL",)"
          R"("trigger":"long run on 2026-08-09","because":"Massage in the two days after a very long run may ease )"
          R"(soreness; it does not make anyone faster.","grade":"moderate","sources":["guo-2017"]}],)"
          R"("therapist":{"name":"Sam Lee","credential":"LMT","license":"NY 012345","license_expires":"2027-05-31",)"
          R"("organisation":"Riverside Sports Rehabilitation","phone":"+1 555 0100","url":"https://example.org/book",)"
          R"("address":null,"price":"120"},"week":12,"workout":null,"parts":[{"type":"massage.sport",)"
          R"("duration_s":2700,"areas":)" +
          areas +
          R"(,"dose":null,"rule":"R-LONG-XL"}],"advice":[],"local_start":"2026-08-10T18:00:00",)"
          R"("local_end":"2026-08-10T18:45:00"},)");
}

TEST_CASE("without a zone no instant is claimed") {
  const auto json = nlohmann::json::parse(find_format("json")->render(fixture::rich(), fixture::this_week()));
  for (const auto& session : json["sessions"]) {
    CHECK(session["start"].is_null());
    CHECK(session["end"].is_null());
    CHECK(session["all_day"] == true);
  }
  CHECK(json["sessions"][1]["local_start"] == "2026-08-10T18:00:00");
}

TEST_CASE("an all-day session has neither start nor end") {
  const Zone berlin = fixed_zone("Europe/Berlin", std::chrono::hours{2});
  RenderOptions options = fixture::this_week();
  options.zone = &berlin;
  const auto json = nlohmann::json::parse(find_format("json")->render(fixture::rich(), options));
  CHECK(json["sessions"][0]["category"] == "rest");
  CHECK(json["sessions"][0]["start"].is_null());
  CHECK(json["sessions"][0]["all_day"] == true);
  CHECK(json["sessions"][0]["duration_s"].is_null());
  CHECK(json["sessions"][1]["all_day"] == false);
}

TEST_CASE("stops, unplaced demands and findings have the fields of the contract") {
  Sources sources;
  sources.add("plan.toml", "one\ntwo\n");
  Diagnostics findings;
  findings.add(some_code, Span{0, 2, 1, 2, 4}, "the week is long", "shorten it");
  RenderOptions options = fixture::this_week();
  options.findings = &findings;
  options.sources = &sources;
  const std::string text = find_format("json")->render(fixture::stopped(), options);
  CHECK(
      line_with(text, "C-DVT") ==
      R"(    {"id":"C-DVT","since":"2026-08-12","urgent":true,"blocks":"everything","message":"Do not run, massage or )"
      R"(roll: a calf that swells on one side needs a doctor today. With breathlessness or chest pain call the )"
      R"(emergency services.","until":null,"trigger":"calf-swelling, left, on Wed 12 Aug","sources":["nhs-dvt"]})");
  CHECK(
      line_with(text, "refused_by") ==
      R"(    {"rule":"S-ITB","trigger":"right IT band 4/10 on Sun 9 Aug","wanted":"Sports massage 30 min, Sun 9 Aug to )"
      R"(Wed 12 Aug","refused_by":[{"constraint":"spacing","detail":"48 h between two professional massages"},)"
      R"({"constraint":"availability","detail":"no opening on Tue"}],"smallest_change":"Open Wed 12 Aug 17:30-18:15 )"
      R"(in availability.massage.","date":"2026-08-11"})");
  CHECK(
      line_with(text, "W012") ==
      R"(    {"code":"W012","severity":"warning","line":2,"column":1,"message":"the week is long","help":"shorten it",)"
      R"("file":"plan.toml"})");
}

TEST_CASE("a run whose length only keeps time free has no duration") {
  Schedule schedule = fixture::bare();
  schedule.sessions.front().length_known = false;
  const auto json = nlohmann::json::parse(
      find_format("json")->render(schedule, fixture::options_for(fixture::day(2026, 3, 2), fixture::day(2026, 3, 8))));
  CHECK(json["sessions"][0]["duration_s"].is_null());
  CHECK(json["sessions"][0]["distance_m"] == nlohmann::json::array({8000, 10000}));
  CHECK(json["sessions"][1]["distance_m"].is_null());
  CHECK(json["weeks"][0]["distance_known"] == false);
}

TEST_CASE("JSON texts escape what must be escaped and take any bytes") {
  struct Row {
    std::string in, out;
  };
  for (const Row& row : {Row{"a\"b\\c", R"("a\"b\\c")"}, Row{"line\nend\ttab", R"("line\nend\u0009tab")"},
                         Row{std::string("nul\0", 4), R"("nul\u0000")"}, Row{"\x7f", R"("\u007f")"},
                         Row{"\xff", "\"\xef\xbf\xbd\""}, Row{"é走", "\"é走\""}}) {
    CAPTURE(row.in);
    JsonText json;
    json.text(row.in);
    CHECK(json.take() == row.out + "\n");
  }
}

TEST_CASE("metres are printed with no more decimals than they have") {
  struct Row {
    std::int64_t millimetres;
    std::string out;
  };
  for (const Row& row : {Row{0, "0"}, Row{42'195'000, "42195"}, Row{1'609'344, "1609.344"}, Row{1'500, "1.5"},
                         Row{21'097'500, "21097.5"}, Row{1, "0.001"}, Row{-2'500, "-2.5"}}) {
    CAPTURE(row.millimetres);
    JsonText json;
    json.metres(row.millimetres);
    CHECK(json.take() == row.out + "\n");
  }
}

}  // namespace
}  // namespace rubdown
