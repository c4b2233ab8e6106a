#include "recovery/phrases.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

struct Word {
  std::string text;
  bool denied = false;
};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
}

bool ends_clause(char c) { return c == '.' || c == ';' || c == '!' || c == '?' || c == '\n'; }

bool denies(std::string_view word) {
  return word == "no" || word == "not" || word == "without" || word == "never" || word.ends_with("n't");
}

/// A denial reaches three words on, but not past `but` or a comma.
void add_word(std::vector<Word>& clause, std::string text, int& reach) {
  if (text == "but" || text == "though" || text == "although") reach = 0;
  const bool denied = reach > 0 && !denies(text);
  if (reach > 0) --reach;
  // `can't lift` and `cannot push off` are signs themselves, not denials.
  if (denies(text) && text != "can't" && text != "cannot") reach = 3;
  clause.push_back({std::move(text), denied});
}

std::vector<std::vector<Word>> clauses_of(std::string_view note) {
  std::vector<std::vector<Word>> clauses(1);
  std::string word;
  int reach = 0;
  const auto flush = [&] {
    if (!word.empty()) add_word(clauses.back(), std::move(word), reach);
    word.clear();
  };
  const std::string folded = lower(note);
  for (std::size_t i = 0; i < folded.size(); ++i) {
    // A typographic apostrophe is an apostrophe.
    if (folded.compare(i, 3, "\xE2\x80\x99") == 0) {
      word += '\'';
      i += 2;
    } else if (is_letter(folded[i])) {
      word += folded[i];
    } else {
      flush();
      if (folded[i] == ',') reach = 0;
      if (!ends_clause(folded[i])) continue;
      clauses.emplace_back();
      reach = 0;
    }
  }
  flush();
  return clauses;
}

bool fits(std::string_view word, std::string_view pattern) {
  if (!pattern.ends_with('*')) return word == pattern;
  return word.starts_with(pattern.substr(0, pattern.size() - 1));
}

bool clause_holds(const std::vector<Word>& clause, std::string_view phrase) {
  while (!phrase.empty()) {
    const std::size_t space = std::min(phrase.find(' '), phrase.size());
    const std::string pattern = lower(phrase.substr(0, space));
    phrase.remove_prefix(std::min(space + 1, phrase.size()));
    if (pattern.empty()) continue;
    const bool found = std::any_of(clause.begin(), clause.end(),
                                   [&](const Word& word) { return !word.denied && fits(word.text, pattern); });
    if (!found) return false;
  }
  return true;
}

}  // namespace

bool holds_phrase(std::string_view note, std::string_view phrase) {
  if (note.empty() || trim(phrase).empty()) return false;
  const auto clauses = clauses_of(note);
  return std::any_of(clauses.begin(), clauses.end(),
                     [phrase](const std::vector<Word>& clause) { return clause_holds(clause, phrase); });
}

}  // namespace rubdown
