#include "rubdown/recovery/explain.hpp"

#include <doctest/doctest.h>

#include "unit/kept.hpp"
#include "unit/recovery/placement_problems.hpp"

namespace rubdown {
namespace {

using testing::when;

/// A week with one long run, one massage that serves it, and one demand that found no place.
Schedule small_schedule() {
  Schedule schedule;
  schedule.header.plan_weeks = 1;
  schedule.weeks.resize(1);
  schedule.weeks[0].number = 1;
  schedule.weeks[0].start = *parse_day("2026-03-02");
  Session massage;
  massage.identity = "S-ITB/symptom/1";
  massage.week = 1;
  massage.day = *parse_day("2026-03-02");
  massage.start = when("2026-03-02", "18:00");
  massage.length = Minutes{40};
  massage.title = "Sports massage 40 min";
  Recovery recovery;
  recovery.appointment = true;
  recovery.parts = kept_list<Care>(
      {{SessionType::massage_sport, Minutes{40}, {{Area::tfl, Side::right}}, "moderate to firm pressure", "S-ITB"}});
  recovery.booking_advice = "Book a licensed massage therapist.";
  massage.what = recovery;
  static constexpr std::string_view sources[] = {"pepper-2021"};
  massage.reasons = kept_list<Reason>(
      {{"S-ITB", "right IT band 3/10 on Sun 1 Mar", "It may ease the tightness.", Grade::weak, sources}});
  schedule.sessions.push_back(massage);
  DemandRecord served;
  served.rule = "S-ITB";
  served.trigger = "right IT band 3/10 on Sun 1 Mar";
  served.earliest = when("2026-03-01", "21:40");
  served.ideal = when("2026-03-02", "09:40");
  served.latest = when("2026-03-04", "09:40");
  served.priority = 50;
  served.types = {SessionType::massage_sport, SessionType::massage_relax};
  served.length = Minutes{30};
  served.served_by = massage.identity;
  DemandRecord refused = served;
  refused.rule = "R-STRESS";
  refused.trigger = "stress 8/10 on Tue 3 Mar";
  refused.ideal = when("2026-03-03", "18:00");
  refused.priority = 20;
  refused.served_by.reset();
  refused.refused_by = {{"spacing", "less than 48 h from the massage on Mon 2 Mar (S-ITB)"}};
  refused.smallest_change = "allow 2 massages in seven days";
  schedule.demands = {served, refused};
  schedule.unplaced = {{"R-STRESS", kept(refused.trigger), "Relaxation massage 45 min", refused.refused_by,
                        "allow 2 massages in seven days", *parse_day("2026-03-03")}};
  return schedule;
}

constexpr std::string_view whole_plan = R"text(Appointments
Mon 2 Mar 18:00 Sports massage 40 min
    right TFL, moderate to firm pressure
    Book a licensed massage therapist.
    S-ITB asked for a start from Sun 1 Mar 21:40 to Wed 4 Mar 09:40, ideally Mon
    2 Mar 09:40; this is 8 h 20 min later
    S-ITB
      because of right IT band 3/10 on Sun 1 Mar
      It may ease the tightness.
      evidence: weak (pepper-2021)

Asked for and not placed
R-STRESS: Relaxation massage 45 min
    asked for after stress 8/10 on Tue 3 Mar
    refused by spacing: less than 48 h from the massage on Mon 2 Mar (S-ITB)
    would fit with: allow 2 massages in seven days

Sources
pepper-2021: not in the rule pack
)text";

TEST_CASE("a plan explained says why each appointment is there, why another is not, and what would let it in") {
  CHECK(explain_plan(small_schedule(), {}, {}) == whole_plan);
}

TEST_CASE("what found no place is listed as long as somebody can act on it, then counted") {
  Schedule schedule = small_schedule();
  const auto said = [&](std::string_view today) {
    schedule.header.today = *parse_day(today);
    const std::string text = explain_plan(schedule, builtin_rules(), {});
    const std::size_t from = text.find("Asked for and not placed");
    return from == std::string::npos ? std::string{} : text.substr(from, text.find("\n\n", from) - from);
  };
  CHECK(said("2026-03-04").find("R-STRESS: Relaxation massage 45 min") != std::string::npos);
  CHECK(said("2026-03-05") == "Asked for and not placed\n1 of days gone by; ask about a day or a rule for why");
  Unplaced later = schedule.unplaced.front();
  later.day = *parse_day("2026-03-06");
  schedule.unplaced.push_back(later);
  CHECK(said("2026-03-05").find("R-STRESS: Relaxation massage 45 min") != std::string::npos);
  CHECK(said("2026-03-05").ends_with("1 more of days gone by; ask about a day or a rule for why"));
  const std::string day = explain_day(schedule, builtin_rules(), *parse_day("2026-03-03"), {});
  CHECK(day.find("R-STRESS: Relaxation massage 45 min") != std::string::npos);
}

TEST_CASE("a dose that was cut says what its rule asks for") {
  Schedule schedule = small_schedule();
  const auto said = [&](int minutes) {
    Recovery recovery;
    recovery.parts = kept_list<Care>({{SessionType::stretch_static, Minutes{minutes}, {}, "", "R-EASY"}});
    schedule.sessions[0].what = recovery;
    schedule.sessions[0].title = kept("Static stretching " + std::to_string(minutes) + " min");
    return explain_day(schedule, builtin_rules(), *parse_day("2026-03-02"), {});
  };
  CHECK(said(4).find("Static stretching 4 min of the 6 that R-EASY asks for\n") != std::string::npos);
  CHECK(said(6).find("asks for\n") == std::string::npos);
  CHECK(said(8).find("asks for\n") == std::string::npos);
}

TEST_CASE("a plan without recovery is explained in one line") {
  CHECK(explain_plan({}, {}, {}) == "No rule asks for anything in this plan.\n");
}

TEST_CASE("a day explained names its week and what was asked for around it") {
  CHECK(explain_day(small_schedule(), {}, *parse_day("2026-03-03"), {}) == R"text(Tue 3 Mar, week 1 of 1
Nothing is planned, and no rule asks for anything.

Asked for and not placed
R-STRESS: Relaxation massage 45 min
    asked for after stress 8/10 on Tue 3 Mar
    refused by spacing: less than 48 h from the massage on Mon 2 Mar (S-ITB)
    would fit with: allow 2 massages in seven days

Massage asked for around this day
S-ITB: after right IT band 3/10 on Sun 1 Mar, from Sun 1 Mar 21:40 to Wed 4
  Mar 09:40: Mon 2 Mar 18:00 Sports massage 40 min
R-STRESS: after stress 8/10 on Tue 3 Mar, from Sun 1 Mar 21:40 to Wed 4 Mar
  09:40: not placed: less than 48 h from the massage on Mon 2 Mar (S-ITB); would
  fit with: allow 2 massages in seven days
)text");
}

TEST_CASE("explanations keep to the width and, in ASCII, to ASCII") {
  Schedule schedule = small_schedule();
  Reason reason = schedule.sessions[0].reasons[0];
  reason.because = "Sechs × 800 m – “schnell”, und noch viele weitere Wörter mehr.";
  schedule.sessions[0].reasons = {&reason, 1};
  ExplainOptions options;
  options.width = 40;
  options.ascii = true;
  const std::string text = explain_plan(schedule, {}, options);
  std::size_t column = 0, widest = 0;
  for (const char c : text) {
    column = c == '\n' ? 0 : column + 1;
    widest = std::max(widest, column);
    CHECK(static_cast<unsigned char>(c) < 0x80);
  }
  CHECK(widest <= 40);
}

TEST_CASE("colours only wrap what is there without them") {
  ExplainOptions options;
  options.color = true;
  std::string text = explain_plan(small_schedule(), {}, options);
  for (std::size_t at = text.find('\x1b'); at != std::string::npos; at = text.find('\x1b', at)) {
    text.erase(at, text.find('m', at) - at + 1);
  }
  CHECK(text == whole_plan);
}

TEST_CASE("after missed runs the tables to resume with stand first, ready to paste") {
  ExplainOptions options;
  options.resume = Suggestion{"8 days missed: resume with about 75 %.",
                              "[[change]]\ndate = 2026-03-03\nrun = \"easy 6 km\"\n", 8, 75};
  CHECK(explain_plan(small_schedule(), {}, options) ==
        R"text(After the missed runs
8 days missed: resume with about 75 %.
To do so, paste this at the end of the plan:

[[change]]
date = 2026-03-03
run = "easy 6 km"

)text" + std::string{whole_plan});
  CHECK(explain_json({}, options) ==
        R"text({"stops":[],
"demands":[],
"resume":{"days":8,"per_cent":75,"advice":"8 days missed: resume with about 75 %.","changes":"[[change]]\u000adate = 2026-03-03\u000arun = \"easy 6 km\"\u000a"}}
)text");
}

