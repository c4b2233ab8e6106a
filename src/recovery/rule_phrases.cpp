#include "recovery/rule_phrases.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "recovery/lapse.hpp"
#include "recovery/rule_print.hpp"
#include "rubdown/base/count.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

template <class T>
std::string words_of_list(List<T> list, std::string_view last = " or ") {
  std::string out;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out += i + 1 == list.size() ? last : std::string_view{", "};
    if constexpr (std::is_same_v<T, Text>)
      out += list[i];
    else
      out += word(list[i]);
  }
  return out;
}

/// Session types as people call them, in a list.
std::string titles(List<SessionType> types, std::string_view last = " or ") {
  std::string out;
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (i > 0) out += i + 1 == types.size() ? last : std::string_view{", "};
    out += lower(row(types[i]).title);
  }
  return out;
}

std::string quoted_list(List<Text> words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    out.append(i == 0 ? "" : i + 1 == words.size() ? " or " : ", ").append(quote_string(words[i]));
  }
  return out;
}

/// `"wet myself" (not beside "rain" or "sweat*")`.
std::string phrase_words(Text phrase) {
  std::string wanted;
  std::vector<Text> others;
  for (Text rest = phrase; !rest.empty();) {
    const std::size_t blank = std::min(rest.find(' '), rest.size());
    const Text word = rest.substr(0, blank);
    rest.remove_prefix(std::min(blank + 1, rest.size()));
    if (word.empty()) continue;
    if (word.front() == '-' && word.size() > 1)
      others.push_back(word.substr(1));
    else
      wanted.append(wanted.empty() ? "" : " ").append(word.substr(word.front() == '+' && word.size() > 1 ? 1 : 0));
  }
  std::string quoted = quote_string(wanted);
  if (others.empty()) return quoted;
  return fmt::format("{} (not beside {})", quoted, quoted_list({others.data(), others.size()}));
}

std::string phrase_list(List<Text> phrases) {
  std::string out;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    out.append(i == 0 ? "" : i + 1 == phrases.size() ? " or " : ", ").append(phrase_words(phrases[i]));
  }
  return out;
}

std::string amount(int value) { return std::to_string(value); }
std::string amount(Distance value) { return exact_distance(value); }
std::string amount(Minutes value) { return lapse_in_words(value); }

template <class T>
std::string bounds(const Bounds<T>& range) {
  if (range.at_least && range.under)
    return fmt::format("from {} to under {}", amount(*range.at_least), amount(*range.under));
  if (range.at_least) return fmt::format("{} or more", amount(*range.at_least));
  return fmt::format("under {}", amount(*range.under));
}

template <class T>
bool given(const Bounds<T>& range) {
  return range.at_least || range.under;
}

std::string size(const Size& size, std::string_view between) {
  std::string out;
  if (size.distance) out = amount(*size.distance);
  if (size.duration) out.append(out.empty() ? "" : between).append(amount(*size.duration));
  return out;
}

/// `a run or a race`: in the order of FactKind.
std::string fact_list(List<FactKind> facts) {
  constexpr std::string_view names[] = {"a run",     "a race",     "cross-training", "a symptom",
                                        "stress",    "soreness",   "a night",        "self-care left out",
                                        "the flag",  "an illness", "surgery",        "the condition",
                                        "a massage", "a note",     "a week",         "an athlete"};
  std::string out;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    out.append(i > 0 ? " or " : "").append(names[static_cast<std::size_t>(facts[i])]);
  }
  return out;
}

std::string match_words(const Match& match);

std::string near_words(const Near& near, std::string_view with) {
  std::string out = fmt::format("{} {}", with, match_words(near.match));
  if (near.same_day) out += " on the same day";
  if (near.before) out += fmt::format(" in the {} before", lapse_in_words(*near.before));
  if (near.after) out += fmt::format("{} in the {} after", near.before ? " or" : "", lapse_in_words(*near.after));
  return out;
}

