#include "recovery/appointments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "recovery/self_care.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/recovery/codes.hpp"

namespace rubdown {
namespace {

constexpr std::string_view book_licensed =
    "Book a licensed massage therapist at a reputable practice, and tell them about your race, injuries and medicines.";
constexpr TimeOfDay evening{Minutes{18 * 60}};

using Bookings = std::vector<const Booking*>;  // by therapist, made when first needed

std::shared_ptr<const Booking> booking_of(const Therapist& therapist) {
  auto made = std::make_shared<Booking>();
  Booking& booking = *made;
  booking.name = therapist.name.value;
  booking.credential = therapist.credential;
  if (therapist.license) booking.license = therapist.license->value;
  booking.organisation = therapist.organisation;
  booking.phone = therapist.phone;
  booking.url = therapist.url;
  booking.address = therapist.address;
  booking.price = therapist.price;
  if (therapist.license_expires) booking.license_expires = therapist.license_expires->value;
  return made;
}

std::string_view title_of(SessionType type, Minutes length, TextStore& texts) {
  return texts.join({row(type).title, " ", std::to_string(length.count()), " min"});
}

/// ` 07:05`, digit by digit: every demand that found no place names two of them.
std::array<char, 6> clock_of(Civil at) {
  const auto minutes = time_of(at).since_midnight.count();
  const auto digit = [](auto number) { return static_cast<char>('0' + number % 10); };
  return {' ', digit(minutes / 600), digit(minutes / 60), ':', digit(minutes % 60 / 10), digit(minutes)};
}

std::string_view wanted(const Demand& demand, TextStore& texts) {
  const auto from = clock_of(demand.earliest), to = clock_of(demand.latest);
  return texts.join({row(demand.types.front()).title,
                     " ",
                     std::to_string(demand.length.count()),
                     " min, ",
                     DayWords{day_of(demand.earliest)}.text(),
                     {from.data(), from.size()},
                     " to ",
                     DayWords{day_of(demand.latest)}.text(),
                     {to.data(), to.size()}});
}

/// A rule may ask for self-care and for a massage after the same trigger.
std::string_view identity_of(const Demand& demand, TextStore& texts) {
  return texts.join({demand.rule, "/", demand.trigger_key, "/massage"});
}

/// Where the whole body is worked on, what must be left out.
std::string spared(SessionType type, Civil begin, Civil end, std::span<const Ban> bans) {
  AreaSet areas;
  for (const Ban& ban : bans) {
    if (ban.concerns(type) && ban.overlaps(begin, end)) areas |= ban.areas;
  }
  if (areas.empty()) return {};
  if (areas.size() <= 4) return fmt::format("; not on the {}", describe(areas));
  const Side side = areas.front().side;
  return side == Side::both ? "; not on the legs" : fmt::format("; not on the {} leg", name(side));
}

Session session_of(const Appointment& placed, const Prescription& asked, const PlacementProblem& problem,
                   std::span<const Ban> bans, const Plan& plan, Bookings& bookings, TextStore& texts) {
  const Demand& first = problem.demands[placed.serves.front()];
  Session session;
  session.identity = identity_of(first, texts);
  session.day = day_of(placed.begin);
  session.start = placed.begin;
  session.length = placed.length;
  session.title = title_of(placed.type, placed.length, texts);
  std::string_view dose = dose_of(asked, texts);
  if (placed.areas.empty()) {
    const std::string but = spared(placed.type, placed.begin, placed.begin + placed.length, bans);
    if (!but.empty()) dose = texts.join({dose, but});
  }
  Recovery recovery;
  texts.add(recovery.parts, Care{placed.type, placed.length, placed.areas, dose, first.rule});
  recovery.appointment = true;
  if (placed.therapist) {
    const Booking*& booking = bookings[*placed.therapist];
    if (booking == nullptr) booking = texts.hold(booking_of(plan.therapists[*placed.therapist]));
    recovery.therapist = booking;
  } else {
    recovery.booking_advice = book_licensed;
  }
  session.what = recovery;
  return session;
}

void add_reasons(const Appointment& placed, const std::vector<Appointed>& asked, TextStore& texts, Session& session) {
  for (const std::size_t served : placed.serves) add_reason(*asked[served].firing, texts, session);
}

DemandRecord record_of(const Demand& demand) {
  DemandRecord record;
  record.rule = demand.rule;
  record.trigger = demand.trigger;
  record.earliest = demand.earliest;
  record.ideal = demand.ideal;
  record.latest = demand.latest;
  record.priority = demand.priority;
  record.types = demand.types;
  record.length = demand.length;
  return record;
}

/// A rule that wants a massage only every so often was not refused anything where there is one within that time.
bool by_design(const Demand& demand, const Placement& placement) {
  return demand.every.count() > 0 &&
         std::any_of(placement.appointments.begin(), placement.appointments.end(), [&](const Appointment& placed) {
           return std::chrono::abs(placed.begin - demand.ideal) < demand.every;
         });
}

Unplaced unplaced_of(const Demand& demand, std::vector<RefusedBy> refused_by, std::string_view smallest,
                     TextStore& texts) {
  return {demand.rule,           demand.trigger,       wanted(demand, texts),
          std::move(refused_by), texts.keep(smallest), day_of(demand.ideal)};
}

Session fixed_session(SessionType type, Day day, TimeOfDay start, Minutes length, std::string_view dose,
                      TextStore& texts) {
  Session session;
  session.day = day;
  session.start = at(day, start);
  session.length = length;
  session.title = title_of(type, length, texts);
  Recovery recovery;
  texts.add(recovery.parts, Care{type, length, {}, texts.keep(dose), {}});
  recovery.appointment = row(type).professional;
  session.what = recovery;
  return session;
}

Minutes usual_length(SessionType type) {
  const Range<Minutes> length = row(type).length;
  return length.max >= Minutes{60} ? Minutes{45} : length.min;
}

bool pin_is_stopped(const Pin& pin, const std::vector<StopSpan>& stops) {
  return std::any_of(stops.begin(), stops.end(), [&](const StopSpan& stop) {
    if (!stop.holds_on(pin.date.value)) return false;
    const auto& types = stop.effect->types;
    return stop.blocks(Blocks::everything) || (stop.blocks(Blocks::massage) && row(pin.session.value).professional) ||
           std::find(types.begin(), types.end(), pin.session.value) != types.end();
  });
}

/// A list of reasons, each once.
void add_reason(std::string& reasons, const std::string& reason) {
  if (reasons.find(reason) == std::string::npos) reasons.append(reasons.empty() ? "" : "; ").append(reason);
}

/// One finding for all times kept clear that a pin lies in, one for all it collides with.
void check_pin(const Pin& pin, const std::string& what, Civil begin, Civil end, const PlacementProblem& problem,
               Diagnostics& findings) {
  std::string kept_clear, collides;
  bool movable = false;
  for (const KeepOut& out : problem.keep_outs) {
    if (!out.concerns(pin.session.value) || out.end <= begin || end <= out.begin ||
        (out.longest && end - begin <= *out.longest))
      continue;
    if (out.constraint == "stop") continue;  // said by the stop
    add_reason(out.constraint == "keep-clear" ? kept_clear : collides, out.detail);
    movable = movable || (out.constraint != "keep-clear" && out.constraint != "blocked");
  }
  if (!kept_clear.empty()) {
    findings.add(pin_kept_clear, pin.table, fmt::format("{} lies in a time kept clear: {}", what, kept_clear),
                 "move it, or book a gentler kind");
  }
  if (!collides.empty()) {
    findings.add(pin_collides, pin.table, fmt::format("{} collides: {}", what, collides),
                 movable ? "move one of them" : "");
  }
}

}  // namespace

void place_appointments(const std::vector<Appointed>& asked, const PlacementProblem& problem, std::span<const Ban> bans,
                        const Plan& plan, Explain explain, Schedule& schedule) {
  std::vector<DemandRecord>& records = schedule.demands;  // one for each that is asked for, where they are read
  records.clear();
  if (explain != Explain::nothing) {
    for (const Demand& demand : problem.demands) records.push_back(record_of(demand));
  }
  const bool self_care_only = problem.caps.per_month && *problem.caps.per_month == 0;
  Bookings bookings(plan.therapists.size());
  const Placement placement = place(problem, explain != Explain::nothing);
  for (const Appointment& placed : placement.appointments) {
    std::string_view identity;
    if (placed.fixed) {
      identity = problem.fixed[*placed.fixed].identity;
      for (Session& session : schedule.sessions) {
        if (session.identity == identity) add_reasons(placed, asked, *schedule.texts, session);
      }
    } else {
      const Prescription& first = *asked[placed.serves.front()].session;
      Session session = session_of(placed, first, problem, bans, plan, bookings, *schedule.texts);
      add_reasons(placed, asked, *schedule.texts, session);
      identity = session.identity;
      schedule.sessions.push_back(session);
    }
    if (records.empty()) continue;
    for (const std::size_t served : placed.serves) records[served].served_by = identity;
  }
  schedule.unplaced.reserve(schedule.unplaced.size() + placement.refused.size());
  for (const RefusedDemand& refused : placement.refused) {
    const Demand& demand = problem.demands[refused.demand];
    if (!records.empty()) records[refused.demand].refused_by = refused.refused_by;
    if (!self_care_only && (asked[refused.demand].session->optional || by_design(demand, placement))) continue;
    std::string change;
    if (explain == Explain::smallest_changes) change = smallest_change(problem, placement, refused.demand);
    if (!records.empty()) records[refused.demand].smallest_change = change;
    // Who wants self-care alone misses no massage: only `explain` speaks of it.
    if (!self_care_only) schedule.unplaced.push_back(unplaced_of(demand, refused.refused_by, change, *schedule.texts));
  }
}

namespace {

/// The earliest of the day, from `after` on, that somebody's hours leave to begin at.
std::optional<TimeOfDay> first_start(const std::vector<WeeklyWindow>& hours, const std::vector<WeeklyWindow>& runner,
                                     Day day, TimeOfDay after) {
  const auto weekday = static_cast<std::size_t>(weekday_index(day));
  std::optional<TimeOfDay> first;
  const auto take = [&](TimeOfDay from, TimeOfDay to) {
    from = std::max(from, after);
    if (from < to) first = std::min(first.value_or(from), from);
  };
  for (const WeeklyWindow& free : runner) {
    if (!free.days[weekday]) continue;
    if (hours.empty()) take(free.from, free.to);
    for (const WeeklyWindow& open : hours) {
      if (open.days[weekday]) take(std::max(free.from, open.from), std::min(free.to, open.to));
    }
  }
  return first;
}

std::optional<TimeOfDay> first_start(const Plan& plan, Day day, TimeOfDay after) {
  const std::vector<WeeklyWindow>& runner = *plan.availability.massage;
  std::optional<TimeOfDay> first;
  for (const Therapist& therapist : plan.therapists) {
    const std::optional<TimeOfDay> theirs = first_start(therapist.hours, runner, day, after);
    if (theirs) first = std::min(first.value_or(*theirs), *theirs);
  }
  return first ? first : first_start({}, runner, day, after);
}

/// When the last run or race of the day is over.
TimeOfDay runs_are_over(const Schedule& schedule, Day day) {
  TimeOfDay over{};
  for (const Session& session : schedule.sessions) {
    if (session.day != day || !session.start || session.status == Status::missed || session.status == Status::stopped)
      continue;
    const Category kind = category(session);
    if (kind != Category::run && kind != Category::race) continue;
    const Civil end = *session.end();
    over = std::max(over, day_of(end) == day ? time_of(end) : evening);
  }
  return over;
}

/// The log has the day of a massage and no time. It was had when massages of that weekday mostly begin, as soon as the
/// hours of both leave after the day's runs: an hour later, and what is planned so many days on would have to move
/// behind it.
TimeOfDay had_at(const Plan& plan, const Schedule& schedule, Day day) {
  if (!plan.availability.massage) return evening;
  const std::optional<TimeOfDay> after_runs = first_start(plan, day, runs_are_over(schedule, day));
  return after_runs ? *after_runs : first_start(plan, day, TimeOfDay{}).value_or(evening);
}

}  // namespace

void add_fixed(const Plan& plan, const std::vector<StopSpan>& stops, Schedule& schedule) {
  std::map<SessionType, int> numbers;
  for (const Pin& pin : plan.recovery.pins) {
    const SessionType type = pin.session.value;
    Session session = fixed_session(type, pin.date.value, pin.at.value, pin.length.value_or(usual_length(type)),
                                    pin.note, *schedule.texts);
    session.identity = schedule.texts->join({"pin/", name(type), "/", std::to_string(++numbers[type])});
    session.status = Status::pinned;
    session.at = pin.table;
    auto& recovery = std::get<Recovery>(session.what);
    if (recovery.appointment) recovery.booking_advice = book_licensed;
    if (pin_is_stopped(pin, stops)) session.status = Status::stopped;
    schedule.sessions.push_back(session);
  }
  int number = 0;
  for (const LoggedMassage& entry : plan.entries.massages) {
    Session session = fixed_session(entry.type, entry.on, had_at(plan, schedule, entry.on), usual_length(entry.type),
                                    {}, *schedule.texts);
    session.identity = schedule.texts->join({"massage/", std::to_string(++number)});
    session.status = Status::done;
    session.at = entry.place;
    if (week_of(schedule, entry.on) != nullptr) schedule.sessions.push_back(session);
  }
}

void check_pins(const Plan& plan, const PlacementProblem& problem, const std::vector<StopSpan>& stops,
                Diagnostics& findings) {
  for (const Pin& pin : plan.recovery.pins) {
    const SessionType type = pin.session.value;
    const Civil begin = at(pin.date.value, pin.at.value);
    const Minutes length = pin.length.value_or(usual_length(type));
    const std::string what =
        fmt::format("{} on {} at {}", lower(row(type).title), day_in_words(pin.date.value), format_time(pin.at.value));
    if (pin_is_stopped(pin, stops)) {
      findings.add(pin_stopped, pin.table, fmt::format("{} is under a safety stop", what),
                   "cancel it, or have the stop cleared by a clinician");
      continue;
    }
    check_pin(pin, what, begin, begin + length, problem, findings);
  }
}

void check_therapists(const Plan& plan, const Schedule& schedule, Diagnostics& findings) {
  if (schedule.weeks.empty()) return;
  for (const Therapist& therapist : plan.therapists) {
    if (!therapist.license || therapist.license->value.empty()) {
      findings.add(therapist_unlicensed, therapist.at,
                   fmt::format("{} has no licence in the plan", therapist.name.value),
                   "add `license`, or let another therapist do it");
    } else if (therapist.license_expires && therapist.license_expires->value < schedule.weeks.front().start) {
      findings.add(therapist_unlicensed, therapist.license_expires->at,
                   fmt::format("the licence of {} ended on {}, before the plan begins", therapist.name.value,
                               format_day(therapist.license_expires->value)),
                   "correct `license_expires` once the licence is renewed");
    }
  }
}

}  // namespace rubdown
