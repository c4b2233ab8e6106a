#include "rubdown/base/suggest.hpp"

#include <algorithm>
#include <vector>

namespace rubdown {
namespace {

constexpr std::size_t most_edits = 3;
constexpr std::size_t shortest_prefix = 3;
constexpr std::size_t most_listed = 12;

/// What people say for a word of a table, in lower case with hyphens; `known` counts where it is a candidate.
struct PlainWord {
  std::string_view said, known;
};

constexpr PlainWord plain_words[] = {
    {"itb", "it-band"},
    {"it", "it-band"},
    {"iliotibial-band", "it-band"},
    {"calves", "calf"},
    {"feet", "foot"},
    {"heel", "plantar"},
    {"arch", "plantar"},
    {"fascia", "plantar"},
    {"plantar-fascia", "plantar"},
    {"achilles-tendon", "achilles"},
    {"back", "lower-back"},
    {"low-back", "lower-back"},
    {"groin", "adductor"},
    {"inner-thigh", "adductor"},
    {"buttock", "glute"},
    {"buttocks", "glute"},
    {"quadriceps", "quad"},
    {"hip", "hip-flexor"},
    {"l", "left"},
    {"r", "right"},
    {"miles", "mi"},
    {"mile", "mi"},
    {"imperial", "mi"},
    {"kilometer", "km"},
    {"kilometers", "km"},
    {"kilometre", "km"},
    {"kilometres", "km"},
    {"metric", "km"},
    {"k", "km"},
    {"monday", "mon"},
    {"tuesday", "tue"},
    {"tues", "tue"},
    {"wednesday", "wed"},
    {"thursday", "thu"},
    {"thurs", "thu"},
    {"friday", "fri"},
    {"saturday", "sat"},
    {"sunday", "sun"},
    {"deep-tissue", "massage.deep"},
    {"massage.deep-tissue", "massage.deep"},
    {"relaxation", "massage.relax"},
    {"relaxation", "relax"},
    {"sports", "massage.sport"},
    {"sports-massage", "massage.sport"},
    {"massage.sports-massage", "massage.sport"},
    {"stretches", "stretching"},
    {"foam-rolling", "rolling"},
    {"foam-roller", "rolling"},
    {"water", "hydration"},
    {"drinking", "hydration"},
    {"fluids", "hydration"},
    {"injury", "symptom"},
    {"injuries", "symptom"},
    {"pain", "symptom"},
    {"complaint", "symptom"},
    {"operation", "surgery"},
    {"sickness", "illness"},
    {"novice", "beginner"},
    {"expert", "advanced"},
};

char folded(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  return c == '_' || c == ' ' ? '-' : c;
}

bool same(char a, char b) { return folded(a) == folded(b); }

bool is_prefix(std::string_view word, std::string_view of) {
  return word.size() >= shortest_prefix && word.size() < of.size() &&
         std::equal(word.begin(), word.end(), of.begin(), same);
}

bool is_same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), same);
}

/// The candidate that another word for it means, `mi` for `miles`, or whose last part it is, `massage.sport` for
/// `sport`; empty where there is none.
std::string_view meant(std::string_view word, std::span<const std::string_view> candidates) {
  for (const PlainWord& row : plain_words) {
    if (!is_same(row.said, word)) continue;
    const auto known = std::find(candidates.begin(), candidates.end(), row.known);
    if (known != candidates.end()) return *known;
  }
  for (const std::string_view candidate : candidates) {
    const std::size_t dot = candidate.rfind('.');
    if (dot != std::string_view::npos && is_same(candidate.substr(dot + 1), word)) return candidate;
  }
  return {};
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
  if (const std::string_view other = meant(word, candidates); !other.empty()) return other;
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
