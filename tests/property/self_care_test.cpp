// What self-care is asked for and how a day's block is made, against the plain way.
#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "property/plan_writer.hpp"
#include "recovery/absorbed_asks.hpp"
#include "recovery/day_block.hpp"
#include "recovery/day_words.hpp"
#include "recovery/rule_reader.hpp"

using namespace rubdown;

namespace {

/// A plan, and what its rules ask for.
struct Case {
  Case(unsigned seed, int weeks, RecoveryShelf& shelf)
      : out(planned(Writer{seed}.plan(weeks, false), day(2026, 3, 2))),
        facts{out.schedule, out.plan, builtin_rules().engine},
        firings(fire(builtin_rules(), facts)),
        bans(find_bans(firings, find_stops(firings, facts), facts)),
        asked(self_care_asked(firings, facts, shelf)) {}

  Planned out;
  Facts facts;
  Firings firings;
  std::vector<Ban> bans;
  SelfCareAsked asked;
};

bool gives_way(const Ask& ask, const std::vector<Ask>& all) {
  return std::any_of(all.begin(), all.end(), [&](const Ask& other) {
    const Rule &by = *other.firing->rule, &rule = *ask.firing->rule;
    if (&by == &rule || is_note(other.session->type)) return false;
    if (other.day != ask.day && other.firing->fact->day != ask.firing->fact->day) return false;
    return names_rule(by.absorbs, rule.id) || names_rule(rule.absorbed_by, by.id);
  });
}

/// Counts every time anew.
class PlainFrequency {
 public:
  bool allows(const Ask& ask) {
    const SessionType type = ask.session->type;
    if (is_note(type)) return true;
    const auto often = [&](const std::set<Day>& used, int times, int in_days) {
      return std::count_if(used.begin(), used.end(), [&](Day other) {
               return other < ask.day && other > ask.day - std::chrono::days{in_days};
             }) >= times;
    };
    const auto& most = ask.session->at_most;
    if (most && often(by_rule_[{ask.firing->rule, type}], most->times, most->days)) return false;
    for (const Rule& rule : builtin_rules().rules) {
      for (const Limit& limit : rule.limits) {
        if (limit.times == 0 || std::find(limit.types.begin(), limit.types.end(), type) == limit.types.end()) continue;
        if (often(by_type_[type], limit.times, limit.days)) return false;
      }
    }
    by_rule_[{ask.firing->rule, type}].insert(ask.day);
    by_type_[type].insert(ask.day);
    return true;
  }

 private:
  std::map<std::pair<const Rule*, SessionType>, std::set<Day>> by_rule_;
  std::map<SessionType, std::set<Day>> by_type_;
};

bool comes_first(const Ask& a, const Ask& b) {
  const auto key = [](const Ask& ask) {
    return std::tuple{ask.day, -ask.priority(), ask.session->optional, ask.firing->fact->begin, ask.firing->rule->id};
  };
  return key(a) < key(b);
}

std::vector<Slot> touching(const std::vector<Slot>& all, Day day) {
  std::vector<Slot> out;
  for (const Slot& slot : all) {
    if (slot.begin < Civil{day + std::chrono::days{2}} && Civil{day} < slot.end) out.push_back(slot);
  }
  std::stable_sort(out.begin(), out.end(), [](const Slot& a, const Slot& b) { return a.begin < b.begin; });
  return out;
}

std::string picture(const std::vector<Session>& sessions, const std::optional<RefusedBy>& refused_by) {
  std::string out;
  for (const Session& session : sessions) {
    out.append(session.identity).append("|").append(format_day(session.day)).append("|").append(session.title);
    if (session.start) out.append("|").append(format_civil(*session.start));
    out.append("|").append(std::to_string(session.length.count()));
    for (const Care& care : std::get<Recovery>(session.what).parts) {
      out.append("\n  ").append(name(care.type)).append(" ").append(std::to_string(care.length.count()));
      out.append(" ").append(describe(care.areas)).append(" ").append(care.dose).append(" ").append(care.rule);
    }
    for (const Reason& reason : session.reasons) {
      out.append("\n  ").append(reason.rule).append(" ").append(reason.trigger).append(" ").append(reason.because);
    }
  }
  if (refused_by) out.append("\n").append(refused_by->constraint).append(" ").append(refused_by->detail);
  return out;
}

}  // namespace

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
      const bool plain = gives_way(ask, all);
      CHECK(fast.has(ask) == plain);
      (plain ? absorbed : kept) += 1;
    }
  }
  CHECK(absorbed > 100);
  CHECK(kept > 100);
}

TEST_CASE("asks stand by day and importance, without what gives way or comes too often") {
  std::size_t too_often = 0;
  RecoveryShelf shelf{builtin_rules()};
  for (unsigned seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const Case of{seed, 10, shelf};
    std::vector<const Ask*> order;
    for (const Ask& ask : of.asked.all) {
      order.push_back(&ask);
      const Wish& wish = of.asked.wishes[ask.wish];
      CHECK(wish.session == ask.session);
      CHECK(wish.areas == areas_meant(*ask.session, *ask.firing, of.facts));
    }
    std::stable_sort(order.begin(), order.end(), [](const Ask* a, const Ask* b) { return comes_first(*a, *b); });
    CHECK(in_order(of.asked.all) == order);
    std::erase_if(order, [&](const Ask* ask) { return gives_way(*ask, of.asked.all); });
    PlainFrequency frequency;
    too_often += std::erase_if(order, [&](const Ask* ask) { return !frequency.allows(*ask); });
    CHECK(of.asked.order == order);
  }
  CHECK(too_often > 50);
}