TEST_CASE("a rule explained shows its evidence and what became of it in the plan") {
  const Rule* rule = builtin_rules().find("R-STRESS");
  REQUIRE(rule != nullptr);
  const std::string text = explain_rule(small_schedule(), builtin_rules(), *rule, {});
  CHECK(text.starts_with("R-STRESS"));
  CHECK(text.find("moyer-2004") != std::string::npos);
  CHECK(text.ends_with(
      "\n\nIn this plan\nTue 3 Mar: after stress 8/10 on Tue 3 Mar: not placed: less than 48 h from the\n"
      "  massage on Mon 2 Mar (S-ITB); would fit with: allow 2 massages in seven days\n"));
}

TEST_CASE("demands as JSON, with the sessions that serve them or what refused them") {
  ExplainOptions options;
  const Zone zone = fixed_zone("Etc/GMT+5", std::chrono::hours{-5});
  options.zone = &zone;
  options.session_id = [](const Session& session) { return std::string{"uid of "}.append(session.identity); };
  CHECK(explain_json(small_schedule(), options) ==
        R"text({"stops":[],
"demands":[
{"rule":"S-ITB","trigger":"right IT band 3/10 on Sun 1 Mar","window":{"earliest":"2026-03-01T21:40:00-05:00","ideal":"2026-03-02T09:40:00-05:00","latest":"2026-03-04T09:40:00-05:00"},"ideal":"2026-03-02T09:40:00-05:00","priority":50,"types":["massage.sport","massage.relax"],"length_s":1800,"served_by":"uid of S-ITB/symptom/1","refused_by":[],"smallest_change":null},
{"rule":"R-STRESS","trigger":"stress 8/10 on Tue 3 Mar","window":{"earliest":"2026-03-01T21:40:00-05:00","ideal":"2026-03-03T18:00:00-05:00","latest":"2026-03-04T09:40:00-05:00"},"ideal":"2026-03-03T18:00:00-05:00","priority":20,"types":["massage.sport","massage.relax"],"length_s":1800,"served_by":null,"refused_by":[{"constraint":"spacing","detail":"less than 48 h from the massage on Mon 2 Mar (S-ITB)"}],"smallest_change":"allow 2 massages in seven days"}
],
"resume":null}
)text");
  CHECK(explain_json(small_schedule(), {}, std::nullopt, "R-NONE") ==
        "{\"stops\":[],\n\"demands\":[],\n\"resume\":null}\n");
}

