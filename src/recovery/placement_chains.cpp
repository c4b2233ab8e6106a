#include "recovery/placement_chains.hpp"

#include <algorithm>
#include <cstdlib>

namespace rubdown::placing {
namespace {

constexpr std::int64_t one_appointment = std::int64_t{1} << 42;
constexpr std::int64_t one_downgrade = std::int64_t{1} << 21;

/// Gives each want its word and unit in a row of costs.
std::pair<std::size_t, std::vector<std::pair<std::size_t, std::int64_t>>> fields(const Terms& terms) {
  const std::vector<Want>& wants = terms.wants;
  const auto priority = [&](std::size_t i) { return terms.problem->demands[wants[i].demand].priority; };
  std::vector<std::pair<std::size_t, std::int64_t>> served(wants.size());
  std::size_t words = 0;
  int left = 0;
  for (std::size_t i = 0; i < wants.size();) {
    std::size_t end = i;
    while (end < wants.size() && priority(end) == priority(i)) ++end;
    const int bits = static_cast<int>(std::bit_width(end - i));
    if (left < bits) {
      ++words;
      left = 62;
    }
    left -= bits;
    for (; i < end; ++i) served[i] = {words - 1, std::int64_t{1} << left};
  }
  return {words, std::move(served)};
}

}  // namespace

Chains::Chains(const Terms& terms) : terms_(terms), sets_(terms.wants.size()) {
  auto [words, served] = fields(terms);
  words_ = words + 2;
  served_ = std::move(served);
  const std::size_t expected = 16 * (terms.wants.size() + terms.fixed.size() + 1);  // as seen in plans
  nodes_.reserve(expected);
  costs_.reserve(expected * words_);
  costs_.assign(words_, 0);
  nodes_.emplace_back();
}

std::uint32_t Chains::add(const Node& node, std::uint32_t before, bool plain) {
  const auto index = static_cast<std::uint32_t>(nodes_.size());
  const auto row = static_cast<std::uint32_t>(costs_.size());
  const std::size_t from = nodes_[before].cost;
  costs_.resize(row + words_);
  std::int64_t* to = &costs_[row];
  std::copy_n(&costs_[from], words_, to);
  for (Open rest = node.serves; rest != 0; rest &= rest - 1) {
    const std::size_t b = static_cast<std::size_t>(first_of(rest));
    const std::size_t index_of_want = owners_[b];
    const Want& w = terms_.wants[index_of_want];
    to[served_[index_of_want].first] -= served_[index_of_want].second;
    to[words_ - 2] += downgrades(terms_.problem->demands[w.demand], node.type) * one_downgrade;
    to[words_ - 1] += std::abs(std::int64_t{node.start} * 60 - w.ideal);
  }
  if (node.fixed < 0) to[words_ - 2] += one_appointment + (plain ? 1 : 0);
  nodes_.push_back(node);
  nodes_.back().before = before;
  nodes_.back().cost = row;
  return index;
}

std::vector<std::size_t> Chains::served_by(const Node& node) const {
  std::vector<std::size_t> wants;
  for (std::size_t i = 0; i < terms_.wants.size(); ++i) {
    if ((node.serves & sets_[i]) == 0) continue;
    if (terms_.wants[i].first <= node.start && node.start <= terms_.wants[i].last) wants.push_back(i);
  }
  return wants;
}

/// Equal costs mean equally many appointments, so the chains are compared pairwise from the end back to where they
/// part.
bool Chains::earlier(std::uint32_t a, std::uint32_t b) const {
  int by_start = 0, by_rest = 0;  // of the earliest pair that differs
  for (; a != b; a = nodes_[a].before, b = nodes_[b].before) {
    const Node &x = nodes_[a], &y = nodes_[b];
    if (x.start != y.start) {
      by_start = x.start < y.start ? -1 : 1;
    } else if (by_start == 0) {
      const int order = compare_at_one_start(x, y);
      if (order != 0) by_rest = order;
    }
  }
  return by_start != 0 ? by_start < 0 : by_rest < 0;
}

int Chains::compare_at_one_start(const Node& x, const Node& y) const {
  if (x.serves != y.serves) {
    const auto wants_x = served_by(x), wants_y = served_by(y);
    if (wants_x != wants_y) return wants_x < wants_y ? -1 : 1;
  }
  if (x.type != y.type) return x.type < y.type ? -1 : 1;
  if (x.opening != y.opening) return x.opening < y.opening ? -1 : 1;
  return 0;
}

bool Chains::better(std::uint32_t a, std::uint32_t b) const {
  const std::int64_t *x = &costs_[nodes_[a].cost], *y = &costs_[nodes_[b].cost];
  for (std::size_t i = 0; i < words_; ++i) {
    if (x[i] != y[i]) return x[i] < y[i];
  }
  return earlier(a, b);
}

}  // namespace rubdown::placing