TEST_CASE("days alike have the blocks that each would have by itself") {
  std::size_t placed = 0, refused = 0, banned = 0;
  RecoveryShelf shelf{builtin_rules()};  // of all plans
  for (unsigned seed = 1; seed <= 100; ++seed) {
    CAPTURE(seed);
    std::mt19937 random{seed};
    const Case of{seed, 8, shelf};
    std::vector<Slot> taken, bans;
    for (const Session& session : of.out.schedule.sessions) {
      const auto* recovery = std::get_if<Recovery>(&session.what);
      if (session.start && (recovery == nullptr || recovery->appointment)) {
        taken.push_back({*session.start, *session.end()});
      }
    }
    for (const BusyTime& busy : Writer{seed}.busy(56)) taken.push_back({busy.begin, busy.end});
    for (int i = 0; i < 4; ++i) {
      const Civil begin = Civil{day(2026, 3, 2) + std::chrono::days{random() % 56}};
      taken.push_back({begin, begin + Minutes{60 * (random() % 30)}});
    }
    for (const Ban& ban : of.bans) bans.push_back({ban.begin, ban.end, &ban});
    const Surroundings around{of.out.schedule, of.out.plan, builtin_rules().engine, {}, of.bans};
    DayBlock alike{of.asked, around};
    const std::span<const Ask* const> order{of.asked.order};
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
      while (end < order.size() && order[end]->day == order[begin]->day) ++end;
      const Day date = order[begin]->day;
      const auto taken_then = touching(taken, date), banned_then = touching(bans, date);
      const CareDay on{date, order.subspan(begin, end - begin), taken_then, banned_then,
                       static_cast<int>(random() % 8) / 3};
      std::vector<Session> sessions, anew;
      alike.place(on, sessions);
      DayBlock alone{of.asked, around};
      alone.place_anew(on, anew);
      CHECK(picture(sessions, alike.refused_by()) == picture(anew, alone.refused_by()));
      placed += anew.size();
      refused += alone.refused_by() ? 1 : 0;
      banned += banned_then.empty() ? 0 : 1;
    }
  }
  CHECK(placed > 1000);
  CHECK(refused > 50);
  CHECK(banned > 1000);
}

TEST_CASE("a free start is the nearest from which nothing is taken") {
  const Civil midnight{day(2026, 3, 2)};
  std::mt19937 random{7};
  const auto minutes = [&](int below) { return Minutes{static_cast<int>(random() % static_cast<unsigned>(below))}; };
  for (int round = 0; round < 2000; ++round) {
    std::vector<Slot> slots;
    for (auto count = random() % 6; count > 0; --count) {
      const Civil begin = midnight + minutes(24 * 60);
      slots.push_back({begin, begin + Minutes{1} + minutes(300)});
    }
    std::sort(slots.begin(), slots.end(), [](const Slot& a, const Slot& b) { return a.begin < b.begin; });
    const Civil wanted = midnight + minutes(24 * 60);
    const Minutes length = minutes(60);
    const auto is_free = [&](Civil start) {
      return std::none_of(slots.begin(), slots.end(),
                          [&](const Slot& slot) { return slot.begin < start + length && start < slot.end; });
    };
    // Starts are tried minute by minute: the one that is wanted, then those at full five minutes beside a slot.
    const auto nearest = [&](int step, auto beside) {
      Civil start = wanted;
      while (!is_free(start) || (start != wanted && std::none_of(slots.begin(), slots.end(), [&](const Slot& slot) {
                                   return beside(slot) == start;
                                 }))) {
        start += Minutes{step};
      }
      return start;
    };
    CHECK(first_free(wanted, length, slots) == nearest(1, [](const Slot& slot) { return round_up(slot.end); }));
    CHECK(last_free(wanted, length, slots) ==
          nearest(-1, [&](const Slot& slot) { return round_down(slot.begin - length); }));
  }
}

TEST_CASE("days are named alike one after the other and each by itself") {
  std::mt19937 random{3};
  DayWords walked{day(2027, 12, 20)};
  Day date = day(2027, 12, 20);
  for (int step = 0; step < 5000; ++step) {
    date += std::chrono::days{random() % 50 == 0 ? static_cast<int>(random() % 2000) - 1000
                                                 : static_cast<int>(random() % 9) - (random() % 20 == 0 ? 3 : 0)};
    walked.go_to(date);
    const std::chrono::year_month_day when{date};
    CHECK(walked.text() == std::string{weekday_short(weekday_index(date))} + " " +
                               std::to_string(static_cast<unsigned>(when.day())) + " " +
                               std::string{month_short(static_cast<unsigned>(when.month()))});
  }
}

TEST_CASE("an ask is called by its rule, its trigger and the days between them") {
  TextStore texts;
  for (const std::string& key : {std::string{"w07/long/1"}, std::string(15, 'k'), std::string(300, 'k')}) {
    for (int offset = -15; offset <= 15; ++offset) {
      Rule rule;
      rule.id = "S-CALF";
      Fact fact;
      fact.key = key;
      fact.day = day(2027, 3, 1);
      Firing firing;
      firing.rule = &rule;
      firing.fact = &fact;
      Ask ask;
      ask.firing = &firing;
      ask.day = fact.day + std::chrono::days{offset};
      const std::string days = offset == 0 ? "" : (offset < 0 ? "/day" : "/day+") + std::to_string(offset);
      CHECK(ask.identity(texts) == "S-CALF/" + key + days);
    }
  }
}