/// What a match asks of a run or race.
void add_run_words(const Match& match, std::vector<std::string>& out) {
  if (!match.kind.empty()) out.push_back("of kind " + words_of_list(match.kind));
  if (match.long_run) out.push_back(*match.long_run ? "that is long" : "that is not long");
  if (match.hard) out.push_back(*match.hard ? "that is hard" : "that is not hard");
  if (match.reaches) out.push_back("of at least " + size(*match.reaches, " or "));
  if (match.below) out.push_back("under " + size(*match.below, " and "));
  if (given(match.distance)) out.push_back("of " + bounds(match.distance));
  if (given(match.duration)) out.push_back("lasting " + bounds(match.duration));
  if (match.quality) out.push_back(fmt::format("with {} or more at that effort", amount(*match.quality)));
  if (match.share_of_week) out.push_back(fmt::format("of {:.0f} % of its week or more", *match.share_of_week * 100));
  if (match.longer_than) {
    const Spike& spike = *match.longer_than;
    const std::string step = spike.step ? fmt::format(" and by more than {}", amount(*spike.step)) : std::string{};
    out.push_back(fmt::format("over {:g} % of the longest run in {}{}, from day {} of the plan on", spike.factor * 100,
                              counted(spike.days, "day"), step, spike.history));
  }
  if (!match.written.empty()) out.push_back("written with " + words_of_list(match.written, " and "));
  if (!match.phase.empty()) out.push_back("in the phase " + words_of_list(match.phase));
  if (!match.band.empty()) out.push_back("of the distance " + words_of_list(match.band));
  if (!match.priority.empty()) out.push_back("of priority " + words_of_list(match.priority));
}

void add_report_words(const Match& match, std::vector<std::string>& out) {
  if (!match.area.empty()) out.push_back("of " + words_of_list(match.area));
  if (!match.side.empty()) out.push_back("on the side " + words_of_list(match.side));
  if (given(match.severity)) out.push_back("of severity " + bounds(match.severity));
  if (!match.sign.empty()) out.push_back("with " + words_of_list(match.sign));
  if (!match.words.empty()) out.push_back("whose note says " + phrase_list(match.words));
  if (!match.except.empty()) out.push_back("not beside " + quoted_list(match.except));
  if (match.lasting_days) out.push_back("reported for " + counted(*match.lasting_days, "day"));
  if (given(match.level)) out.push_back("of level " + bounds(match.level));
  if (given(match.length)) out.push_back("of " + bounds(match.length));
  if (!match.skipped.empty()) out.push_back("of " + words_of_list(match.skipped));
  if (!match.flag.empty()) out.push_back(words_of_list(match.flag));
  if (match.fever) out.push_back(*match.fever ? "with fever or below the neck" : "above the neck, without fever");
  if (!match.condition.empty()) out.push_back(words_of_list(match.condition));
  if (!match.massage.empty()) out.push_back("that is " + titles(match.massage));
  if (match.count)
    out.push_back(fmt::format("on {} or more of {}", counted(match.count->times, "day"), match.count->days));
  if (match.not_count)
    out.push_back(fmt::format("on fewer than {} of {}", counted(match.not_count->times, "day"), match.not_count->days));
}

void add_person_words(const Match& match, std::vector<std::string>& out) {
  if (!match.procedure.empty()) out.push_back("of " + words_of_list(match.procedure));
  if (given(match.weeks_since)) out.push_back(bounds(match.weeks_since) + " weeks ago");
  if (match.cleared_running) out.push_back(*match.cleared_running ? "cleared for running" : "not cleared for running");
  if (match.cleared_massage) out.push_back(*match.cleared_massage ? "cleared for massage" : "not cleared for massage");
  if (match.wound_closed) out.push_back(*match.wound_closed ? "with the wound closed" : "with the wound open");
  if (match.extension_deficit) out.push_back("with missing extension");
  if (match.stiffness) out.push_back("with stiffness");
  if (given(match.age)) out.push_back("aged " + bounds(match.age));
  if (given(match.weeks_running)) out.push_back(fmt::format("running for {} weeks", bounds(match.weeks_running)));
  if (given(match.weekly_distance)) out.push_back("with a first week of " + bounds(match.weekly_distance));
  if (!match.nth_week.empty()) out.push_back(fmt::format("every n-th, n being {}", match.nth_week));
}

std::string match_words(const Match& match) {
  std::vector<std::string> parts;
  add_run_words(match, parts);
  add_report_words(match, parts);
  add_person_words(match, parts);
  for (const Near& near : match.with) parts.push_back(near_words(near, "with"));
  for (const Near& near : match.without) parts.push_back(near_words(near, "without"));
  std::string out = fact_list(match.fact);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    out.append(out.empty() ? "" : i > 0 ? ", " : " ").append(parts[i]);
  }
  return out;
}

std::string tables_words(List<Match> tables) {
  std::string out;
  for (const Match& match : tables) out.append(out.empty() ? "" : "; or ").append(match_words(match));
  return out;
}

