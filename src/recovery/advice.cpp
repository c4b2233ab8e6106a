#include "recovery/advice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "recovery/by_number.hpp"
#include "recovery/rule_reader.hpp"
#include "recovery/stops.hpp"
#include "recovery/wishes.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

using std::chrono::days;

/// Runs that start in here are spoken about; both ends included.
struct TimeSpan {
  Civil from{}, to{};
};

Civil end_of(Day day) { return Civil{day + days{1}} - Seconds{1}; }

/// The factor of `scale` rules for a fact, all of them together.
double scale_of(const Firings& firings, const Facts& facts) {
  double factor = 1;
  const auto has_scales = [](const Rule& rule) { return !rule.scales.empty(); };
  each_firing(firings, has_scales, [&](const Firing& firing) {
    for (const Scale& scale : firing.rule->scales) {
      if (first_match(scale.only_if, *firing.fact, facts, firing.table)) factor *= scale.factor;
    }
  });
  return factor;
}

int days_meant(const Advise& advise, const Fact& fact, double factor) {
  int count = advise.days;
  if (advise.km_per_day > 0) {
    const double km = fact.distance ? fact.distance->km() : 0;
    count = std::max(static_cast<int>(std::min(std::round(km / advise.km_per_day), 366.0)), advise.at_least_days);
    if (advise.at_most_days > 0) count = std::min(count, advise.at_most_days);
  }
  constexpr double longest = 366;
  return advise.scales ? static_cast<int>(std::min(std::ceil(count * factor), longest)) : count;
}

TimeSpan span_of(const Advise& advise, const Firing& firing, double factor) {
  const Fact& fact = *firing.fact;
  const int count = days_meant(advise, fact, factor);
  if (firing.before) {
    if (count > 0) return {Civil{fact.day - days{count}}, end_of(fact.day - days{1})};
    return {fact.begin - advise.within, fact.begin - Seconds{1}};
  }
  constexpr days far{28};
  const Civil anchor = firing.anchor();
  TimeSpan span{anchor + advise.from, anchor + advise.within};
  if (count > 0) {
    const Day day = day_of(anchor);
    if (advise.from == Minutes{0}) span.from = Civil{day + days{1}};
    span.to = end_of(day + days{count});
  } else if (advise.within == Minutes{0}) {
    span.to = anchor + far;
  } else if (advise.scales) {
    constexpr double longest = 366 * 24 * 60;
    span.to =
        anchor +
        Minutes{static_cast<int>(std::min(std::ceil(static_cast<double>(advise.within.count()) * factor), longest))};
  }
  if (advise.until_cleared && fact.told().cleared) span.to = std::min(span.to, end_of(*fact.told().cleared - days{1}));
  return span;
}

bool speaks_of(AdviseTo to, const Session& session) {
  const auto* run = std::get_if<Run>(&session.what);
  const bool running = run != nullptr && category(session) == Category::run;
  switch (to) {
  case AdviseTo::runs:
  case AdviseTo::next_run:
    return running;
  case AdviseTo::hard:
  case AdviseTo::next_hard:
    return running && run->hard;
  case AdviseTo::long_runs:
  case AdviseTo::next_long:
    return running && run->is_long;
  case AdviseTo::race:
    return std::holds_alternative<Race>(session.what);
  case AdviseTo::trigger:
  case AdviseTo::plan:
    return false;
  }
  return false;
}

bool only_next(AdviseTo to) {
  return to == AdviseTo::next_run || to == AdviseTo::next_hard || to == AdviseTo::next_long;
}

void say(const Firing& firing, std::string_view text, TextStore& texts, Session& session) {
  texts.add_once(session.advice, Advice{firing.rule->id, text});
  add_reason(firing, texts, session);
}

/// ` Cut it by 30 to 50 %: 6.5–9.1 mi instead of 13 mi.`
std::string cut_text(const Advise& advise, const Session& session, Units units) {
  const int least = advise.cut[0], most = advise.cut[1];
  if (session.distance) {
    const Distance whole = session.distance->max;
    const Range<Distance> left{{whole.mm * (100 - most) / 100}, {whole.mm * (100 - least) / 100}};
    return fmt::format(" Cut it by {} to {} %: {} instead of {}.", least, most, format_distance(left, units),
                       format_distance(whole, units));
  }
  return fmt::format(" Cut it by {} to {} %.", least, most);
}

