#include "output/words.hpp"

#include <algorithm>
#include <array>

#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

std::string month_and_year(std::chrono::year_month_day date) {
  return std::string(month_long(static_cast<unsigned>(date.month()))) + " " +
         std::to_string(static_cast<int>(date.year()));
}

std::string day_number(std::chrono::year_month_day date) { return std::to_string(static_cast<unsigned>(date.day())); }

/// True where a text says no more than a kind and a size, which the columns say already: `easy 5 mi`, `long 26 km`.
bool only_kind_and_size(std::string_view text) {
  constexpr std::array<std::string_view, 16> plain{"easy",     "long",     "recovery", "steady", "run",   "km",
                                                   "k",        "mi",       "mile",     "miles",  "tempo", "the",
                                                   "strength", "marathon", "min",      "rest"};
  std::size_t numbers = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string word = lower(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty() || std::find(plain.begin(), plain.end(), word) != plain.end()) continue;
    if (word.find_first_not_of("0123456789.") != std::string::npos || ++numbers > 1) return false;
  }
  return true;
}

}  // namespace

std::string clean(std::string_view text, bool ascii) {
  std::string line = one_line(text);
  if (ascii) line = to_ascii(line);
  std::string out;
  for (const char c : line)
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  return out;
}

std::string title_text(const Session& session, bool ascii) {
  std::string title = clean(session.title, ascii);
  if (!title.empty()) return title;
  if (const auto* recovery = std::get_if<Recovery>(&session.what)) return care_text(*recovery);
  return std::string(type_name(session));
}

std::string change_text(const Schedule& schedule, const Session& session, bool ascii) {
  const DayChange* change = schedule.changes.empty() ? nullptr : change_of(schedule, session);
  if (change == nullptr) return {};
  const std::string why = clean(change->why, ascii);
  return why + (why.empty() ? "was " : "; was ") + clean(change->was, ascii);
}

std::string run_text(const Session& session, bool ascii) {
  const auto* run = std::get_if<Run>(&session.what);
  if (!run || run->workout->kind == RunKind::other) return title_text(session, ascii);
  const std::string_view kind = title(run->workout->kind);
  std::string written = clean(run->workout->text, ascii);
  if (only_kind_and_size(written)) return std::string(kind);
  const bool named = lower(written).starts_with(lower(kind.substr(0, kind.find(' '))));
  if (!named) return std::string(kind) + ": " + written;
  written.front() = kind.front();
  return written;
}

std::string care_text(const Recovery& recovery) {
  std::string text;
  // Notes (fluids, sleep) come after what takes time.
  for (const bool notes : {false, true}) {
    for (const Care& care : recovery.parts) {
      if (notes != (care.length.count() == 0)) continue;
      const std::string_view part = row(care.type).title;
      text += text.empty() ? std::string(part) : ", " + lower(part);
      if (!notes && recovery.parts.size() > 1) text += " " + std::to_string(care.length.count());
    }
  }
  return text;
}

AreaSet areas_of(const Session& session) {
  AreaSet areas;
  if (const auto* recovery = std::get_if<Recovery>(&session.what))
    for (const Care& care : recovery->parts) areas |= care.areas;
  return areas;
}

std::vector<std::string> rules_of(const Session& session) {
  std::vector<std::string> rules;
  const auto add = [&](std::string_view rule) {
    if (!rule.empty() && std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.emplace_back(rule);
  };
  for (const Reason& reason : session.reasons) add(reason.rule);
  if (const auto* recovery = std::get_if<Recovery>(&session.what))
    for (const Care& care : recovery->parts) add(care.rule);
  return rules;
}

std::vector<const Reason*> telling_reasons(const Session& session) {
  const bool run = workout_of(session) != nullptr;
  std::vector<const Reason*> reasons;
  for (const Reason& reason : session.reasons) {
    const bool asks = std::any_of(session.advice.begin(), session.advice.end(),
                                  [&](const Advice& advice) { return advice.rule == reason.rule; });
    const bool seen =
        std::any_of(reasons.begin(), reasons.end(), [&](const Reason* other) { return other->rule == reason.rule; });
    if ((asks || !run) && !seen) reasons.push_back(&reason);
  }
  return reasons;
}

std::vector<std::string> telling_rules(const Session& session) {
  std::vector<std::string> rules;
  for (const Reason* reason : telling_reasons(session)) rules.emplace_back(reason->rule);
  return rules;
}

bool is_preparation(const Advice& advice) { return advice.text.starts_with("Before: "); }

std::string advice_text(const Advice& advice, bool with_rule, bool ascii) {
  std::string text = clean(advice.text, ascii);
  if (!is_preparation(advice)) text.insert(0, "! ");
  return with_rule && !advice.rule.empty() ? text + " [" + clean(advice.rule, ascii) + "]" : text;
}

std::string evidence_text(Grade grade) {
  return grade == Grade::safety ? "for safety" : std::string(name(grade)) + " evidence";
}

std::string join(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += separator;
    text += word;
  }
  return text;
}

std::string clock_text(const Session& session) {
  if (!session.start) return "all-day";
  std::string text = format_time(time_of(*session.start));
  if (session.length_known && session.length.count() > 0) text += "-" + format_time(time_of(*session.end()));
  return text;
}

std::string distance_text(const Session& session, const RenderOptions& options) {
  return session.distance ? format_distance(*session.distance, options.units, options.ascii) : std::string{};
}

