#include "recovery/phrases.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "recovery/first_letters.hpp"
#include "recovery/note_letters.hpp"
#include "recovery/number_range.hpp"
#include "recovery/phrase_words.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

struct Word {
  std::string text;
  bool denied = false;
  int comma = 0;  ///< how many commas before
  int part = 0;   ///< of the clause, between commas, dashes, brackets or `and`
  int sign = 0;   ///< how many dashes and brackets before
};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_bracket(char c) { return c == '(' || c == ')'; }

bool ends_part(char c) { return c == ',' || c == ':' || c == '/' || is_bracket(c); }

bool ends_clause(char c) { return c == '.' || c == ';' || c == '!' || c == '?' || c == '\n'; }

/// Written in haste, `cant` is `can't` and `calfs hot` is `calf's hot`.
void put_apostrophe(std::string& word) {
  constexpr std::string_view hasty[] = {"arent", "calfs",  "cant", "couldnt", "didnt",  "doesnt", "dont",   "hadnt",
                                        "hasnt", "havent", "isnt", "wasnt",   "werent", "wont",   "wouldnt"};
  if (std::find(std::begin(hasty), std::end(hasty), word) != std::end(hasty)) word.insert(word.size() - 1, 1, '\'');
}

bool turns(std::string_view word) { return word == "but" || word == "though" || word == "although"; }

bool is_when(std::string_view word) { return word == "after" || word == "during"; }

/// What follows is about something else: `short of breath since the race`.
bool begins_part(std::string_view word) {
  return turns(word) || word == "and" || word == "before" || word == "since" || word == "while";
}

/// Of `38.7 C, skipped the run` nobody ran.
bool is_left_out(const std::vector<Word>& clause, std::string_view text, int part) {
  if (text != "run" && text != "race") return false;
  const std::size_t near = clause.size() - std::min<std::size_t>(clause.size(), 2);
  return std::any_of(clause.begin() + static_cast<std::ptrdiff_t>(near), clause.end(), [&](const Word& word) {
    return word.part == part && (word.text.starts_with("skip") || word.text == "missed" || word.text == "cancelled");
  });
}

/// A denial reaches three words on, but not past `but` or a comma. Of what one cannot, `couldn't` alone denies:
/// `couldn't feel any swelling`.
void add_word(std::vector<Word>& clause, std::string text, int& reach, int comma, int part, int sign) {
  const bool joins = text == "not" && !clause.empty() && clause.back().part == part;
  if (joins && clause.back().text == "can") clause.back().text = "cannot";
  if (joins && clause.back().text == "could") clause.back().text = "couldn't";
  if (text == "able" && !clause.empty() && clause.back().text == "not") {
    clause.back().text = "cannot";
    reach = 0;
  }
  if (turns(text)) reach = 0;
  const bool denied = (reach > 0 && !denies(text)) || is_left_out(clause, text, part);
  if (reach > 0) --reach;
  const bool cannot = joins && clause.back().text == "cannot";
  if (text == "couldn't" || (denies(text) && !is_inability(text) && !cannot)) reach = 3;
  clause.push_back({std::move(text), denied, comma, part, sign});
}

/// `38.5c` are a number and its unit.
bool begins_unit(const std::string& word, const std::string& text, std::size_t at) {
  const bool unit = text[at] == 'c' || text[at] == 'f';
  return unit && (at + 1 == text.size() || !is_letter(text[at + 1])) && word.find('.') != word.npos &&
         written_number(word);
}

/// A text wrapped over lines, in one: a line break is a blank, but not before a blank line or an item of a list.
std::string unwrapped(std::string_view text) {
  std::string out{text};
  for (std::size_t at = out.find('\n'); at != std::string::npos; at = out.find('\n', at + 1)) {
    const std::size_t next = out.find_first_not_of(" \t\r", at + 1);
    const bool ends = next != std::string::npos && (out[next] == '\n' || out[next] == '-' || out[next] == '*');
    if (ends)
      at = next;
    else
      out[at] = ' ';
  }
  return out;
}

