// How pieces read one after the other belong together.
#include <algorithm>

#include "workout/building.hpp"
#include "workout/effort.hpp"
#include "workout/parser.hpp"
#include "workout/shape_rules.hpp"
#include "workout/totals.hpp"

namespace rubdown::workout {
namespace {

using Measure = Quantity::Measure;

bool still(Activity activity) { return activity == Activity::rest || activity == Activity::off; }

bool moving_slowly(Activity activity) {
  return activity == Activity::jog || activity == Activity::walk || activity == Activity::run_walk ||
         activity == Activity::float_run;
}

bool recovery_like(const Piece& piece) {
  const Step& step = piece.item.step;
  if (piece.item.repeated || step.has(Label::recovery_run) || step.has(Label::strides)) return false;
  if (step.role == Role::warm_up || step.role == Role::cool_down) return false;
  return step.role == Role::recovery || still(step.activity) || moving_slowly(step.activity);
}

/// A piece of at least some work: not a warm-up, a recovery or strides.
bool is_work(const Item& item) {
  return item.step.role == Role::main && !item.step.has(Label::strides) && !still(item.step.activity);
}

bool is_hard(const Item& item) {
  const Family family = family_of(item.step.effort);
  return item.repeated || item.step.target || family == Family::marathon || family == Family::fast;
}

bool small(const Step& step) {
  if (step.duration) return step.duration->max <= Minutes{5};
  if (step.distance) return step.distance->value.max.mm <= 800'000;
  return true;
}

/// True where the piece says only how: `steady aerobic`, `on-course`.
bool only_says_how(const Piece& piece) {
  const Step& step = piece.item.step;
  return !step.measured() && !piece.open && !piece.item.repeated && piece.item.body.empty() && step.role == Role::main &&
         step.activity == Activity::run && step.position == Position::none && !step.has(Label::lap) &&
         !step.has(Label::strides) && !step.has(Label::race) && !step.has(Label::hills) && !step.has(Label::intervals);
}

/// A heading: it has a name but no size.
bool is_heading_step(const Step& step) {
  return !step.measured() && !still(step.activity) && step.role != Role::warm_up && step.role != Role::cool_down &&
         step.position == Position::none;
}

bool is_heading(const Piece& piece) {
  return !piece.open && !piece.item.repeated && piece.item.body.empty() && is_heading_step(piece.item.step);
}

Gap gap_of(Piece piece) {
  Gap gap;
  if (piece.item.body.size() == 1 && !piece.item.step.measured()) merge_step(piece.item.step, piece.item.body[0].step);
  gap.step = std::move(piece.item.step);
  gap.step.role = Role::recovery;
  gap.place = piece.place.value_or(GapPlace::unsaid);
  return gap;
}

/// Gives a recovery to the piece before it; the inner repetition of nested sets takes the first one.
void add_gap(Item& item, Gap gap) {
  const bool nested = item.repeated && item.body.size() == 1 && item.body[0].repeated && item.body[0].gaps.empty();
  if (nested && gap.place != GapPlace::sets) {
    item.body[0].gaps.push_back(std::move(gap));
  } else {
    item.gaps.push_back(std::move(gap));
  }
}

/// 1200, 1000, 800 (200 RI): the recovery is between all of them, which are one set.
void gather_run(std::vector<Item>& items, std::size_t least_open, bool alike) {
  std::size_t first = items.size();
  while (first > least_open) {
    const Item& item = items[first - 1];
    if (alike && !(item.step.effort == items.back().step.effort)) break;
    const bool rung = !item.repeated && item.body.empty() && item.gaps.empty() && item.step.measured() && is_work(item) &&
                      family_of(item.step.effort) != Family::easy;
    if (!rung) break;
    --first;
  }
  if (items.size() - first < 2) return;
  Item set;
  set.repeated = true;
  set.body.assign(std::make_move_iterator(items.begin() + static_cast<std::ptrdiff_t>(first)), std::make_move_iterator(items.end()));
  items.resize(first);
  items.push_back(std::move(set));
}

/// `Run 30 s, walk 30 s. Repeat 15 times`: the pieces before it, without warm-up, become the body.
void repeat_all(std::vector<Item>& items, Range<int> count) {
  std::size_t first = 0;
  while (first < items.size() && !(items[first].step.role == Role::main)) ++first;
  if (first == items.size()) return;
  if (items.size() - first == 1 && !items[first].repeated && items[first].body.empty()) {
    items[first].repeated = true;
    items[first].count = count;
    return;
  }
  Item set;
  set.repeated = true;
  set.count = count;
  set.body.assign(std::make_move_iterator(items.begin() + static_cast<std::ptrdiff_t>(first)), std::make_move_iterator(items.end()));
  items.resize(first);
  items.push_back(std::move(set));
}

/// A bracket that holds nothing but recoveries.
bool is_all_recovery(const Item& item) {
  return item.repeated && item.count.max == 1 && !item.body.empty() &&
         std::all_of(item.body.begin(), item.body.end(), [](const Item& i) {
           return !i.repeated && i.body.empty() && (i.step.role == Role::recovery || still(i.step.activity) || moving_slowly(i.step.activity));
         });
}

bool takes_gap(const std::vector<Item>& items, const Piece& piece) {
  if (items.empty()) return false;
  const Item& before = items.back();
  const Step& step = piece.item.step;
  if (piece.place) return recovery_like(piece) || (!piece.item.repeated && step.measured());
  const Family family = family_of(step.effort);
  if (piece.link == Link::with && before.repeated && is_work(before) && !piece.item.repeated && step.measured() &&
      step.labels == 0 && step.role == Role::main && piece.item.body.empty() && (family == Family::easy || family == Family::steady))
    return true;  // 8 x 1 min with 1 min moderate
  const bool short_easy = before.repeated && before.body.empty() && before.gaps.empty() && before.step.duration && step.duration &&
                          !piece.item.repeated && piece.item.body.empty() && family == Family::easy && step.role == Role::main &&
                          is_hard(before) && family_of(before.step.effort) != Family::easy && step.labels == 0 &&
                          step.duration->max <= std::max<Seconds>(Minutes{3}, before.step.duration->max);
  if (short_easy) return true;  // 10 x 60 s hard, 60 s easy
  if (!recovery_like(piece)) return false;
  if (before.step.has(Label::strides) && !before.repeated) return false;
  const bool close = piece.link == Link::with || piece.link == Link::paren || piece.link == Link::part_of;
  if (close && moving_slowly(step.activity) && items.size() > 1 && is_work(before)) return true;
  if (close) return before.repeated || is_hard(before) || step.role == Role::recovery || still(step.activity);
  if (!before.repeated || !is_work(before)) return false;
  if (!before.gaps.empty()) return false;
  const bool paused = std::any_of(before.body.begin(), before.body.end(), [](const Item& i) { return is_pause(i.step) || still(i.step.activity); });
  if (paused) return false;
  if (before.body.size() > 1) return step.role == Role::recovery || still(step.activity);
  return still(step.activity) || step.role == Role::recovery ? true : small(step);
}

/// A number alone in a list takes the unit of the next one that has a unit: 1,2,1,1km.
void share_units(std::vector<Piece>& pieces) {
  for (std::size_t i = pieces.size(); i-- > 1;) {
    Piece& left = pieces[i - 1];
    if (!left.open || !left.bare || left.open->unit_said || left.item.repeated) continue;
    const bool list = pieces[i].link == Link::comma || pieces[i].link == Link::slash || pieces[i].link == Link::semicolon;
    if (!list || pieces[i].item.repeated || left.open->value.min >= 100'000) continue;
    const std::optional<Range<Seconds>>& time = pieces[i].item.step.duration;
    if (time && pieces[i].bare && time->min % Seconds{60} == Seconds{0}) {
      left.item.step.duration = Range<Seconds>{Seconds{left.open->value.min * 60 / 1000}, Seconds{left.open->value.max * 60 / 1000}};
      left.open.reset();
      continue;
    }
    const std::optional<Length>& length = pieces[i].item.step.distance;
    if (length && pieces[i].bare && length->unit != DistanceUnit::marathon && length->unit != DistanceUnit::half) {
      const std::int64_t scale = length->unit == DistanceUnit::mi ? mile.mm : length->unit == DistanceUnit::km ? kilometre.mm : 1000;
      left.item.step.distance = Length{{{left.open->value.min * scale / 1000}, {left.open->value.max * scale / 1000}}, length->unit};
      left.open.reset();
    }
  }
}

/// True where the first item, a plain amount, is the total of the others rather than the first of them.
bool is_total_of(const std::vector<Item>& items, Link second) {
  const Item& first = items[0];
  if (first.repeated || !first.step.measured() || first.step.role != Role::main || !first.body.empty() || !first.gaps.empty()) return false;
  if (first.step.position != Position::none) return false;
  if (second == Link::with || second == Link::part_of || second == Link::colon) return true;
  if (first.step.activity != Activity::run && !moving_slowly(first.step.activity)) return false;
  if (is_hard(first) || first.step.has(Label::hills) || first.step.has(Label::fartlek)) return false;
  const bool bare = family_of(first.step.effort) == Family::none || first.step.has(Label::long_run);
  bool positional = false, repeats = false, easy_part = false;
  double work = 0;
  for (std::size_t i = 1; i < items.size(); ++i) {
    const Item& item = items[i];
    positional = positional || item.step.position != Position::none;
    if (item.step.has(Label::strides)) continue;
    repeats = repeats || item.repeated || item.step.has(Label::hills);
    easy_part = easy_part || item.step.role != Role::main || (!item.repeated && !is_hard(item) && item.step.position == Position::none);
    work += size_of(item);
  }
  if (positional) return true;
  if (!bare || second == Link::plus || second == Link::then) return false;
  const double whole = size_of(first);
  if (items.size() == 2) return repeats && whole >= 1.2 * work;
  if (first.step.distance && first.step.distance->unit == DistanceUnit::m) return false;
  const bool adds_up = work > 0.85 * whole && work < 1.15 * whole;
  return adds_up || (!easy_part && whole >= 5000 && whole >= 1.2 * work);
}

void apply_heading(Item& item, const Step& heading) {
  // A recovery named as what the run is for: `Recovery Run: 15:00`.
  Step from = heading;
  if (from.role == Role::recovery) {
    from.role = Role::main;
    from.set(Label::recovery_run);
  }
  merge_step(item.step, from);
}

/// The last piece in brackets or called a total is the whole: `..., (9 mi)`.
bool take_stated_total(std::vector<Item>& items) {
  for (std::size_t i = items.size(); i-- > 0;) {
    if (!items[i].step.has(Label::total) || items[i].repeated || !items[i].step.measured()) continue;
    items[i].step.clear(Label::total);
    if (items.size() == 1) return true;
    Item whole = std::move(items[i]);
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
    whole.body.insert(whole.body.end(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
    items.clear();
    items.push_back(std::move(whole));
    return true;
  }
  return false;
}

bool only_strides(const std::vector<Item>& items) {
  return std::all_of(items.begin() + 1, items.end(), [](const Item& i) { return i.step.has(Label::strides); });
}

}  // namespace

bool reads_as_total(const std::vector<Item>& items) {
  if (items.size() < 2 || items[0].repeated || !items[0].step.measured()) return false;
  return only_strides(items) || is_total_of(items, Link::comma);
}

void merge_step(Step& to, const Step& from) {
  if (!to.measured()) {
    to.distance = from.distance;
    to.duration = from.duration;
  }
  if (from.effort.from != Zone::none) {
    if (to.effort.from == Zone::none) to.effort = from.effort;
    else if (from.effort.from == Zone::tempo && !(to.effort == from.effort)) to.set(Label::tempo);
  }
  if (!to.target) to.target = from.target;
  if (to.activity == Activity::run) to.activity = from.activity;
  if (to.role == Role::main) to.role = from.role;
  if (to.position == Position::none) to.position = from.position;
  to.labels |= from.labels;
  to.optional = to.optional || from.optional;
  add_note(to, from.note);
}

void settle_open(Piece& piece, bool repeated, Units units) {
  if (!piece.open) return;
  const Quantity q = *piece.open;
  piece.open.reset();
  Step& step = piece.item.step;
  const std::int64_t value = q.value.max;
  const auto metres = [&] { step.distance = Length{{{q.value.min}, {q.value.max}}, DistanceUnit::m}; };
  const auto minutes = [&] {
    step.duration = Range<Seconds>{Seconds{q.value.min * 60 / 1000}, Seconds{q.value.max * 60 / 1000}};
  };
  const auto plan_units = [&] {
    const std::int64_t scale = unit(units).mm;
    step.distance = Length{{{(q.value.min * scale + 500) / 1000}, {(q.value.max * scale + 500) / 1000}},
                           units == Units::mi ? DistanceUnit::mi : DistanceUnit::km};
  };
  const bool other_sport = step.activity >= Activity::bike && step.activity <= Activity::other;
  const bool sprinting = step.has(Label::strides) || step.effort.from == Zone::sprint;
  if (q.measure == Measure::minutes_or_metres) {
    if (q.capital && units == Units::mi && (value % 1000 != 0 || step.role != Role::main) && value <= 30'000) return plan_units();
    if (sprinting && value >= 30'000) return metres();
    if (value < 100'000) return minutes();
    const bool long_time = !repeated && value <= 240'000 && (other_sport || step.has(Label::long_run) ||
                           (family_of(step.effort) == Family::easy && step.role == Role::main && step.activity == Activity::run));
    return long_time ? minutes() : metres();
  }
  if (other_sport && value >= 10'000) return minutes();
  if (sprinting && value >= 30'000) return metres();
  if (value >= 100'000) return metres();
  const bool tempo = step.effort.from == Zone::tempo || step.effort.from == Zone::threshold;
  if (!repeated && tempo && value >= 15'000) return minutes();
  const std::int64_t farthest = step.has(Label::long_run) ? (units == Units::mi ? 40'000 : 60'000) : units == Units::mi ? 29'000 : 45'000;
  if (!repeated && value > farthest) return minutes();
  if (repeated && value > 20'000) return metres();
  plan_units();
}

std::vector<Item> shape(std::vector<Piece> pieces, Units units, int depth) {
  share_units(pieces);
  for (Piece& piece : pieces) settle_open(piece, piece.item.repeated, units);
  if (pieces.empty()) return {};

  // `General aerobic + speed`: strides follow; the run is what is named first.
  if (pieces.size() > 1 && pieces[1].link == Link::plus && is_heading(pieces[0]) && !pieces[1].item.repeated &&
      pieces[1].item.step.effort.from == Zone::speed) {
    pieces[1].item.step.effort = {};
    add_note(pieces[1].item.step, "speed");
    pieces[1].link = Link::slash;
    if (only_says_how(pieces[1])) {
      merge_step(pieces[0].item.step, pieces[1].item.step);
      pieces.erase(pieces.begin() + 1);
    }
  }
  // `5K tune-up race / 10 mi`: the distance of the day.
  if (pieces.size() == 2 && pieces[0].item.step.has(Label::race) && pieces[0].item.step.measured() && pieces[1].bare &&
      pieces[1].link != Link::plus && size_of(pieces[1].item) > size_of(pieces[0].item))
    pieces[1].item.step.set(Label::total);

  // A heading before a colon, or a name before its size.
  const bool colon = pieces.size() > 1 && pieces[1].link == Link::colon;
  const bool named = pieces.size() > 1 && is_heading(pieces[0]) && pieces[0].item.step.activity == Activity::run &&
                     (pieces[0].item.step.labels != 0 || pieces[0].item.step.effort.from != Zone::none ||
                      pieces[0].item.step.role == Role::recovery) &&
                     pieces[1].link != Link::plus && pieces[1].link != Link::then && pieces[1].link != Link::with &&
                     pieces[1].link != Link::part_of && !only_says_how(pieces[1]);
  if (is_heading(pieces[0]) && (colon || named)) {
    Step heading = std::move(pieces[0].item.step);
    pieces.erase(pieces.begin());
    pieces[0].link = Link::start;
    if (pieces.size() > 1 && pieces[1].link == Link::start) pieces[1].link = Link::comma;
    std::vector<Item> rest = shape(std::move(pieces), units, depth);
    if (rest.size() == 1 && !(rest[0].repeated && !rest[0].step.measured() && rest[0].body.size() > 0 && heading.measured())) {
      apply_heading(rest[0], heading);
      return rest;
    }
    if (heading.role == Role::recovery) heading.role = Role::main, heading.set(Label::recovery_run);
    if (heading == Step{}) return rest;
    Item whole;
    whole.step = std::move(heading);
    whole.body = std::move(rest);
    std::vector<Item> result;
    result.push_back(std::move(whole));
    return result;
  }

  std::vector<Item> items;
  std::vector<Link> links;
  const bool headed = pieces.size() > 1 && (pieces[1].link == Link::colon || pieces[1].link == Link::part_of || pieces[1].link == Link::with);
  const std::size_t begin_of_parts = headed ? 1 : 0;
  for (Piece& piece : pieces) {
    if (piece.again) {
      repeat_all(items, *piece.again);
      links.resize(items.size(), Link::comma);
      continue;
    }
    const Step& says = piece.item.step;
    if (!items.empty() && !piece.understood && !piece.item.repeated && piece.item.body.empty()) {  // w/ Bob
      add_note(items.back().step, says.note);
      continue;
    }
    const bool hilly = says.has(Label::hills) && !says.measured() && !piece.item.repeated && says.effort.from == Zone::none;
    if (!items.empty() && hilly && piece.link == Link::with) {  // a hilly course does not change what is run
      add_note(items.back().step, "hills");
      continue;
    }
    if (!items.empty() && !items.back().repeated && piece.counted_last && says.activity == Activity::walk) {
      const Range<int> count = piece.item.count;
      piece.item.repeated = false;
      piece.item.count = exactly(1);
      items.push_back(std::move(piece.item));
      repeat_all(items, count);
      links.resize(items.size(), Link::comma);
      continue;
    }
    if (!items.empty() && !says.measured() && !piece.item.repeated && says.has(Label::intervals) && says.effort.from != Zone::none) {
      for (Item& item : items)  // `all intervals @ 10K pace`
        if (item.repeated && item.step.effort.from == Zone::none) item.step.effort = says.effort;
      continue;
    }
    if (!items.empty() && items.back().repeated && is_all_recovery(piece.item)) {
      for (Item& pause : piece.item.body) {  // `(200 m jog and 4 min between sets)` on a line of its own
        pause.step.role = Role::recovery;
        add_gap(items.back(), {std::move(pause.step), GapPlace::unsaid});
        for (Gap& gap : pause.gaps) add_gap(items.back(), std::move(gap));
      }
      continue;
    }
    if (takes_gap(items, piece)) {
      const bool all = piece.place == GapPlace::between || piece.link == Link::paren || piece.place == GapPlace::unsaid;
      if (all && !items.back().repeated) gather_run(items, begin_of_parts, piece.place != GapPlace::between);
      links.resize(items.size(), Link::comma);
      Item* target = &items.back();
      if (piece.place == GapPlace::sets) {
        for (std::size_t i = items.size(); i-- > 0;)
          if (items[i].repeated) {
            target = &items[i];
            break;
          }
      }
      Gap gap = gap_of(std::move(piece));
      if (gap.place == GapPlace::between && target == &items.back()) {  // `between all`: also after the sets before it
        for (std::size_t i = items.size() - 1; i-- > begin_of_parts && items[i].repeated && items[i].gaps.empty() && is_work(items[i]);)
          add_gap(items[i], {gap.step, GapPlace::after});
      }
      add_gap(*target, std::move(gap));
      continue;
    }
    if (!items.empty() && only_says_how(piece) && piece.link != Link::with && piece.link != Link::part_of) {
      merge_step(items.back().step, piece.item.step);
      continue;
    }
    if (piece.alternates && !items.empty() && items.back().step.measured() && items.back().step.role == Role::main) {
      piece.item.step.duration.reset();
      merge_step(items.back().step, piece.item.step);
      continue;
    }
    if (depth > 0 && piece.item.step.activity == Activity::off) piece.item.step.role = Role::recovery;
    if (piece.event && pieces.size() == 1) piece.item.step.set(Label::race);
    std::vector<Gap> gaps;
    if (!piece.item.repeated && piece.item.body.empty()) gaps.swap(piece.item.gaps);
    links.push_back(piece.link);
    items.push_back(std::move(piece.item));
    if (gaps.empty()) continue;
    gather_run(items, begin_of_parts, true);
    links.resize(items.size(), Link::comma);
    for (Gap& gap : gaps) add_gap(items.back(), std::move(gap));
  }
  if (items.empty()) return items;
  if (depth == 0 && items[0].step.role == Role::recovery && !items[0].repeated) {  // a run called `recovery 5 mi`
    items[0].step.role = Role::main;
    items[0].step.set(Label::recovery_run);
  }

  if (take_stated_total(items)) return items;
  // `8 mi w/ 4 @ tempo` inside a sequence: the part belongs to the piece before it.
  std::size_t head = 0;
  for (std::size_t i = 1; i < items.size(); ++i) {
    if (links[i] == Link::with || links[i] == Link::part_of) {
      head = i - 1;
      break;
    }
  }
  if (head > 0) {
    Item part = std::move(items[head + 1]);
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(head) + 1);
    items[head].body.push_back(std::move(part));
    return items;
  }
  if (items.size() > 1 && depth == 0) {
    const bool joined = links[1] == Link::with || links[1] == Link::part_of;
    const bool strides = only_strides(items);
    const bool whole = !items[0].repeated && (items[0].step.measured() || joined) && (strides || is_total_of(items, links[1]) || (joined && is_heading_step(items[0].step)));
    if (whole) {
      Item first = std::move(items[0]);
      first.body.insert(first.body.end(), std::make_move_iterator(items.begin() + 1), std::make_move_iterator(items.end()));
      items.clear();
      items.push_back(std::move(first));
    }
  } else if (items.size() > 1 && (links[1] == Link::with || links[1] == Link::part_of) && !items[0].repeated && items[0].body.empty()) {
    Item part = std::move(items[1]);
    items.erase(items.begin() + 1);
    items[0].body.push_back(std::move(part));
  }
  return items;
}

void Parser::merge_paren(Building& b, std::vector<Piece> inner, std::size_t open, std::size_t close) {
  if (inner.empty()) return;
  Step& step = b.step();
  const auto note = [&] { add_note(step, original_.substr(token(open).end, token(close).at - token(open).end)); };
  const bool body_wanted = b.counted && !b.amount;
  const bool nothing_yet = !b.amount && !b.counted && !b.piece.understood;
  if (body_wanted || (nothing_yet && (inner.size() > 1 || inner[0].item.repeated))) {
    b.piece.item.body = shape(std::move(inner), units_, b.depth + 1);
    for (Item& item : b.piece.item.body) {  // a pause between sets belongs to the sets
      const auto sets = [](const Gap& gap) { return gap.place == GapPlace::sets; };
      if (!item.repeated || item.count.max > 1) continue;
      for (Gap& gap : item.gaps)
        if (sets(gap)) b.piece.item.gaps.push_back(gap);
      std::erase_if(item.gaps, sets);
    }
    b.piece.item.repeated = true;
    b.amount = b.counted = true;
    if (!body_wanted) b.counted = false;
    b.understood();
    return;
  }
  const bool all_gaps = std::all_of(inner.begin(), inner.end(), [](const Piece& p) { return recovery_like(p) || p.place; });
  if (all_gaps && (b.amount || b.counted)) {
    for (Piece& piece : inner) {
      settle_open(piece, false, units_);
      add_gap(b.piece.item, gap_of(std::move(piece)));
    }
    return;
  }
  Piece& first = inner[0];
  if (inner.size() > 1) {
    for (Piece& piece : inner) settle_open(piece, piece.item.repeated, units_);
    const bool parts = b.amount && !b.counted && std::all_of(inner.begin(), inner.end(), [](const Piece& p) {
                         return p.item.step.measured() || p.item.repeated; });
    if (!parts) return note();
    b.piece.item.body = shape(std::move(inner), units_, b.depth + 1);
    return;
  }
  const bool unmeasured = !first.item.step.measured() && !first.open && !first.item.repeated;
  if (unmeasured) {
    const bool only = only_says_how(first) || first.item.step.has(Label::strides);
    if (!only && b.piece.understood) return note();
    b.piece.understood = b.piece.understood || first.understood;
    merge_step(step, first.item.step);
    return;
  }
  settle_open(first, first.item.repeated, units_);
  const Step& said = first.item.step;
  if (first.item.repeated || !(first.bare || said.has(Label::total))) {
    if (b.amount && !b.counted) {
      b.piece.item.body.push_back(std::move(first.item));
      return;
    }
    return note();
  }
  if (!b.amount && !b.counted) {
    step.distance = said.distance;
    step.duration = said.duration;
    step.set(Label::total);  // an amount alone in brackets
    b.amount = true;
    b.understood();
    return;
  }
  const bool named = step.distance && (step.distance->unit == DistanceUnit::marathon || step.distance->unit == DistanceUnit::half);
  if (named && said.distance && !b.counted) {
    step.distance = said.distance;
    return;
  }
  const bool pause = (said.duration && !first.item.step.distance && small(said)) || (said.distance && small(said));
  if (b.counted && b.piece.item.gaps.empty() && first.bare && pause && token(open + 1).kind == TokenKind::number) {
    Gap gap;
    gap.step.distance = said.distance;
    gap.step.duration = said.duration;
    gap.step.role = Role::recovery;
    b.piece.item.gaps.push_back(std::move(gap));
    return;
  }
  if (b.counted) return note();
  if (said.distance && step.distance) {
    const double a = said.distance->value.max.metres(), c = step.distance->value.max.metres();
    if (a < 1.1 * c && c < 1.1 * a) return;  // the same in another unit
  }
  if (!said.has(Label::total) && !(said.distance && step.distance) && !(said.duration && step.duration)) {
    if (said.distance) step.distance = said.distance;
    if (said.duration) step.duration = said.duration;
    return;
  }
  Item whole;
  whole.step = said;
  whole.step.clear(Label::total);
  whole.body.push_back(std::move(b.piece.item));
  b.piece.item = std::move(whole);
}

}  // namespace rubdown::workout
