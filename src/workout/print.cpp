#include "workout/print.hpp"

#include <array>
#include <utility>

#include "workout/effort.hpp"
#include "workout/shape_rules.hpp"

namespace rubdown::workout {
namespace {

std::string thousandths(std::int64_t milli) {
  std::string text = std::to_string(milli / 1000);
  if (milli % 1000 == 0) return text;
  std::string tail = std::to_string(milli % 1000 + 1000).substr(1);
  while (tail.back() == '0') tail.pop_back();
  return text + "." + tail;
}

std::string print_range(const std::string& low, const std::string& high, std::string_view unit) {
  std::string text = low;
  if (high != low) text += "-" + high;
  return text.append(unit);
}

std::string print_length(const Length& length) {
  const auto number = [](Distance d, std::int64_t unit_mm) {
    return thousandths((d.mm * 1000 + unit_mm / 2) / unit_mm);
  };
  const auto print_in = [&](std::int64_t unit_mm, std::string_view name) {
    return print_range(number(length.value.min, unit_mm), number(length.value.max, unit_mm), name);
  };
  switch (length.unit) {
  case DistanceUnit::km:
    return print_in(kilometre.mm, " km");
  case DistanceUnit::mi:
    return print_in(mile.mm, " mi");
  case DistanceUnit::m:
    return length.value.min.mm < 100'000 ? print_in(1000, " metres") : print_in(1000, " m");
  case DistanceUnit::yd:
    return print_in(914, " yd");
  case DistanceUnit::marathon:
    return "marathon";
  case DistanceUnit::half:
    return "half marathon";
  }
  return {};
}

std::string clock(Seconds time) {
  const auto s = time.count();
  const auto two = [](std::int64_t n) { return std::to_string(n + 100).substr(1); };
  if (s >= 3600) return std::to_string(s / 3600) + ":" + two(s / 60 % 60) + ":" + two(s % 60);
  return std::to_string(s / 60) + ":" + two(s % 60);
}

std::string print_time(Range<Seconds> time) {
  const auto low = time.min.count(), high = time.max.count();
  if (low % 60 == 0 && high % 60 == 0 && high <= 240 * 60)
    return print_range(std::to_string(low / 60), std::to_string(high / 60), " min");
  if (high < 120) return print_range(std::to_string(low), std::to_string(high), " s");
  return print_range(clock(time.min), clock(time.max), "");
}

std::string_view without_pace(std::string_view text) {
  return text.size() > 5 && text.substr(text.size() - 5) == " pace" ? text.substr(0, text.size() - 5) : text;
}

std::string print_effort(const Effort& effort) {
  std::string text;
  if (effort.percent.max > 0)
    text = print_range(std::to_string(effort.percent.min), std::to_string(effort.percent.max), "% ");
  const bool span = effort.from != effort.to;
  const bool hyphen = span && !effort.rising && !said_plainly(effort.from) && !said_plainly(effort.to);
  text += hyphen ? without_pace(name(effort.from)) : name(effort.from);
  if (span) text.append(effort.rising ? " progressing to " : hyphen ? "-" : " to ").append(name(effort.to));
  if (effort.offset != 0) text += (effort.offset > 0 ? " + " : " - ") + std::to_string(std::abs(effort.offset)) + " s";
  return text;
}

bool plain(const Effort& effort) {
  return effort.from != Zone::none && said_plainly(effort.from) && effort.percent.max == 0;
}

std::string_view word_for(Activity activity) {
  constexpr std::array<std::string_view, 26> words{
      "",     "jog",        "walk",    "run/walk",   "float",    "rest",         "off",    "bike",           "swim",
      "row",  "elliptical", "hike",    "ski",        "skate",    "aqua jog",     "soccer", "cross-training", "strength",
      "core", "yoga",       "pilates", "stretching", "mobility", "foam rolling", "drills", "appointment"};
  return words[static_cast<std::size_t>(activity)];
}

constexpr std::pair<Label, std::string_view> words_for_labels[] = {{Label::optionally, "optional"},
                                                                   {Label::shakeout, "shakeout"},
                                                                   {Label::long_run, "long run"},
                                                                   {Label::recovery_run, "recovery run"},
                                                                   {Label::progression, "progression"},
                                                                   {Label::fartlek, "fartlek"},
                                                                   {Label::tempo, "tempo"},
                                                                   {Label::hills, "hills"},
                                                                   {Label::intervals, "intervals"},
                                                                   {Label::strides, "strides"},
                                                                   {Label::race, "race"},
                                                                   {Label::time_trial, "time trial"},
                                                                   {Label::parkrun, "parkrun"},
                                                                   {Label::lap, "lap-button"},
                                                                   {Label::total, "total"}};

void append(std::string& text, std::string_view word) {
  if (word.empty()) return;
  if (!text.empty()) text += ' ';
  text += word;
}

std::string print_target(const Target& target) {
  std::string text = print_range(clock(target.time.min), clock(target.time.max), "");
  if (target.per == Per::km) text += "/km";
  if (target.per == Per::mi) text += "/mi";
  return text;
}

std::string_view word_for(Role role) {
  switch (role) {
  case Role::warm_up:
    return "warm-up";
  case Role::cool_down:
    return "cool-down";
  case Role::recovery:
    return "recovery";
  case Role::main:
    break;
  }
  return {};
}

/// `role`: whether to say the role; a recovery after `with` is one by its place.
std::string print_step(const Step& step, bool say_role) {
  constexpr std::string_view positions[] = {"", "first", "middle", "last"};
  std::string text{positions[static_cast<std::size_t>(step.position)]};
  if (step.distance) append(text, print_length(*step.distance));
  if (step.duration && !step.distance) append(text, print_time(*step.duration));
  if (step.duration && step.distance) append(text, "(" + print_time(*step.duration) + ")");
  if (plain(step.effort)) append(text, print_effort(step.effort));
  for (const auto& [label, word] : words_for_labels)
    if (step.has(label)) append(text, word);
  append(text, word_for(step.activity));
  if (say_role) append(text, word_for(step.role));
  if (step.effort.from != Zone::none && !plain(step.effort)) append(text, "@ " + print_effort(step.effort));
  if (step.target) append(text, "@ " + print_target(*step.target));
  if (step.optional) text += "*";
  if (step.has(Label::choice)) append(text, "or");
  if (!step.note.empty()) append(text, "\"" + step.note + "\"");
  return text;
}

std::string print_gap(const Gap& gap, bool repeated) {
  const bool named = gap.step.activity == Activity::run || !repeated;
  std::string text = " with " + print_step(gap.step, named && gap.step.activity != Activity::rest);
  switch (gap.place) {
  case GapPlace::between:
    return text + " between";
  case GapPlace::after:
    return text + " after each";
  case GapPlace::sets:
    return text + " between sets";
  case GapPlace::unsaid:
    break;
  }
  return text;
}

std::string print_items(const std::vector<Item>& items, int depth);

std::string print_item(const Item& item, bool alone, int depth) {
  std::string text;
  const std::string step = print_step(item.step, true);
  if (item.repeated) {
    const bool many = item.count.max > 1 || item.body.empty();
    if (many) text = print_range(std::to_string(item.count.min), std::to_string(item.count.max), "");
    const bool things = !item.step.measured() && item.body.empty() && item.step.has(Label::strides) &&
                        item.step.effort.from == Zone::none;
    if (many) text += things ? "" : " x";
    if (!item.body.empty()) append(text, "(" + print_items(item.body, depth + 1) + ")");
    append(text, step);
  } else if (item.body.empty()) {
    text = step;
  } else if (alone && depth == 0) {
    const bool one = item.body.size() == 1;
    text = step + (one ? " with " : ": ") + print_items(item.body, depth + 1);
  } else {
    text = step + " (" + print_items(item.body, depth + 1) + ")";
  }
  for (const Gap& gap : item.gaps) text += print_gap(gap, item.repeated);
  return text;
}

std::string print_items(const std::vector<Item>& items, int depth) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i == 1 && depth == 0 && reads_as_total(items) ? ", then " : ", ";
    text += print_item(items[i], items.size() == 1, depth);
  }
  return text;
}

std::string print_half(const Half& half) {
  std::string text;
  for (const Session& session : half.options) {
    if (!text.empty()) text += " or ";
    text += print_items(session.items, 0);
  }
  return text;
}

}  // namespace

std::string print(const Syntax& syntax) {
  if (syntax.halves.size() == 1) return print_half(syntax.halves[0]);
  if (syntax.halves.size() != 2) return {};
  return "AM: " + print_half(syntax.halves[0]) + " / PM: " + print_half(syntax.halves[1]);
}

}  // namespace rubdown::workout
