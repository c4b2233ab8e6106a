// What holds for the recovery of any plan: random plans with races, symptoms, stops, pins and busy times.
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

#include "property/plan_writer.hpp"
#include "recovery/appointments.hpp"
#include "recovery/rule_reader.hpp"
#include "unit/recovery/planned.hpp"

using namespace rubdown;

namespace {

struct Block {
  const Session* session;
  const Recovery* recovery;
};

std::vector<Block> recovery_of(const Schedule& schedule) {
  std::vector<Block> out;
  for (const Session& session : schedule.sessions) {
    const auto* recovery = std::get_if<Recovery>(&session.what);
    if (recovery != nullptr && session.status != Status::stopped) out.push_back({&session, recovery});
  }
  return out;
}

bool meet(Civil begin, Civil end, Civil other_begin, Civil other_end) { return begin < other_end && other_begin < end; }

void check_clear(const Planned& out, const std::vector<BusyTime>& busy) {
  const auto all = recovery_of(out.schedule);
  for (const auto& [session, recovery] : all) {
    const std::string identity{session->identity};
    CAPTURE(identity);
    const bool message = std::all_of(recovery->parts.begin(), recovery->parts.end(),
                                     [](const Care& care) { return care.type == SessionType::refer; });
    for (const BlockedDays& blocked : out.plan.availability.blocked) {
      CHECK((message || session->day < blocked.from || session->day > blocked.to));
    }
    if (!session->start) continue;
    for (const Session& other : out.schedule.sessions) {
      if (&other == session || !other.start || other.status == Status::stopped || other.status == Status::missed)
        continue;
      CHECK(!meet(*session->start, *session->end(), *other.start, *other.end()));
    }
    for (const BusyTime& time : busy) CHECK(!meet(*session->start, *session->end(), time.begin, time.end));
  }
}

void check_caps(const Planned& out) {
  std::map<Day, int> blocks, appointments;
  for (const auto& [session, recovery] : recovery_of(out.schedule)) {
    Minutes total{0}, roll{0}, stretch{0};
    for (const Care& care : recovery->parts) {
      total += care.length;
      if (care.type == SessionType::roll) roll += care.length;
      if (care.type == SessionType::stretch_static || care.type == SessionType::stretch_dynamic) stretch += care.length;
    }
    if (recovery->appointment) {
      if (recovery->parts.front().type != SessionType::massage_scar) ++appointments[session->day];
      CHECK(total <= Minutes{60});
      continue;
    }
    ++blocks[session->day];
    CHECK(total <= Minutes{25});
    CHECK(roll <= Minutes{15});
    CHECK(stretch <= Minutes{15});
  }
  for (const auto& [date, count] : blocks) CHECK(count == 1);
  for (const auto& [date, count] : appointments) CHECK(count == 1);
}

/// The title of a block as its parts make it.
std::string title_of(const Recovery& recovery) {
  std::vector<std::string> titles, notes;
  Minutes total{0};
  for (const Care& care : recovery.parts) {
    (is_note(care.type) ? notes : titles).emplace_back(row(care.type).title);
    total += care.length;
  }
  const std::string minutes = std::to_string(total.count()) + " min";
  if (titles.size() == 1) return titles.front() + " " + minutes;
  std::string title = titles.empty() ? "" : "Self-care " + minutes + ": ";
  for (std::string word : titles.empty() ? notes : titles) {
    if (!title.empty()) word[0] = static_cast<char>(std::tolower(word[0]));
    title += (title.empty() || title.ends_with(": ") ? "" : ", ") + word;
  }
  return title;
}

void check_titles(const Planned& out) {
  for (const auto& [session, recovery] : recovery_of(out.schedule)) {
    if (!recovery->appointment) CHECK(session->title == title_of(*recovery));
  }
}

void check_bans(const Planned& out) {
  const Facts facts{out.schedule, out.plan, builtin_rules().engine};
  const auto firings = fire(builtin_rules(), facts);
  const auto stops = find_stops(firings, facts);
  const auto bans = find_bans(firings, stops, facts);
  for (const auto& [session, recovery] : recovery_of(out.schedule)) {
    const std::string identity{session->identity};
    CAPTURE(identity);
    for (const Care& care : recovery->parts) {
      const Civil begin = session->start.value_or(Civil{session->day}), end = begin + session->length;
      for (const Ban& ban : bans) {
        if (!ban.concerns(care.type) || !ban.overlaps(begin, std::max(end, begin + Minutes{1}))) continue;
        if (!ban.areas.empty()) {
          CHECK(allowed_areas(care.areas, care.type, begin, end, ban) == care.areas);
        } else if (recovery->appointment) {
          CHECK((ban.minutes && care.length <= Minutes{*ban.minutes}));
        } else if (ban.constraint == "stop") {
          CHECK(ban.minutes);
        }
      }
    }
  }
  for (const Session& session : out.schedule.sessions) {
    if (session.status != Status::planned) continue;
    for (const StopSpan& stop : stops) CHECK(!blocks_session(stop, session));
  }
}

void check_demands(const Planned& out) {
  for (const DemandRecord& demand : out.schedule.demands) {
    CHECK((demand.served_by || !demand.refused_by.empty()));
    if (!demand.served_by) continue;
    const Session* session = out.find(*demand.served_by);
    REQUIRE(session != nullptr);
    CHECK(*session->start >= demand.earliest);
    CHECK(*session->start <= demand.latest);
    const SessionType type = std::get<Recovery>(session->what).parts.front().type;
    CHECK(std::find(demand.types.begin(), demand.types.end(), type) != demand.types.end());
  }
}

std::vector<std::string> picture(const Schedule& schedule) {
  std::vector<std::string> lines;
  for (const Session& session : schedule.sessions) {
    std::string line = std::string{session.identity} + "|" + format_day(session.day) + "|" +
                       std::string{session.title} + "|" + (session.start ? format_civil(*session.start) : "");
    for (const Reason& reason : session.reasons) line.append("|").append(reason.rule).append(reason.trigger);
    for (const Advice& advice : session.advice) line.append("|").append(advice.rule).append(advice.text);
    if (const auto* run = std::get_if<Run>(&session.what)) line.append("|").append(run->workout->text);
    if (const auto* recovery = std::get_if<Recovery>(&session.what)) {
      for (const Care& care : recovery->parts) {
        line.append("|").append(name(care.type)).append(std::to_string(care.length.count()));
        line.append(describe(care.areas)).append(care.dose).append(care.rule);
      }
    }
    lines.push_back(std::move(line));
  }
  for (const Unplaced& unplaced : schedule.unplaced)
    lines.push_back(std::string{unplaced.rule}.append(unplaced.wanted).append(unplaced.smallest_change));
  return lines;
}

}  // namespace

