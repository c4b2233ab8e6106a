// What holds for the recovery of any plan: random plans with races, symptoms, stops, pins and busy times.
#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>
#include <string>

#include "recovery/absorbed_asks.hpp"
#include "recovery/appointments.hpp"
#include "recovery/rule_reader.hpp"
#include "unit/recovery/planned.hpp"

using namespace rubdown;

namespace {

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
    lines.push_back(std::move(line));
  }
  for (const Unplaced& unplaced : schedule.unplaced)
    lines.push_back(unplaced.rule + unplaced.wanted + unplaced.smallest_change);
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

TEST_CASE("what gives way is what looking at every pair of asks says") {
  std::size_t absorbed = 0, kept = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    std::mt19937 random{seed};
    const Planned out = planned(Writer{seed}.plan(8, false), day(2026, 3, 2));
    const Facts facts{out.schedule, out.plan, builtin_rules().engine};
    const auto firings = fire(builtin_rules(), facts);
    std::vector<Ask> all;
    for (const Firing& firing : firings) {
      for (const Prescription& session : firing.rule->sessions) {
        if (row(session.type).professional || random() % 3 == 0) continue;
        Ask& ask = all.emplace_back();
        ask.firing = &firing;
        ask.session = &session;
        ask.day = firing.fact->day + std::chrono::days{static_cast<int>(random() % 4) - 1};
      }
    }
    const AbsorbedAsks fast{all};
    for (const Ask& ask : all) {
      const bool plain = std::any_of(all.begin(), all.end(), [&](const Ask& other) {
        const Rule &by = *other.firing->rule, &rule = *ask.firing->rule;
        if (&by == &rule || is_note(other.session->type)) return false;
        if (other.day != ask.day && other.firing->fact->day != ask.firing->fact->day) return false;
        return names_rule(by.absorbs, rule.id) || names_rule(rule.absorbed_by, by.id);
      });
      CHECK(fast.has(ask) == plain);
      (plain ? absorbed : kept) += 1;
    }
  }
  CHECK(absorbed > 100);
  CHECK(kept > 100);
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