std::string total_text(const Sum& sum, const RenderOptions& options) {
  if (!sum.known && sum.distance.max.mm == 0) return options.units == Units::mi ? "? mi" : "? km";
  std::string text = format_distance(sum.distance, options.units, options.ascii);
  if (!sum.known) text += "+";
  return text;
}

std::string length_text(Seconds length) {
  const auto minutes = (length.count() + 30) / 60;
  if (length.count() <= 0) return {};
  if (minutes == 0) return "<1 min";
  if (minutes < 60) return std::to_string(minutes) + " min";
  std::string text = std::to_string(minutes / 60);
  text += minutes % 60 < 10 ? ":0" : ":";
  return text.append(std::to_string(minutes % 60)).append(" h");
}

std::string length_text(const Session& session) {
  return session.length_known ? length_text(session.length) : std::string{};
}

std::string span_text(DaySpan span, bool ascii) {
  const std::chrono::year_month_day from{span.from}, to{span.to};
  const std::string_view dash = ascii ? "-" : "–";
  if (span.from == span.to)
    return std::string(weekday_long(weekday_index(span.from))) + " " + day_number(from) + " " + month_and_year(from);
  std::string text = day_number(from);
  if (from.month() == to.month() && from.year() == to.year())
    return text.append(dash) + day_number(to) + " " + month_and_year(to);
  text += " " + (from.year() == to.year() ? std::string(month_long(static_cast<unsigned>(from.month())))
                                          : month_and_year(from));
  return text.append(" ").append(dash).append(" ") + day_number(to) + " " + month_and_year(to);
}

std::string months_text(DaySpan span, bool ascii) {
  const std::chrono::year_month_day from{span.from}, to{span.to};
  if (from.year() == to.year() && from.month() == to.month()) return month_and_year(to);
  const std::string first =
      from.year() == to.year() ? std::string(month_long(static_cast<unsigned>(from.month()))) : month_and_year(from);
  return first + (ascii ? " - " : " – ") + month_and_year(to);
}

std::string plan_text(const Schedule& schedule, bool ascii) {
  std::string text = clean(schedule.header.plan_name, ascii);
  if (text.empty() && schedule.header.race) text = clean(*schedule.header.race, ascii);
  return text.empty() ? "Training plan" : text;
}

std::string date_text(Day day) {
  const std::chrono::year_month_day date{day};
  return std::string(weekday_short(weekday_index(day))) + " " + day_number(date) + " " +
         std::string(month_short(static_cast<unsigned>(date.month()))) + " " +
         std::to_string(static_cast<int>(date.year()));
}

std::string countdown_text(const Schedule& schedule) {
  const std::optional<int> days = days_to_race(schedule);
  if (!days) return {};
  if (*days == 0) return "race day";
  if (*days == 1) return "the race is tomorrow";
  if (*days == -1) return "the race was yesterday";
  return *days > 0 ? std::to_string(*days) + " days to the race" : std::to_string(-*days) + " days after the race";
}

std::string unplaced_text(const Unplaced& unplaced, bool ascii) {
  std::string text = clean(unplaced.wanted, ascii) + " (" + clean(unplaced.rule, ascii) + ")";
  if (!unplaced.refused_by.empty()) text += ", because: " + clean(unplaced.refused_by.front().detail, ascii);
  if (unplaced.refused_by.size() > 1) text += " (and " + std::to_string(unplaced.refused_by.size() - 1) + " more)";
  return text + "; see `rubdown explain`";
}

std::string manner_text(const Session& session, bool ascii) {
  const auto* recovery = std::get_if<Recovery>(&session.what);
  return recovery && recovery->appointment ? clean(recovery->parts.front().dose, ascii) : std::string{};
}

std::string booking_text(const Session& session, bool ascii) {
  const auto* recovery = std::get_if<Recovery>(&session.what);
  if (!recovery || !recovery->appointment) return {};
  if (!recovery->therapist) return clean(recovery->booking_advice, ascii);
  std::string text = clean(recovery->therapist->name, ascii);
  for (const std::string* more : {&recovery->therapist->credential, &recovery->therapist->phone})
    if (!more->empty()) text += ", " + clean(*more, ascii);
  return text;
}

std::string_view stop_heading(const Stop& stop) {
  return stop.urgent ? "STOP: get medical help now" : "STOP: see a clinician first";
}

std::string stop_dates(const Stop& stop) {
  std::string text = "since " + date_text(stop.since);
  if (stop.until) text += ", cleared " + date_text(*stop.until);
  return text;
}

std::string_view icon_of(const Session& session) {
  if (session.status == Status::stopped) return "\U0001F6D1";  // stop sign
  if (session.status == Status::done) return "\u2705";         // check mark
  if (session.status == Status::missed) return "\u274C";       // cross mark
  const auto* recovery = std::get_if<Recovery>(&session.what);
  if (recovery != nullptr) return recovery->appointment ? "\U0001F486" : "\U0001F9D8";  // massage, lotus
  switch (category(session)) {
  case Category::race:
    return "\U0001F3C1";  // chequered flag
  case Category::rest:
    return "\U0001F6CB";  // couch
  case Category::cross:
    return "\U0001F6B4";  // bicycle
  case Category::run:
  case Category::recovery:
    break;
  }
  return "\U0001F3C3";  // runner
}

}  // namespace rubdown
