#include "workout/parser.hpp"

#include <algorithm>

#include "workout/building.hpp"

namespace rubdown::workout {
namespace {

constexpr std::size_t usual_pieces = 3;

}  // namespace

void Parser::remark(const Code& code, std::uint32_t from, std::uint32_t to, std::string message, std::string help) {
  remarks_.push_back({&code, from, to, std::move(message), std::move(help)});
}

/// `run/cross`, `rest/easy`: a slash glued between an activity and another thing to do.
bool Parser::offers_choice(std::size_t at) const {
  if (at == 0 || !glued(at) || !glued(at + 1) || token(at - 1).kind != TokenKind::word ||
      token(at + 1).kind != TokenKind::word)
    return false;
  const Word left = token(at - 1).alone, right = token(at + 1).alone;
  const auto resting = [](Word w) {
    return w.kind == WordKind::activity &&
           (w.value == static_cast<int>(Activity::rest) || w.value == static_cast<int>(Activity::off));
  };
  const auto other = [](Word w) { return w.kind == WordKind::activity && w.value >= static_cast<int>(Activity::bike); };
  return (resting(left) && (right.kind == WordKind::zone || right.kind == WordKind::activity)) ||
         (left.kind == WordKind::activity && (other(right) || resting(right)));
}

/// The joint at `at`, past all its signs and words; the strongest of them is what it is.
Link Parser::joint(std::size_t& at, std::size_t end) const {
  Link link = Link::comma;
  bool any = false;
  const auto stronger = [&](Link other) {
    if (!any || other > link || other == Link::either) link = other;
    any = true;
  };
  for (; at < end; ++at) {
    const Token& t = token(at);
    if (t.kind == TokenKind::word) {
      const Word w = look(at, end);
      if (w.kind != WordKind::link) break;
      if (t.text == "w" && !sign(at + 1, '/') && !sign(at + 1, '.') && !token(at + 1).space) break;
      stronger(static_cast<Link>(w.value));
      at += w.length - 1U;
      const bool abbreviated = w.length == 1 && (t.text == "w" || t.text == "incl" || t.text == "inc");
      if (abbreviated && (sign(at + 1, '/') || sign(at + 1, '.'))) ++at;
      continue;
    }
    if (t.kind != TokenKind::sign) break;
    switch (t.sign) {
    case ',':
      stronger(Link::comma);
      continue;
    case ';':
      stronger(Link::semicolon);
      continue;
    case '/':
      stronger(offers_choice(at) ? Link::either : Link::slash);
      continue;
    case '\n':
      stronger(Link::line);
      continue;
    case '+':
    case '&':
      stronger(Link::plus);
      continue;
    case ':':
      stronger(Link::colon);
      continue;
    case '.':
      stronger(Link::line);
      continue;
    case '-':
    case '=':
      stronger(Link::comma);
      continue;
    default:
      break;
    }
    break;
  }
  return link;
}

std::vector<Piece> Parser::list(std::size_t& at, std::size_t end, int depth) {
  std::vector<Piece> pieces;
  pieces.reserve(usual_pieces);
  Link link = Link::start;
  std::size_t skipped = at;
  joint(skipped, end);
  at = skipped;
  while (at < end) {
    if (depth > 0 && sign(at, ')')) break;
    const std::size_t before = at;
    Piece& next = pieces.emplace_back();
    read_piece(next, at, end, depth);
    next.link = pieces.size() == 1 ? Link::start : link;
    if (next.empty()) pieces.pop_back();
    if (depth > 0 && sign(at, ')')) break;
    const std::size_t joint_at = at;
    link = joint(at, end);
    const bool role = !pieces.empty() && (pieces.back().item.step.role == Role::warm_up ||
                                          pieces.back().item.step.role == Role::cool_down);
    if (link == Link::colon && (pieces.size() > 1 || role) && depth == 0) link = Link::comma;
    if (at == joint_at && at == before) ++at;
  }
  return pieces;
}

namespace {

/// A choice inside a longer session (`2 mi, 4x800 or 6x400, 2 mi`): the first one counts, the other is told.
bool local_choice(const std::vector<Piece>& pieces, std::size_t or_at) {
  const auto role = [](const Piece& p) {
    return p.item.step.role == Role::warm_up || p.item.step.role == Role::cool_down;
  };
  return or_at >= 2 && or_at + 1 < pieces.size() && (role(pieces.front()) || role(pieces.back()) || pieces.size() > 4);
}

}  // namespace

std::vector<Session> Parser::sessions_of(std::vector<Piece> pieces) {
  std::vector<Session> options;
  if (pieces.empty()) return options;
  const bool choice =
      std::any_of(pieces.begin() + 1, pieces.end(), [](const Piece& p) { return p.link == Link::either; });
  if (!choice) {
    options.emplace_back().items = shape(std::move(pieces), units_, 0);
    return options;
  }
  for (std::size_t i = 1; i < pieces.size();) {
    if (pieces[i].link == Link::either && local_choice(pieces, i)) {
      pieces[i - 1].item.step.set(Label::choice);
      add_note(pieces[i - 1].item.step, original_.substr(pieces[i].from, pieces[i].to - pieces[i].from));
      pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
  std::vector<Piece> part;
  const auto flush = [&] {
    if (part.empty()) return;
    part.front().link = Link::start;
    options.push_back({shape(std::move(part), units_, 0)});
    part.clear();
  };
  for (Piece& p : pieces) {
    if (p.link == Link::either) flush();
    part.push_back(std::move(p));
  }
  flush();
  return options;
}

/// The tokens where AM and PM stand, if both are named.
std::vector<std::size_t> Parser::half_marks() const {
  std::vector<std::size_t> marks;
  if (!lexed_.halves) return marks;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (tokens_[i].kind != TokenKind::word) continue;
    const Word w = look(i, tokens_.size());
    const bool after_clock = i > 0 && (tokens_[i - 1].kind == TokenKind::clock || is_number(i - 1));
    if (w.kind == WordKind::half_of_day && !after_clock) marks.push_back(i);
  }
  return marks;
}

Half Parser::half(std::size_t from, std::size_t to) {
  if (bulleted(from, to)) return step_list(from, to);
  std::size_t at = from;
  return {sessions_of(list(at, to, 0))};
}

Syntax Parser::parse() {
  Syntax syntax;
  const std::size_t end = tokens_.size() - 1;
  const std::vector<std::size_t> marks = half_marks();
  if (marks.size() != 2) {
    syntax.halves.emplace_back() = half(0, end);
    return syntax;
  }
  const bool prefix = marks[0] == 0 || sign(marks[0] - 1, '(');
  const auto length = [&](std::size_t mark) { return mark + look(mark, end).length; };
  if (prefix) {
    syntax.halves.push_back(half(length(marks[0]), marks[1]));
    syntax.halves.push_back(half(length(marks[1]), end));
  } else {
    syntax.halves.push_back(half(0, marks[0]));
    syntax.halves.push_back(half(length(marks[0]), marks[1]));
  }
  std::erase_if(syntax.halves, [](const Half& h) { return h.options.empty(); });
  if (syntax.halves.empty()) syntax.halves.push_back({});
  return syntax;
}

}  // namespace rubdown::workout