TEST_CASE("hostile texts stay one JSON string") {
  Schedule schedule;
  schedule.demands.resize(1);
  schedule.demands[0].rule = "a\"b\\c\n\x01\xff";
  CHECK(explain_json(schedule, {}).find("\"rule\":\"a\\\"b\\\\c\\u000a\\u0001\xEF\xBF\xBD\"") != std::string::npos);
}

TEST_CASE("a what-if names what comes, goes and moves") {
  const Schedule before = small_schedule();
  Schedule after = before;
  after.sessions[0].start = when("2026-03-03", "18:00");
  after.sessions[0].day = *parse_day("2026-03-03");
  Session extra = before.sessions[0];
  extra.identity = "R-STRESS/stress/1";
  extra.start = when("2026-03-05", "18:00");
  extra.day = *parse_day("2026-03-05");
  extra.reasons = kept_list<Reason>({{"R-STRESS", "stress", "because", Grade::weak, {}}});
  after.sessions.push_back(extra);
  after.unplaced.clear();
  CHECK(explain_difference(before, after, {}) == R"text(Added
Thu 5 Mar 18:00 Sports massage 40 min (R-STRESS)

Moved
Tue 3 Mar 18:00 Sports massage 40 min, instead of Mon 2 Mar 18:00

No longer refused
R-STRESS: Relaxation massage 45 min, after stress 8/10 on Tue 3 Mar
)text");
  CHECK(explain_difference(before, before, {}) == "It would make no difference.\n");
}

}  // namespace
}  // namespace rubdown
