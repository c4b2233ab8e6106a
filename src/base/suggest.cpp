#include "rubdown/base/suggest.hpp"

#include <algorithm>
#include <vector>

namespace rubdown {
namespace {

constexpr std::size_t most_edits = 3;
constexpr std::size_t shortest_prefix = 3;
constexpr std::size_t most_listed = 12;

char folded(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  return c == '_' ? '-' : c;
}

bool same(char a, char b) { return folded(a) == folded(b); }

bool is_prefix(std::string_view word, std::string_view of) {
  return word.size() >= shortest_prefix && word.size() < of.size() &&
         std::equal(word.begin(), word.end(), of.begin(), same);
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  // Three rows of the usual table: the one being filled, the one above, and the one above that for swapped letters.
  std::vector<std::size_t> above_above(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(above_above, above);
    std::swap(above, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = above[j - 1] + (same(a[i - 1], b[j - 1]) ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replace});
      if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1])) {
        row[j] = std::min(row[j], above_above[j - 2] + 1);
      }
    }
  }
  return row[b.size()];
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  const std::size_t limit = std::clamp<std::size_t>(word.size() / 3, 1, most_edits);
  std::string_view best;
  std::size_t best_distance = limit + 1;
  for (const std::string_view candidate : candidates) {
    std::size_t distance = limit + 1;
    if (is_prefix(word, candidate)) {
      distance = 1;
    } else if (std::max(word.size(), candidate.size()) - std::min(word.size(), candidate.size()) <= limit) {
      distance = edit_distance(word, candidate);
    }
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string suggestion(std::string_view word, std::span<const std::string_view> candidates) {
  if (candidates.empty()) return {};
  if (const std::string_view near = nearest(word, candidates); !near.empty()) {
    return std::string{"did you mean \""}.append(near).append("\"?");
  }
  std::string out = "one of: ";
  for (std::size_t i = 0; i < std::min(candidates.size(), most_listed); ++i) {
    if (i > 0) out += ", ";
    out += candidates[i];
  }
  if (candidates.size() > most_listed) out += ", ...";
  return out;
}

}  // namespace rubdown