std::vector<std::vector<Word>> clauses_of(std::string_view note) {
  std::vector<std::vector<Word>> clauses(1);
  std::string word;
  int reach = 0, comma = 0, part = 0, sign = 0;
  const auto flush = [&] {
    if (word.empty()) return;
    put_apostrophe(word);
    if (begins_part(word)) ++part;
    // `Even after hills` is not when alone.
    if (is_when(word) && !clauses.back().empty() && clauses.back().back().text == "even")
      clauses.back().back().part = ++part;
    add_word(clauses.back(), std::move(word), reach, comma, part, sign);
    word.clear();
  };
  const auto end_part = [&] {
    reach = 0;
    ++part;
  };
  const std::string text = note_letters(note);
  for (std::size_t i = 0; i < text.size(); ++i) {
    // A typographic apostrophe is an apostrophe.
    if (text.compare(i, 3, "\xE2\x80\x99") == 0) {
      word += '\'';
      i += 2;
    } else if (text.compare(i, 2, "\xE2\x80") == 0) {
      // A dash, a quotation mark, dots.
      flush();
      end_part();
      ++sign;
      i += 2;
    } else if (text[i] == '\xC2') {
      // A raised digit or letter: what else begins so is a blank by now.
      flush();
      ++i;
    } else if (is_letter(text[i]) || is_decimal_point(text, i)) {
      if (begins_unit(word, text, i)) flush();
      word += text[i];
    } else if (is_decimal_comma(text, i)) {
      word += '.';
    } else {
      flush();
      if (text[i] == ',') ++comma;
      const bool dash = text[i] == '-' && i > 0 && text[i - 1] == ' ';
      if (dash || ends_part(text[i])) end_part();
      if (dash || is_bracket(text[i])) ++sign;
      if (!ends_clause(text[i])) continue;
      clauses.emplace_back();
      reach = 0;
    }
  }
  flush();
  return clauses;
}

bool has_word(const std::vector<Word>& clause, std::string_view pattern) {
  return std::any_of(clause.begin(), clause.end(),
                     [&](const Word& word) { return !word.denied && fits(word.text, pattern); });
}

/// What follows does not go on with what was said before: `I can't - and that is fine - so breathe easy`.
bool concludes(std::string_view word) { return begins_part(word) || word == "so" || word == "then"; }

/// What is put in right after what one cannot, and is passed over: `I cannot, for the life of me, breathe`.
enum class Aside { none, between_commas, between_signs };

/// The end of what is put in, or `at` where there is nothing. Between two dashes or brackets stands whatever one likes
/// (`can't - and I mean it - breathe`); between commas it must not begin something else.
std::size_t after_aside(const std::vector<Word>& clause, std::size_t at, Aside aside) {
  if (aside == Aside::none || at == 0 || at >= clause.size() || !is_inability(clause[at - 1].text)) return at;
  const auto place = [&](const Word& word) { return aside == Aside::between_signs ? word.sign : word.part; };
  const int inside = place(clause[at - 1]) + 1;
  std::size_t end = at;
  while (end < clause.size() && place(clause[end]) == inside) ++end;
  const bool goes_on = end < clause.size() && place(clause[end]) == inside + 1 && !concludes(clause[end].text);
  return goes_on && (aside == Aside::between_signs || !begins_part(clause[at].text)) ? end : at;
}