TEST_CASE("recovery never collides, never breaks a stop, a cap or a kept-clear time") {
  for (unsigned seed = 1; seed <= 100; ++seed) {
    CAPTURE(seed);
    Writer writer{seed};
    Planned out = planned(writer.plan(6, false), day(2026, 3, 2));
    const auto busy = writer.busy(42);
    recover(out.schedule, out.plan, builtin_rules(), busy, out.findings);
    std::set<std::string> identities;
    for (const Session& session : out.schedule.sessions) {
      const std::string identity{session.identity};
      CAPTURE(identity);
      CHECK(identities.insert(identity).second);
    }
    check_clear(out, busy);
    check_caps(out);
    check_bans(out);
    check_demands(out);
    check_titles(out);
    const auto first = picture(out.schedule);
    recover(out.schedule, out.plan, builtin_rules(), busy, out.findings);
    CHECK(picture(out.schedule) == first);
  }
}

TEST_CASE("a run added in the last week does not move what was placed in the first six") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    const Planned without = planned(Writer{seed}.plan(12, false), day(2026, 3, 2));
    const Planned with = planned(Writer{seed}.plan(12, true), day(2026, 3, 2));
    const auto early = [](const Planned& out) {
      std::vector<std::string> lines;
      for (const std::string& line : out.appointments()) {
        if (line < "2026-04-13") lines.push_back(line);
      }
      return lines;
    };
    CHECK(early(without) == early(with));
  }
}

TEST_CASE("what is placed does not hang on what is said of refusals") {
  for (unsigned seed = 1; seed <= 100; ++seed) {
    CAPTURE(seed);
    Writer writer{seed};
    Planned out = planned(writer.plan(6, false), day(2026, 3, 2));
    if (seed % 2 == 0) out.plan.recovery.pins.clear();
    const auto busy = writer.busy(42);
    recover(out.schedule, out.plan, builtin_rules(), busy, out.findings, Explain::refusals);
    const auto explained = picture(out.schedule);
    recover(out.schedule, out.plan, builtin_rules(), busy, out.findings, Explain::nothing);
    CHECK(picture(out.schedule) == explained);
  }
}

TEST_CASE("a plan has the schedule after others that it has by itself, and keeps it when what they share is gone") {
  std::vector<Planned> plans;
  std::vector<std::vector<std::string>> alone;
  std::size_t written = 0;
  {
    const auto shelf = make_recovery_shelf();
    for (unsigned seed = 1; seed <= 60; ++seed) {
      CAPTURE(seed);
      std::string text = Writer{seed}.plan(8, false);
      if (seed % 3 == 0) {
        text +=
            "[[race]]\nname = \"G\"\nstart = \"09:00\"\ndate = 2026-04-26\ndistance = \"marathon\"\npriority = \"A\"\n";
      }
      Planned& out = plans.emplace_back(planned(text, day(2026, 3, 2)));
      alone.push_back(picture(out.schedule));
      out.schedule = schedule_runs(out.plan, "plan", day(2026, 3, 2), out.findings);
      recover(out.schedule, out.plan, builtin_rules(), {}, out.findings, Explain::smallest_changes, shelf.get());
      CHECK(picture(out.schedule) == alone.back());
      written += static_cast<std::size_t>(std::count_if(out.schedule.weeks.begin(), out.schedule.weeks.end(),
                                                        [](const Week& week) { return week.by_rule; }));
    }
  }
  for (std::size_t i = 0; i < plans.size(); ++i) CHECK(picture(plans[i].schedule) == alone[i]);
  CHECK(written > 20);
}

TEST_CASE("a shelf of other rules is left alone") {
  const RulePack copied = builtin_rules();
  const auto shelf = make_recovery_shelf();
  Planned out = planned(Writer{1}.plan(6, false), day(2026, 3, 2));
  const auto alone = picture(out.schedule);
  recover(out.schedule, out.plan, copied, {}, out.findings, Explain::smallest_changes, shelf.get());
  CHECK(picture(out.schedule) == alone);
}
