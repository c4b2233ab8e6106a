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
    if (!item.repeated && named.step.distance && item.step.distance && item.step.distance->value == named.step.distance->value &&
        item.step.effort.from == Zone::none) {
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

Half Parser::step_list(std::size_t from, std::size_t to) {
  std::size_t first = from;
  while (first < to && !bullet(first)) ++first;
  std::size_t at = from;
  const Word sport = look(from, first);
  Step whole;
  if (token(from).kind == TokenKind::word && sign(from + 1, ':')) {
    if (sport.kind == WordKind::activity) whole.activity = static_cast<Activity>(sport.value);
    at = from + 2;
  }
  const std::size_t head_from = at;
  std::vector<Item> head = shape(list(at, first > from ? first - 1 : from, 0), units_, 0);

  std::vector<Item> steps;
  std::size_t i = first;
  Item* open = nullptr;  // the repetition that takes the steps
  while (i < to) {
    std::size_t next = i + 1;
    while (next < to && !bullet(next)) ++next;
    std::size_t begin = i + 1;
    const std::size_t stop = next < to ? next - 1 : to;
    const bool recover = word(begin, "recover") || word(begin, "rest") || word(begin, "recovery");
    std::vector<Piece> pieces;
    for (std::size_t p = begin; p < stop;) {
      const std::size_t before = p;
      pieces.push_back(piece(p, stop, 1));
      joint(p, stop);
      if (p == before) ++p;
    }
    if (!pieces.empty()) {
      settle_open(pieces[0], false, units_);
      Item item = std::move(pieces[0].item);
      for (std::size_t k = 1; k < pieces.size(); ++k) merge_step(item.step, pieces[k].item.step);
      if (recover) item.step.role = Role::recovery;
      if (pieces[0].again) {
        item.repeated = true;
        item.count = *pieces[0].again;
        steps.push_back(std::move(item));
        open = &steps.back();
      } else if (open != nullptr && item.step.role != Role::cool_down && item.step.role != Role::warm_up) {
        open->body.push_back(std::move(item));
        if (recover) open = nullptr;
      } else {
        open = nullptr;
        steps.push_back(std::move(item));
      }
    }
    i = next;
  }
  std::erase_if(steps, [](const Item& item) { return item.repeated && item.body.empty() && !item.step.measured(); });

  Item result;
  if (head.size() == 1 && !head[0].repeated) {
    for (const Item& named : head[0].body) give_effort(steps, named);
    if (!head[0].body.empty()) {
      std::size_t parts = head_from;
      while (parts + 1 < first && !sign(parts, ',') && !sign(parts, ';') && token(parts).kind != TokenKind::end &&
             look(parts, first).kind != WordKind::link)
        ++parts;
      add_note(head[0].step, original_.substr(token(parts).at, token(first - 1).at - token(parts).at));
    }
    result.step = std::move(head[0].step);
  } else if (!head.empty() && first > from) {
    for (const Item& named : head) give_effort(steps, named);
    add_note(result.step, original_.substr(token(head_from).at, token(first - 1).at - token(head_from).at));
  }
  if (result.step.activity == Activity::run || whole.activity != Activity::run) result.step.activity = whole.activity;
  result.body = std::move(steps);
  Session session;
  const bool nothing = result.step == Step{};
  if (result.body.size() == 1 && !result.step.measured()) {
    Item only = std::move(result.body[0]);
    merge_step(only.step, result.step);
    session.items.push_back(std::move(only));
  } else if (nothing) {
    session.items = std::move(result.body);
  } else {
    session.items.push_back(std::move(result));
  }
  return {{std::move(session)}};
}

}  // namespace rubdown::workout