std::string conditions(List<Match> only_if, Text opt_in, Text opt_out) {
  std::string out;
  for (std::size_t i = 0; i < only_if.size(); ++i) {
    out += fmt::format("{} if {}", i == 0 ? "; only" : ", or", match_words(only_if[i]));
  }
  if (!opt_in.empty()) out += fmt::format("; only where the plan sets {}", opt_in);
  if (!opt_out.empty()) out += fmt::format("; only where the plan does not set {}", opt_out);
  return out;
}

std::string area_words(List<Area> areas, AreasFrom from) {
  std::vector<BodyArea> list;
  for (const Area area : areas) list.push_back({area, Side::both});
  std::string out = describe(list);
  if (from == AreasFrom::reported) return out.empty() ? "the reported area" : "the reported area, else " + out;
  if (from == AreasFrom::tight) return out.empty() ? "tight areas" : "tight areas, else " + out;
  if (from == AreasFrom::leg) return "the whole leg";
  return out;
}

std::string lapse_words(Minutes lapse) {
  return lapse < Minutes{0} ? lapse_in_words(-lapse) + " before" : lapse_in_words(lapse) + " after";
}

/// `from 2 h to 48 h after, ideally 24 h after`.
std::string window_words(const Window& window) {
  const bool before = window.earliest < Minutes{0};
  std::string out;
  if (!before) {
    out = window.earliest == Minutes{0}
              ? fmt::format("until {}", lapse_words(window.latest))
              : fmt::format("from {} to {}", lapse_in_words(window.earliest), lapse_words(window.latest));
  } else if (window.latest < Minutes{0}) {
    out = fmt::format("from {} to {}", lapse_in_words(-window.earliest), lapse_words(window.latest));
  } else {
    out = fmt::format("from {} on", lapse_words(window.earliest));
  }
  return out + ", ideally " + (window.ideal == Minutes{0} ? std::string{"at once"} : lapse_words(window.ideal));
}

/// `1, 2 and 3 days after`; nothing where no day lies on that side.
std::string offset_words(List<int> days, int side) {
  std::vector<int> offsets;
  for (const int day : days) {
    if (day * side > 0) offsets.push_back(day * side);
  }
  std::string out;
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    out.append(i == 0 ? "" : i + 1 == offsets.size() ? " and " : ", ").append(std::to_string(offsets[i]));
  }
  if (out.empty()) return out;
  return fmt::format("{} {} {}", out, out == "1" ? "day" : "days", side < 0 ? "before" : "after");
}

/// `on the same day and 1 day after`.
std::string days_words(List<int> days) {
  std::string out = offset_words(days, -1);
  const auto add = [&](const std::string& words) {
    if (!words.empty()) out.append(out.empty() ? "" : " and ").append(words);
  };
  if (std::find(days.begin(), days.end(), 0) != days.end()) add("on the same day");
  add(offset_words(days, 1));
  return out;
}

std::string time_words(const Prescription& session) {
  if (session.window) return window_words(*session.window) + (session.inside_run ? ", told at the run" : "");
  if (session.inside_run) return "told at the run";
  if (session.per_week > 0) {
    return fmt::format("{} for {}",
                       session.per_week == 7 ? std::string{"daily"} : counted(session.per_week, "time") + " a week",
                       counted(session.for_days, "day"));
  }
  return days_words(session.days);
}

}  // namespace

std::string when_words(const Rule& rule) {
  if (!rule.before.empty()) return "before " + tables_words(rule.before);
  if (!rule.after.empty()) return "after " + tables_words(rule.after);
  return "always";
}

std::string session_words(const Prescription& session) {
  std::string out{row(session.type).title};
  if (session.minutes > 0) out += fmt::format(" {} min", session.minutes);
  const std::string areas = area_words(session.areas, session.areas_from);
  if (!areas.empty()) out += fmt::format(" ({})", areas);
  if (!session.dose.empty()) {
    const std::string_view dose = session.dose;
    out += fmt::format(": {}", dose.ends_with('.') ? dose.substr(0, dose.size() - 1) : dose);
  }
  out += fmt::format("; {}", time_words(session));
  if (!session.downgrades.empty())
    out += fmt::format("; where that cannot be, {}", titles(session.downgrades, ", then "));
  if (session.seconds_per_muscle > 0) out += fmt::format("; counts as {} s a muscle", session.seconds_per_muscle);
  if (session.every > Minutes{0})
    out += fmt::format("; not within {} of the massage before", lapse_in_words(session.every));
  if (session.at_most)
    out += fmt::format("; at most {} in {}", session.at_most->times, counted(session.at_most->days, "day"));
  if (session.before_hard > Minutes{0})
    out += fmt::format("; {} clear of hard sessions", lapse_in_words(session.before_hard));
  if (session.optional) out += "; optional";
  if (session.without_massage) out += "; only where the plan's budget is self-care alone";
  return out + conditions(session.only_if, session.opt_in, session.opt_out) + ".";
}

