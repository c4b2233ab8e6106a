// Step lists, as training watches take them: `running: 15k, 3x3.2k / - warmup: 2km / - repeat: 3 / - run: 3200m / ...`.
#include <algorithm>

#include "workout/building.hpp"
#include "workout/effort.hpp"

namespace rubdown::workout {
namespace {

/// The effort the headline names belongs to the step of its size, else to the repeated run, else to the last one.
void give_effort(std::vector<Item>& steps, const Item& named) {
  if (named.step.effort.from == Zone::none) return;
  for (const Item& item : steps)
    if (family_of(item.step.effort) == Family::fast || family_of(item.step.effort) == Family::marathon) return;
  for (Item& item : steps) {
    if (!item.repeated && named.step.distance && item.step.distance &&
        item.step.distance->value == named.step.distance->value && item.step.effort.from == Zone::none) {
      item.step.effort = named.step.effort;
      return;
    }
  }
  for (Item& item : steps) {
    if (item.repeated && !item.body.empty() && item.body[0].step.effort.from == Zone::none) {
      item.body[0].step.effort = named.step.effort;
      return;
    }
  }
  for (std::size_t i = steps.size(); i-- > 0;) {
    if (steps[i].step.role == Role::main && steps[i].step.target && steps[i].step.effort.from == Zone::none) {
      steps[i].step.effort = named.step.effort;
      return;
    }
  }
}

/// A headline of one piece is about all steps: `15k, 3x3.2k`.
bool names_whole(const std::vector<Item>& head) { return head.size() == 1 && !head[0].repeated; }

/// The whole and its steps; without a whole where that says nothing the steps do not say.
Session session_of(Item whole) {
  if (whole.body.size() == 1 && !whole.step.measured()) {
    Item only = std::move(whole.body[0]);
    merge_step(only.step, whole.step);
    return {{std::move(only)}};
  }
  if (whole.step == Step{}) return {std::move(whole.body)};
  return {{std::move(whole)}};
}

}  // namespace

bool Parser::bullet(std::size_t at) const {
  const bool lead = at > 0 && (sign(at - 1, '/') || sign(at - 1, '\n'));
  return lead && sign(at, '-') && token(at + 1).kind == TokenKind::word && token(at).space;
}

bool Parser::bulleted(std::size_t from, std::size_t to) const {
  for (std::size_t i = from + 1; i + 2 < to; ++i)
    if (bullet(i) && sign(i + 2, ':')) return true;
  return false;
}

bool Parser::says_recover(std::size_t at) const {
  return word(at, "recover") || word(at, "rest") || word(at, "recovery");
}

/// The step between two bullets, `run: 3200m @ T`; nothing where nothing stands there.
std::optional<Piece> Parser::listed_step(std::size_t begin, std::size_t stop) {
  std::vector<Piece> pieces;
  for (std::size_t at = begin; at < stop;) {
    const std::size_t before = at;
    read_piece(pieces.emplace_back(), at, stop, 1);
    joint(at, stop);
    if (at == before) ++at;
  }
  if (pieces.empty()) return std::nullopt;
  Piece whole = std::move(pieces[0]);
  settle_open(whole, false, units_);
  for (std::size_t i = 1; i < pieces.size(); ++i) merge_step(whole.item.step, pieces[i].item.step);
  if (says_recover(begin)) whole.item.step.role = Role::recovery;
  return whole;
}

/// The steps from the bullet at `first` on. A repetition takes those after it, up to its recovery.
std::vector<Item> Parser::listed_steps(std::size_t first, std::size_t to) {
  std::vector<Item> steps;
  bool open = false;  // the last step is a repetition that takes more steps
  std::size_t next = first;
  for (std::size_t at = first; at < to; at = next) {
    for (next = at + 1; next < to && !bullet(next);) ++next;
    std::optional<Piece> read = listed_step(at + 1, next < to ? next - 1 : to);
    if (!read) continue;
    Item& item = read->item;
    const bool frame = item.step.role == Role::cool_down || item.step.role == Role::warm_up;
    if (read->again) {
      item.repeated = true;
      item.count = *read->again;
    } else if (open && !frame) {
      steps.back().body.push_back(std::move(item));
      open = !says_recover(at + 1);
      continue;
    }
    open = read->again.has_value();
    steps.push_back(std::move(item));
  }
  std::erase_if(steps, [](const Item& item) { return item.repeated && item.body.empty() && !item.step.measured(); });
  return steps;
}

/// Where the parts of a headline begin: `15k, 3x3.2k` after `15k`.
std::size_t Parser::headline_parts(std::size_t from, std::size_t to) const {
  std::size_t at = from;
  while (at + 1 < to && !sign(at, ',') && !sign(at, ';') && token(at).kind != TokenKind::end &&
         look(at, to).kind != WordKind::link)
    ++at;
  return at;
}

/// What the headline says of all steps; the parts it names stay as a note, since the steps tell them again.
Step Parser::headline(std::vector<Item> head, std::size_t from, std::size_t to) const {
  Step said;
  if (head.empty()) return said;
  const bool one = names_whole(head);
  if (one) said = std::move(head[0].step);
  if (one && head[0].body.empty()) return said;
  const std::size_t parts = one ? headline_parts(from, to) : from;
  add_note(said, original_.substr(token(parts).at, token(to - 1).at - token(parts).at));
  return said;
}

Half Parser::step_list(std::size_t from, std::size_t to) {
  std::size_t first = from;
  while (first < to && !bullet(first)) ++first;
  const bool titled = token(from).kind == TokenKind::word && sign(from + 1, ':');
  const Word title = look(from, first);
  const bool sport = titled && title.kind == WordKind::activity;
  const Activity activity = sport ? static_cast<Activity>(title.value) : Activity::run;

  const std::size_t head_from = titled ? from + 2 : from;
  std::size_t at = head_from;
  std::vector<Item> head = shape(list(at, first > from ? first - 1 : from, 0), units_, 0);
  Item whole;
  whole.body = listed_steps(first, to);
  for (const Item& named : names_whole(head) ? head[0].body : head) give_effort(whole.body, named);
  whole.step = headline(std::move(head), head_from, first);
  if (whole.step.activity == Activity::run || activity != Activity::run) whole.step.activity = activity;
  return {{session_of(std::move(whole))}};
}

}  // namespace rubdown::workout