/// Whether the words of a phrase follow each other, with at most two others between and neither `but` nor a comma; none
/// between a number and its unit, nor before a joined word.
bool follow(const std::vector<Word>& clause, std::string_view phrase, Aside aside) {
  constexpr std::size_t others = 2;
  const bool strict = has_number(phrase) || has_joined(phrase);
  for (std::size_t from = 0; from < clause.size(); ++from) {
    std::size_t at = from, between = 0;
    int comma = clause[from].comma;
    const auto next = [&](std::string_view pattern) {
      if (is_veto(pattern)) return true;
      if (const std::size_t end = at != from ? after_aside(clause, at, aside) : at; end != at) {
        at = end;
        comma = clause[at].comma;
      }
      const std::size_t passed = std::exchange(between, is_number(pattern) ? 0 : others);
      const std::size_t last = at + (is_joined(pattern) ? 0 : passed);
      for (; at < clause.size() && at <= last; ++at) {
        const Word& word = clause[at];
        if (word.comma != comma || turns(word.text) || (strict && (word.denied || begins_part(word.text))))
          return false;
        if (fits(word.text, pattern)) return ++at, true;
      }
      return false;
    };
    if (each_holds(phrase, next)) return true;
  }
  return false;
}

/// The sign may stand in what is put in (`I can't - breathe - at all`), or around it.
bool follow(const std::vector<Word>& clause, std::string_view phrase) {
  return follow(clause, phrase, Aside::none) || follow(clause, phrase, Aside::between_commas) ||
         follow(clause, phrase, Aside::between_signs);
}

/// What one part of the clause says of the sign in the other is when: `after the hills, short of breath`, and `short of
/// breath and sweaty after the hills`.
bool tells_when(const std::vector<Word>& clause, int part, int of) {
  const auto in_part = [&](const Word& word) { return word.part == part; };
  const auto first = std::find_if(clause.begin(), clause.end(), in_part);
  const auto end = std::find_if_not(first, clause.end(), in_part);
  if (first == end) return false;
  return of == part + 1 ? is_when(first->text)
                        : of == part - 1 && first->text == "and" &&
                              std::any_of(first, end, [](const Word& word) { return is_when(word.text); });
}

/// A word that speaks against the sign does so beside it: in the same part of the clause, or in one next to it that
/// tells when. `Short of breath all day, race on Sunday` is heard.
bool vetoed(const std::vector<Word>& clause, std::string_view phrase, std::string_view veto) {
  const auto near = [&](std::string_view pattern, int part) {
    return std::any_of(clause.begin(), clause.end(), [&](const Word& word) {
      return (word.part == part || tells_when(clause, part, word.part)) && fits(word.text, pattern);
    });
  };
  // Joined words stand in one place: `my kids have covid` does not excuse `I tested positive for covid too`.
  const bool in_one_place = has_joined(phrase);
  const auto beside = [&](const Word& against) {
    const auto has_near = [&](std::string_view pattern) { return is_veto(pattern) || near(pattern, against.part); };
    if (in_one_place) return each_holds(phrase, has_near);
    return !each_holds(phrase, [&](std::string_view pattern) { return is_veto(pattern) || !has_near(pattern); });
  };
  return std::any_of(clause.begin(), clause.end(),
                     [&](const Word& word) { return !word.denied && fits(word.text, veto) && beside(word); });
}

bool clause_holds(const std::vector<Word>& clause, std::string_view phrase) {
  const bool numbers = has_number(phrase), strict = numbers || has_joined(phrase);
  const bool tied = strict || has_own_denial(phrase);
  const bool together = tied && follow(clause, phrase);
  if (tied && !together && (strict || !says_enough(phrase))) return false;
  return each_holds(phrase, [&](std::string_view pattern) {
    // `Hot day, 38.5 C` is the weather, whatever stands between.
    if (is_veto(pattern) && numbers) return !has_word(clause, pattern.substr(1));
    if (is_veto(pattern)) return !vetoed(clause, phrase, pattern.substr(1));
    return together || has_word(clause, pattern);
  });
}

}  // namespace

std::string words_as_in_notes(std::string_view written) {
  constexpr std::string_view typographic = "\xE2\x80\x99";
  std::string text = note_letters(written);
  for (std::size_t at = text.find(typographic); at != std::string::npos; at = text.find(typographic)) {
    text.replace(at, typographic.size(), "'");
  }
  std::string phrase;
  each_word(text, [&](std::string_view word) {
    std::string one{word};
    put_apostrophe(one);
    phrase.append(phrase.empty() ? "" : " ").append(one);
  });
  return phrase;
}