std::string advice_words(const Advise& advise) {
  constexpr std::string_view targets[] = {
      "on it",        "on the next run", "on the next hard run", "on the next long run", "on runs", "on hard runs",
      "on long runs", "on races",        "about the plan"};
  std::string span;
  if (advise.days > 0) span = counted(advise.days, "day");
  if (advise.within > Minutes{0}) span = lapse_in_words(advise.within);
  if (advise.km_per_day > 0) {
    span = fmt::format("a day for {:g} km, at least {}", advise.km_per_day, counted(advise.at_least_days, "day"));
    if (advise.at_most_days > 0) span += fmt::format(", at most {}", advise.at_most_days);
  }
  if (advise.from != Minutes{0})
    span = fmt::format("from {}{}{}", lapse_words(advise.from), span.empty() ? "" : ", ", span);
  std::string out{targets[static_cast<std::size_t>(advise.to)]};
  if (!span.empty()) out += fmt::format(" ({})", span);
  out += conditions(advise.only_if, advise.opt_in, advise.opt_out);
  out += fmt::format(": {}", advise.text);
  if (advise.cut.size() == 2) out += fmt::format(" Cut by {} to {} %.", advise.cut[0], advise.cut[1]);
  return out;
}

std::string stop_words(const StopEffect& stop) {
  std::string what = words_of_list(stop.blocks, " and ");
  if (!stop.types.empty()) what.append(what.empty() ? "" : ", ").append(titles(stop.types, " and "));
  if (stop.areas_from == AreasFrom::reported) what.append(what.empty() ? "" : ", ").append("all care of the area");
  if (stop.areas_from == AreasFrom::leg) what.append(what.empty() ? "" : ", ").append("all care of the leg");
  constexpr std::string_view ends[] = {"until cleared", "until cleared for running", "until cleared for massage",
                                       "for"};
  std::string out =
      fmt::format("{}{}, {}", stop.urgent ? "urgent: " : "", what, ends[static_cast<std::size_t>(stop.lifted)]);
  if (stop.at_least_days > 0) {
    out +=
        fmt::format("{} {}", stop.lifted == Lifted::elapsed ? "" : " and at least", counted(stop.at_least_days, "day"));
  }
  if (stop.days_after_clearance > 0) out += " plus " + counted(stop.days_after_clearance, "day");
  if (stop.easy_days_after > 0) out += ", then " + counted(stop.easy_days_after, "easy day");
  if (!stop.only_if.empty()) out += fmt::format(" (only {})", tables_words(stop.only_if));
  return out + ". " + std::string{stop.message};
}

std::string keep_clear_words(const KeepClear& keep) {
  std::string out = titles(keep.types);
  if (keep.minutes) out += fmt::format(" over {} min", *keep.minutes);
  if (keep.seconds_per_muscle > 0) out += fmt::format(" of {} s a muscle or more", keep.seconds_per_muscle);
  if (keep.areas_from == AreasFrom::reported) out += " on the area";
  if (keep.before > Minutes{0}) out += fmt::format(", {} before", lapse_in_words(keep.before));
  if (keep.after > Minutes{0}) out += fmt::format(", {} after", lapse_in_words(keep.after));
  if (keep.during) out += ", while it lasts";
  if (keep.always) out += ", always";
  return out + conditions(keep.only_if, keep.opt_in, keep.opt_out) + ".";
}

std::string limit_words(const Limit& limit) {
  std::string out = titles(limit.types);
  if (limit.spacing > Minutes{0}) out += fmt::format(", {} apart", lapse_in_words(limit.spacing));
  if (limit.times > 0) out += fmt::format(", at most {} in {}", limit.times, counted(limit.days, "day"));
  return out + ".";
}

std::string run_words(const RunText& run) {
  std::string size = fmt::format("{} min", run.minutes);
  if (run.share > 0) size = fmt::format("{:g} % of the longest week, at most {} min", run.share * 100, run.most);
  return fmt::format("day {}: {} ({}){}{}", run.day, run.text, size, run.note.empty() ? "" : ". ", run.note) +
         conditions({}, run.opt_in, run.opt_out);
}

std::string scale_words(const Scale& scale) {
  return fmt::format("spans marked so, {:g} times{}", scale.factor, conditions(scale.only_if, {}, {}));
}

}  // namespace rubdown
