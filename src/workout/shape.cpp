// How pieces read one after the other belong together.
#include <algorithm>
#include <iterator>

#include "workout/effort.hpp"
#include "workout/parser.hpp"
#include "workout/pauses.hpp"
#include "workout/shape_rules.hpp"
#include "workout/totals.hpp"

namespace rubdown::workout {
namespace {

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
  set.body.assign(std::make_move_iterator(items.begin() + static_cast<std::ptrdiff_t>(first)),
                  std::make_move_iterator(items.end()));
  items.resize(first);
  items.push_back(std::move(set));
}

/// True where the first item, a plain amount, is the total of the others rather than the first of them.
bool is_total_of(const std::vector<Item>& items, Link second) {
  const Item& first = items[0];
  if (first.repeated || !first.step.measured() || first.step.role != Role::main || !first.body.empty() ||
      !first.gaps.empty())
    return false;
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
    easy_part = easy_part || item.step.role != Role::main ||
                (!item.repeated && !is_hard(item) && item.step.position == Position::none);
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

/// Pieces being put in a row, each where it belongs.
class Row {
 public:
  Row(std::size_t begin_of_parts, int depth, std::size_t pieces) : begin_of_parts_(begin_of_parts), depth_(depth) {
    items_.reserve(pieces);
    links_.reserve(pieces);
  }

  void add(Piece&& piece) {
    if (piece.again) return repeat(*piece.again);
    if (!items_.empty() && (joins_as_note(piece) || joins_as_repeat(piece) || joins_as_effort(piece) ||
                            joins_as_pause(piece) || joins_as_manner(piece)))
      return;
    append(std::move(piece));
  }

  std::vector<Item> finish();

 private:
  void repeat(Range<int> count) {
    repeat_all(items_, count);
    links_.resize(items_.size(), Link::comma);
  }

  /// `w/ Bob`, `w/ hills`: company and a hilly course do not change what is run.
  bool joins_as_note(const Piece& piece) {
    const Step& says = piece.item.step;
    const bool bare = !piece.item.repeated && piece.item.body.empty();
    if (!piece.understood && bare) {
      add_note(items_.back().step, says.note);
      return true;
    }
    const bool hilly = bare && says.has(Label::hills) && !says.measured() && says.effort.from == Zone::none;
    if (!hilly || piece.link != Link::with) return false;
    add_note(items_.back().step, "hills");
    return true;
  }

  /// `run 1 min / walk 1 min x 10`
  bool joins_as_repeat(Piece& piece) {
    if (items_.back().repeated || !piece.counted_last || piece.item.step.activity != Activity::walk) return false;
    const Range<int> count = piece.item.count;
    piece.item.repeated = false;
    piece.item.count = exactly(1);
    items_.push_back(std::move(piece.item));
    repeat(count);
    return true;
  }

  /// `all intervals @ 10K pace`
  bool joins_as_effort(const Piece& piece) {
    const Step& says = piece.item.step;
    if (says.measured() || piece.item.repeated || !says.has(Label::intervals) || says.effort.from == Zone::none)
      return false;
    for (Item& item : items_)
      if (item.repeated && item.step.effort.from == Zone::none) item.step.effort = says.effort;
    return true;
  }

  bool joins_as_pause(Piece& piece) {
    if (items_.back().repeated && is_all_recovery(piece.item)) {
      for (Item& pause : piece.item.body) {  // `(200 m jog and 4 min between sets)` on a line of its own
        pause.step.role = Role::recovery;
        add_gap(items_.back(), {std::move(pause.step), GapPlace::unsaid});
        for (Gap& gap : pause.gaps) add_gap(items_.back(), std::move(gap));
      }
      return true;
    }
    if (!takes_gap(items_, piece)) return false;
    const bool all = piece.place == GapPlace::between || piece.link == Link::paren || piece.place == GapPlace::unsaid;
    if (all && !items_.back().repeated) gather_run(items_, begin_of_parts_, piece.place != GapPlace::between);
    links_.resize(items_.size(), Link::comma);
    give(gap_of(std::move(piece)));
    return true;
  }

  void give(Gap gap) {
    std::size_t target = items_.size() - 1;
    if (gap.place == GapPlace::sets)
      for (std::size_t i = items_.size(); i-- > 0;)
        if (items_[i].repeated) {
          target = i;
          break;
        }
    if (gap.place == GapPlace::between) {  // `between all`: also after the sets before it
      for (std::size_t i = target; i-- > begin_of_parts_;) {
        if (!items_[i].repeated || !items_[i].gaps.empty() || !is_work(items_[i])) break;
        add_gap(items_[i], {gap.step, GapPlace::after});
      }
    }
    add_gap(items_[target], std::move(gap));
  }

  /// `8 km, steady aerobic`; `21:00 fartlek, alternate between ...`
  bool joins_as_manner(Piece& piece) {
    Step& before = items_.back().step;
    const bool how = only_says_how(piece) && piece.link != Link::with && piece.link != Link::part_of;
    const bool fills = piece.alternates && before.measured() && before.role == Role::main;
    if (fills) piece.item.step.duration.reset();
    if (how || fills) merge_step(before, piece.item.step);
    return how || fills;
  }

  void append(Piece&& piece) {
    if (depth_ > 0 && piece.item.step.activity == Activity::off) piece.item.step.role = Role::recovery;
    std::vector<Gap> gaps;
    if (!piece.item.repeated && piece.item.body.empty()) gaps.swap(piece.item.gaps);
    links_.push_back(piece.link);
    items_.push_back(std::move(piece.item));
    if (gaps.empty()) return;
    gather_run(items_, begin_of_parts_, true);
    links_.resize(items_.size(), Link::comma);
    for (Gap& gap : gaps) add_gap(items_.back(), std::move(gap));
  }

  bool joined(std::size_t i) const { return links_[i] == Link::with || links_[i] == Link::part_of; }

  /// Makes the item after `head` a part of it.
  void take_part(std::size_t head) {
    Item part = std::move(items_[head + 1]);
    items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(head) + 1);
    items_[head].body.push_back(std::move(part));
  }

  std::size_t begin_of_parts_;
  int depth_;
  std::vector<Item> items_;
  std::vector<Link> links_;
};

/// Wholes get their parts.
std::vector<Item> Row::finish() {
  if (items_.empty()) return {};
  Item& first = items_[0];
  if (depth_ == 0 && first.step.role == Role::recovery && !first.repeated) {  // a run called `recovery 5 mi`
    first.step.role = Role::main;
    first.step.set(Label::recovery_run);
  }
  if (take_stated_total(items_) || items_.size() < 2) return std::move(items_);
  std::size_t part = 1;
  while (part < items_.size() && !joined(part)) ++part;
  if (part > 1 && part < items_.size()) {  // `8 mi w/ 4 @ tempo` inside a row
    take_part(part - 1);
  } else if (depth_ > 0) {
    if (joined(1) && !first.repeated && first.body.empty()) take_part(0);
  } else if (!first.repeated && (first.step.measured() || joined(1)) &&
             (only_strides(items_) || is_total_of(items_, links_[1]) || (joined(1) && is_heading_step(first.step)))) {
    Item whole = std::move(first);
    whole.body.insert(whole.body.end(), std::make_move_iterator(items_.begin() + 1),
                      std::make_move_iterator(items_.end()));
    items_.clear();
    items_.push_back(std::move(whole));
  }
  return std::move(items_);
}

/// `General aerobic + speed`: strides follow; the run is what is named first.
void drop_speed(std::vector<Piece>& pieces) {
  if (pieces.size() < 2 || pieces[1].link != Link::plus || !is_heading(pieces[0]) || pieces[1].item.repeated ||
      pieces[1].item.step.effort.from != Zone::speed)
    return;
  pieces[1].item.step.effort = {};
  add_note(pieces[1].item.step, "speed");
  pieces[1].link = Link::slash;
  if (!only_says_how(pieces[1])) return;
  merge_step(pieces[0].item.step, pieces[1].item.step);
  pieces.erase(pieces.begin() + 1);
}

/// `5K tune-up race / 10 mi`: the distance of the day. `MEC Spring Flyer 10k`: a race by its name.
void mark_race(std::vector<Piece>& pieces) {
  if (pieces.size() == 1 && pieces[0].event) pieces[0].item.step.set(Label::race);
  if (pieces.size() == 2 && pieces[0].item.step.has(Label::race) && pieces[0].item.step.measured() && pieces[1].bare &&
      pieces[1].link != Link::plus && size_of(pieces[1].item) > size_of(pieces[0].item))
    pieces[1].item.step.set(Label::total);
}

/// A heading before a colon, or a name before its size.
bool begins_with_heading(const std::vector<Piece>& pieces) {
  if (pieces.size() < 2 || !is_heading(pieces[0])) return false;
  const Link link = pieces[1].link;
  if (link == Link::colon) return true;
  const Step& says = pieces[0].item.step;
  const bool named = says.labels != 0 || says.effort.from != Zone::none || says.role == Role::recovery;
  return named && says.activity == Activity::run && link != Link::plus && link != Link::then && link != Link::with &&
         link != Link::part_of && !only_says_how(pieces[1]);
}

/// A time below 6:00 of a run that lasts: not a warm-up, an exercise or a fast piece.
bool may_be_hours(const Piece& piece) {
  const Step& step = piece.item.step;
  const bool endures = step.activity < Activity::strength && !still(step.activity) && step.role == Role::main &&
                       family_of(step.effort) != Family::fast;
  const bool timed = step.target && step.target->per == Per::none;
  return piece.hours && endures && !timed && !piece.item.repeated && piece.item.body.empty() && !step.distance &&
         step.duration && step.duration->max < Minutes{6};
}

/// `long 2:30`, `easy 1:00`: the one time of a session, or that of a long run and its part, is in hours and minutes.
/// Elsewhere in a row of pieces a time is in minutes and seconds.
void read_hours(std::vector<Piece>& pieces) {
  const auto sized = [](const Piece& piece) {
    const Item& item = piece.item;
    const bool size = item.step.measured() || piece.open || item.repeated || !item.body.empty() || piece.again;
    return size && !item.step.has(Label::strides);
  };
  const bool one = std::count_if(pieces.begin(), pieces.end(), sized) == 1;
  bool in_long_run = false;
  for (Piece& piece : pieces) {
    Step& step = piece.item.step;
    const bool part = in_long_run && step.position != Position::none && piece.hours && !piece.item.repeated;
    const bool whole = may_be_hours(piece) && (one || step.has(Label::long_run));
    if (!part && !whole) continue;
    if (step.duration) step.duration = Range<Seconds>{step.duration->min * 60, step.duration->max * 60};
    in_long_run = in_long_run || step.has(Label::long_run);
  }
}

std::vector<Item> shape_below(std::vector<Piece> pieces, Units units, int depth) {
  Step heading = std::move(pieces[0].item.step);
  pieces.erase(pieces.begin());
  pieces[0].link = Link::start;
  std::vector<Item> rest = shape(std::move(pieces), units, depth);
  if (rest.size() == 1) {
    apply_heading(rest[0], heading);
    return rest;
  }
  if (heading.role == Role::recovery) {
    heading.role = Role::main;
    heading.set(Label::recovery_run);
  }
  if (heading == Step{}) return rest;
  Item whole;
  whole.step = std::move(heading);
  whole.body = std::move(rest);
  std::vector<Item> result;
  result.push_back(std::move(whole));
  return result;
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
    if (to.effort.from == Zone::none)
      to.effort = from.effort;
    else if (from.effort.from == Zone::tempo && !(to.effort == from.effort))
      to.set(Label::tempo);
  }
  if (!to.target) to.target = from.target;
  if (to.activity == Activity::run) to.activity = from.activity;
  if (to.role == Role::main) to.role = from.role;
  if (to.position == Position::none) to.position = from.position;
  to.labels |= from.labels;
  to.optional = to.optional || from.optional;
  add_note(to, from.note);
}

std::vector<Item> shape(std::vector<Piece> pieces, Units units, int depth) {
  if (depth == 0) read_hours(pieces);
  share_units(pieces);
  for (Piece& piece : pieces) settle_open(piece, piece.item.repeated, units);
  if (pieces.empty()) return {};
  drop_speed(pieces);
  mark_race(pieces);
  if (begins_with_heading(pieces)) return shape_below(std::move(pieces), units, depth);
  const Link second = pieces.size() > 1 ? pieces[1].link : Link::comma;
  const bool headed = second == Link::colon || second == Link::part_of || second == Link::with;
  Row row(headed ? 1 : 0, depth, pieces.size());
  for (Piece& piece : pieces) row.add(std::move(piece));
  return row.finish();
}

}  // namespace rubdown::workout