Phrase phrase_of(Text words) {
  Phrase phrase{trim(words).empty() ? Text{} : words};
  each_word(phrase.words, [&](std::string_view word) {
    const bool begins_words = word.ends_with('*');
    if (begins_words) word.remove_suffix(1);
    if (is_joined(word)) word.remove_prefix(1);
    if (is_veto(word) || (begins_words && word.size() < 2)) return;
    if (!begins_words && is_inability(word)) word = any_inability;
    if (!begins_words && number_range(word)) word = any_number;
    phrase.letters |= letters_bit(word);
  });
  return phrase;
}

/// The clauses of a note, and the letters that their words begin with. Most phrases of a pack have a word that begins
/// otherwise, and need not be looked for at all.
struct Note::Read {
  explicit Read(std::string_view text) : clauses(clauses_of(text)) {
    // Line by line, and as wrapped: what one line denies or excuses may not silence the next.
    if (text.find('\n') != std::string_view::npos) {
      auto wrapped = clauses_of(unwrapped(text));
      std::move(wrapped.begin(), wrapped.end(), std::back_inserter(clauses));
    }
    for (const auto& clause : clauses) {
      for (const Word& word : clause) letters |= letters_bits(word.text);
    }
  }

  bool holds(const Phrase& phrase) const {
    return (phrase.letters & ~letters) == 0 && !phrase.words.empty() &&
           std::any_of(clauses.begin(), clauses.end(),
                       [&](const std::vector<Word>& clause) { return clause_holds(clause, phrase.words); });
  }

  std::vector<std::vector<Word>> clauses;
  std::uint64_t letters = 0;
};

Note::Note(std::string_view text) : text_(text) {}
Note::~Note() = default;

bool Note::holds_one(List<Phrase> phrases) const {
  if (text_.empty()) return false;
  if (read_ == nullptr) read_ = std::make_unique<const Read>(text_);
  return std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& phrase) { return read_->holds(phrase); });
}

bool holds_phrase(std::string_view note, std::string_view written) {
  const std::string words = words_as_in_notes(written);
  const Phrase phrase = phrase_of(words);
  return Note{note}.holds_one({&phrase, 1});
}

bool can_be_found(std::string_view phrase) {
  if (is_joined(trim(phrase))) return false;
  std::string own_words;
  each_word(words_as_in_notes(phrase), [&](std::string_view word) {
    if (is_veto(word)) return;
    if (is_joined(word)) word.remove_prefix(1);
    if (word.ends_with('*')) word.remove_suffix(1);
    if (number_range(word)) word = word.substr(0, word.find(".."));
    own_words.append(word).append(" ");
  });
  return holds_phrase(own_words, phrase);
}

std::string nearest_phrase(std::string_view phrase) {
  std::string near;
  const std::string text = words_as_in_notes(phrase);
  if (const std::size_t star = text.find('*'); star < text.size() && is_letter((text + ' ')[star + 1])) return near;
  const auto joins = [&](std::size_t i) {
    return text[i] == '+' && i > 0 && text[i - 1] == ' ' && i + 1 < text.size() && is_letter(text[i + 1]);
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = i == 0 || text[i - 1] == ' ', ends = i + 1 == text.size() || text[i + 1] == ' ';
    const bool kept = is_letter(text[i]) || (text[i] == '-' && begins) || joins(i) || (text[i] == '*' && ends) ||
                      is_point_of_range(text, i);
    near += kept ? text[i] : ' ';
  }
  for (const std::string_view inability : {"can not ", "could not ", "not able to ", "not able "}) {
    const std::size_t at = near.find(inability);
    if (at != std::string::npos) near.replace(at, inability.size(), "can't ");
  }
  std::string out;
  each_word(near, [&](std::string_view word) { out.append(out.empty() ? "" : " ").append(word); });
  return can_be_found(out) ? out : std::string{};
}

}  // namespace rubdown
