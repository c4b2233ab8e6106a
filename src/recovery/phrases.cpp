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

bool has_word(const std::vector<Word>& clause, std::string_view pattern, bool even_denied) {
  return std::any_of(clause.begin(), clause.end(),
                     [&](const Word& word) { return (even_denied || !word.denied) && fits(word.text, pattern); });
}

/// Calls `holds` with each word of a phrase until one does not hold.
template <class Holds>
bool each_holds(const std::string& phrase, const Holds& holds) {
  for (std::string_view rest = phrase; !rest.empty();) {
    const std::size_t space = std::min(rest.find(' '), rest.size());
    const std::string_view pattern = rest.substr(0, space);
    rest.remove_prefix(std::min(space + 1, rest.size()));
    if (!pattern.empty() && !holds(pattern)) return false;
  }
  return true;
}

bool clause_holds(const std::vector<Word>& clause, const std::string& phrase) {
  // `couldn't breathe` is what it says: the denial is a part of the sign.
  const bool even_denied = !each_holds(phrase, [](std::string_view pattern) { return !denies(pattern); });
  return each_holds(phrase, [&](std::string_view pattern) {
    if (pattern.size() > 1 && pattern.front() == '-') return !has_word(clause, pattern.substr(1), false);
    return has_word(clause, pattern, even_denied);
  });
}

}  // namespace

bool holds_phrase(std::string_view note, std::string_view phrase) {
  if (note.empty() || trim(phrase).empty()) return false;
  const auto clauses = clauses_of(note);
  const std::string folded = lower(phrase);
  return std::any_of(clauses.begin(), clauses.end(),
                     [&](const std::vector<Word>& clause) { return clause_holds(clause, folded); });
}

}  // namespace rubdown