/// True where `text` says all that `other` says: each of its sentences, or one that begins so and goes on.
bool says_all(std::string_view text, std::string_view other) {
  constexpr std::string_view end = ". ";
  while (!other.empty()) {
    const std::size_t size = std::min(other.find(end), other.size() - (other.ends_with('.') ? 1 : 0));
    const std::string_view sentence = other.substr(0, size);
    std::size_t at = 0;
    while (!text.substr(at).starts_with(sentence)) {
      at = text.find(end, at);
      if (at == text.npos) return false;
      at += end.size();
    }
    const std::string_view behind = text.substr(at + size, 1);
    if (!behind.empty() && behind.find_first_of(".;,") != 0) return false;
    other.remove_prefix(std::min(size + end.size(), other.size()));
  }
  return true;
}

/// What the rule says, and what two percentages leave of the session. Two complaints may shorten one run: it is told
/// so once, in the words that say more.
void advise_session(const Advise& advise, const Firing& firing, Schedule& schedule, Session& session) {
  TextStore& texts = *schedule.texts;
  if (advise.cut.size() != 2) {
    say(firing, advise.text, texts, session);
    return;
  }
  const std::string text = std::string{advise.text} + cut_text(advise, session, schedule.header.units);
  const auto said_already = [&](const Advice& other) { return says_all(other.text, text); };
  if (std::any_of(session.advice.begin(), session.advice.end(), said_already)) {
    add_reason(firing, texts, session);
    return;
  }
  std::vector<Advice> left;
  std::copy_if(session.advice.begin(), session.advice.end(), std::back_inserter(left),
               [&](const Advice& other) { return !says_all(text, other.text); });
  if (left.size() < session.advice.size()) session.advice = texts.keep(std::span<const Advice>{left});
  say(firing, texts.keep(text), texts, session);
}

void advise_runs(const Advise& advise, const Firing& firing, double factor, Schedule& schedule) {
  const TimeSpan span = span_of(advise, firing, factor);
  // Sessions lie in the order of their days.
  auto first = std::partition_point(schedule.sessions.begin(), schedule.sessions.end(),
                                    [day = day_of(span.from)](const Session& session) { return session.day < day; });
  for (; first != schedule.sessions.end() && Civil{first->day} <= span.to; ++first) {
    Session& session = *first;
    if (session.status != Status::planned) continue;
    const Civil begin = session.start.value_or(Civil{session.day});
    const bool rest = advise.rest && std::holds_alternative<Rest>(session.what);
    const bool inside = rest ? span.from <= end_of(session.day) && Civil{session.day} <= span.to
                             : span.from <= begin && begin <= span.to;
    if (!inside) continue;
    if (rest) add_reason(firing, *schedule.texts, session);
    if (!speaks_of(advise.to, session)) continue;
    advise_session(advise, firing, schedule, session);
    if (only_next(advise.to)) return;
  }
}

void notice(const Firing& firing, const Advise& advise, Schedule& schedule) {
  const Advice advice{firing.rule->id, advise.text};
  if (std::find(schedule.notices.begin(), schedule.notices.end(), advice) == schedule.notices.end()) {
    schedule.notices.push_back(advice);
  }
}

/// What is said about the plan is said until the trigger is cleared, or for so many days after it.
bool is_over(const Advise& advise, const Firing& firing, Day today) {
  const std::optional<Day> cleared = firing.fact->told().cleared;
  if (advise.until_cleared && cleared && *cleared <= today) return true;
  return advise.days > 0 && today > firing.fact->day + days{advise.days};
}

