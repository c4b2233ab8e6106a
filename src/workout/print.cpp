#include "workout/print.hpp"

#include <array>
#include <charconv>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "workout/effort.hpp"
#include "workout/shape_rules.hpp"

namespace rubdown::workout {
namespace {

void add_number(std::string& out, std::int64_t number) {
  char digits[20];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
  out.append(digits, end);
}

void add_thousandths(std::string& out, std::int64_t milli) {
  add_number(out, milli / 1000);
  std::int64_t tail = milli % 1000;
  if (tail == 0) return;
  out += '.';
  for (std::int64_t place = 100; tail > 0; place /= 10) {
    out += static_cast<char>('0' + tail / place);
    tail %= place;
  }
}

/// `low`, or `low-high` where they differ; `add` appends one of them.
template <class T, class Add>
void add_range(std::string& out, T low, T high, const Add& add) {
  add(out, low);
  if (high == low) return;
  out += '-';
  add(out, high);
}

void add_range(std::string& out, std::int64_t low, std::int64_t high) {
  add_range(out, low, high, [](std::string& text, std::int64_t n) { add_number(text, n); });
}

std::string_view unit_name(const Length& length) {
  switch (length.unit) {
  case DistanceUnit::km:
    return " km";
  case DistanceUnit::mi:
    return " mi";
  case DistanceUnit::m:
    return length.value.min.mm < 100'000 ? " metres" : " m";
  case DistanceUnit::yd:
    return " yd";
  case DistanceUnit::marathon:
    return "marathon";
  case DistanceUnit::half:
    return "half marathon";
  }
  return {};
}

void add_length(std::string& out, const Length& length) {
  if (length.unit != DistanceUnit::marathon && length.unit != DistanceUnit::half) {
    const std::int64_t mm = unit_mm(length.unit);
    const auto in_unit = [mm](Distance d) { return (d.mm * 1000 + mm / 2) / mm; };
    add_range(out, in_unit(length.value.min), in_unit(length.value.max), add_thousandths);
  }
  out += unit_name(length);
}

void add_two(std::string& out, std::int64_t n) {
  out += static_cast<char>('0' + n / 10);
  out += static_cast<char>('0' + n % 10);
}

void add_clock(std::string& out, Seconds time) {
  const std::int64_t s = time.count();
  if (s >= 3600) {
    add_number(out, s / 3600);
    out += ':';
    add_two(out, s / 60 % 60);
  } else {
    add_number(out, s / 60);
  }
  out += ':';
  add_two(out, s % 60);
}

/// `say_minutes`: 2:30 could be read as hours and minutes here.
void add_time(std::string& out, Range<Seconds> time, bool say_minutes) {
  const std::int64_t low = time.min.count(), high = time.max.count();
  if (low % 60 == 0 && high % 60 == 0 && high <= 240 * 60) {
    add_range(out, low / 60, high / 60);
    out += " min";
  } else if (high < 120) {
    add_range(out, low, high);
    out += " s";
  } else {
    add_range(out, time.min, time.max, add_clock);
    if (say_minutes && time.max < Minutes{6}) out += " min";
  }
}

std::string_view without_pace(std::string_view text) {
  return text.size() > 5 && text.substr(text.size() - 5) == " pace" ? text.substr(0, text.size() - 5) : text;
}

void add_effort_text(std::string& out, const Effort& effort) {
  if (effort.percent.max > 0) {
    add_range(out, effort.percent.min, effort.percent.max);
    out += "% ";
  }
  const bool span = effort.from != effort.to;
  const bool hyphen = span && !effort.rising && !said_plainly(effort.from) && !said_plainly(effort.to);
  out += hyphen ? without_pace(name(effort.from)) : name(effort.from);
  if (span) out.append(effort.rising ? " progressing to " : hyphen ? "-" : " to ").append(name(effort.to));
  if (effort.offset == 0) return;
  out += effort.offset > 0 ? " + " : " - ";
  add_number(out, std::abs(effort.offset));
  out += " s";
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

/// A space, unless the text that began at `begin` is still empty.
std::string& spaced(std::string& out, std::size_t begin) {
  if (out.size() > begin) out += ' ';
  return out;
}

void add_word(std::string& out, std::size_t begin, std::string_view word) {
  if (!word.empty()) spaced(out, begin) += word;
}

void add_target(std::string& out, const Target& target) {
  add_range(out, target.time.min, target.time.max, add_clock);
  if (target.per == Per::km) out += "/km";
  if (target.per == Per::mi) out += "/mi";
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

void add_labels(std::string& out, std::size_t begin, const Step& step) {
  if (step.labels == 0) return;
  for (const auto& [label, word] : words_for_labels)
    if (step.has(label)) add_word(out, begin, word);
}

/// `role`: whether to say the role; a recovery after `with` is one by its place. `lone`: the step is the whole session.
void add_step(std::string& out, const Step& step, bool say_role, bool lone = false) {
  constexpr std::string_view positions[] = {"", "first", "middle", "last"};
  const std::size_t begin = out.size();
  out += positions[static_cast<std::size_t>(step.position)];
  if (step.distance) add_length(spaced(out, begin), *step.distance);
  if (step.duration) {
    spaced(out, begin) += step.distance ? "(" : "";
    add_time(out, *step.duration, lone || step.has(Label::long_run) || step.position != Position::none);
    out += step.distance ? ")" : "";
  }
  const bool plainly = plain(step.effort);
  if (plainly) add_effort_text(spaced(out, begin), step.effort);
  add_labels(out, begin, step);
  add_word(out, begin, word_for(step.activity));
  if (say_role) add_word(out, begin, word_for(step.role));
  if (step.effort.from != Zone::none && !plainly) add_effort_text(spaced(out, begin) += "@ ", step.effort);
  if (step.target) add_target(spaced(out, begin) += "@ ", *step.target);
  if (step.optional) out += '*';
  if (step.has(Label::choice)) add_word(out, begin, "or");
  if (!step.note.empty()) spaced(out, begin).append("\"").append(step.note).append("\"");
}

std::string_view word_for(GapPlace place) {
  switch (place) {
  case GapPlace::between:
    return " between";
  case GapPlace::after:
    return " after each";
  case GapPlace::sets:
    return " between sets";
  case GapPlace::unsaid:
    break;
  }
  return {};
}

void add_gap_text(std::string& out, const Gap& gap, bool repeated) {
  const bool named = gap.step.activity == Activity::run || !repeated;
  out += " with ";
  add_step(out, gap.step, named && gap.step.activity != Activity::rest);
  out += word_for(gap.place);
}

void add_items(std::string& out, const std::vector<Item>& items, int depth);

void add_repetition(std::string& out, const Item& item, int depth) {
  const std::size_t begin = out.size();
  const bool many = item.count.max > 1 || item.body.empty();
  const bool things = !item.step.measured() && item.body.empty() && item.step.has(Label::strides) &&
                      item.step.effort.from == Zone::none;
  if (many) {
    add_range(out, item.count.min, item.count.max);
    out += things ? "" : " x";
  }
  if (!item.body.empty()) {
    spaced(out, begin) += '(';
    add_items(out, item.body, depth + 1);
    out += ')';
  }
  const std::size_t end = spaced(out, begin).size();
  add_step(out, item.step, true);
  if (out.size() == end && end > begin) out.pop_back();  // nothing is said of all of it
}

void add_item(std::string& out, const Item& item, bool alone, int depth) {
  if (item.repeated) {
    add_repetition(out, item, depth);
  } else {
    const bool bare = alone && depth == 0;
    add_step(out, item.step, true, bare);
    if (!item.body.empty()) {
      out += !bare ? " (" : item.body.size() == 1 ? " with " : ": ";
      add_items(out, item.body, depth + 1);
      out += bare ? "" : ")";
    }
  }
  for (const Gap& gap : item.gaps) add_gap_text(out, gap, item.repeated);
}

void add_items(std::string& out, const std::vector<Item>& items, int depth) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i == 1 && depth == 0 && reads_as_total(items) ? ", then " : ", ";
    add_item(out, items[i], items.size() == 1, depth);
  }
}

void add_half(std::string& out, const Half& half) {
  const std::size_t begin = out.size();
  for (const Session& session : half.options) {
    if (out.size() > begin) out += " or ";
    add_items(out, session.items, 0);
  }
}

}  // namespace

std::string print(const Syntax& syntax) {
  std::string out;
  if (syntax.halves.size() == 1) add_half(out, syntax.halves[0]);
  if (syntax.halves.size() != 2) return out;
  out += "AM: ";
  add_half(out, syntax.halves[0]);
  out += " / PM: ";
  add_half(out, syntax.halves[1]);
  return out;
}

}  // namespace rubdown::workout