/// `stretch.dynamic` before the run: `Before: dynamic stretching 8 min, leg swings ...`.
std::string_view warm_up_text(const Prescription& session, AreaSet areas, TextStore& texts) {
  if (is_note(session.type)) return texts.join({"Before: ", session.dose, "."});
  const std::string length = session.minutes > 0 ? " " + std::to_string(session.minutes) + " min" : std::string{};
  const std::string where = areas.empty() ? std::string{} : ", " + describe(areas);
  const bool how = !session.dose.empty();
  return texts.join({"Before: ", lower(row(session.type).title), length, where, how ? " (" : "",
                     how && session.optional ? "optional; " : "", session.dose, how ? ")." : "."});
}

/// What a run of some importance to a rule is begun with.
struct WarmUp {
  const Firing* firing = nullptr;
  std::uint32_t wish = 0;
  SessionType type{};

  std::size_t run() const { return *firing->fact->session; }
  int importance() const { return firing->rule->importance; }
};

/// Of each type the one of the highest importance, of equals the first; types in the order in which they were asked.
void keep_most_important(std::span<const WarmUp* const> of_run, std::vector<const WarmUp*>& out) {
  out.clear();
  for (const WarmUp* warm_up : of_run) {
    const auto same = std::find_if(out.begin(), out.end(), [&](const WarmUp* w) { return w->type == warm_up->type; });
    if (same == out.end()) {
      out.push_back(warm_up);
    } else if (warm_up->importance() > (*same)->importance()) {
      *same = warm_up;
    }
  }
}

}  // namespace

void add_advice(const Firings& firings, const Facts& facts, Schedule& schedule) {
  const double factor = scale_of(firings, facts);
  const auto advises = [](const Rule& rule) { return !rule.advise.empty(); };
  each_firing(firings, advises, [&](const Firing& firing) {
    for (const Advise& advise : firing.rule->advise) {
      if (!acts(advise.only_if, advise.opt_in, advise.opt_out, firing, facts)) continue;
      if (advise.to == AdviseTo::plan) {
        if (!is_over(advise, firing, schedule.header.today)) notice(firing, advise, schedule);
      } else if (advise.to == AdviseTo::trigger) {
        if (!firing.fact->session) continue;
        advise_session(advise, firing, schedule, schedule.sessions[*firing.fact->session]);
      } else {
        advise_runs(advise, firing, factor, schedule);
      }
    }
  });
}

void add_warm_ups(const Firings& firings, const Facts& facts, RecoveryShelf& shelf, Schedule& schedule) {
  std::vector<WarmUp> all;
  all.reserve(facts.of(FactKind::run).size());
  Wishes wishes{facts, [](const Prescription& session) { return session.inside_run; }, shelf};
  firings.each_rule([&](std::span<const Firing> of_rule) {
    wishes.each(of_rule, [&](const Firing& firing, std::uint32_t wish) {
      if (firing.fact->session) all.push_back({&firing, wish, wishes[wish].session->type});
    });
  });
  // The same few texts are said of most runs: each is composed once.
  std::vector<std::string_view> named(wishes.size() - shelf.size());
  std::vector<const WarmUp*> chosen;
  ByNumber<WarmUp> by_run{all, schedule.sessions.size(), [](const WarmUp& warm_up) { return warm_up.run(); }};
  by_run.each([&](std::span<const WarmUp* const> of_run) {
    keep_most_important(of_run, chosen);
    for (const WarmUp* warm_up : chosen) {
      const bool on_shelf = warm_up->wish < shelf.size();
      std::string_view& text = on_shelf ? shelf.warm_up(warm_up->wish) : named[warm_up->wish - shelf.size()];
      const Wish& wish = wishes[warm_up->wish];
      if (text.empty()) {
        text = warm_up_text(*wish.session, wish.areas, on_shelf ? *shelf.texts() : *schedule.texts);
      }
      say(*warm_up->firing, text, *schedule.texts, schedule.sessions[warm_up->run()]);
    }
  });
}

void add_nothing(const Firings& firings, Schedule& schedule) {
  const auto adds_nothing = [](const Rule& rule) { return !rule.nothing.empty(); };
  each_firing(firings, adds_nothing, [&](const Firing& firing) {
    if (firing.fact->session) add_reason(firing, *schedule.texts, schedule.sessions[*firing.fact->session]);
  });
}

}  // namespace rubdown
