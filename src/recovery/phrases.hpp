// Phrases of rules in what a runner wrote.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "rubdown/recovery/rule.hpp"

namespace rubdown {

/// True where one sentence or clause of `note` holds all words of `phrase`, in any order, in upper or lower case of any
/// script. A word of the phrase that ends in `*` stands for all words that begin so; one that begins with `-` must not
/// stand beside them, between the same commas, dashes, brackets or joining words (`and`, `but`, `before`, `since`,
/// `while`), or in the part next to it that tells when (`after`, `during`, not `even after`). A denied word (`no
/// swelling`, `isn't swollen`) does not count; only `not`, `no`, `without`, `never` and `n't` up to three words before
/// deny. A phrase with a denial of its own (`no period`) must stand together, unless it is one of three words and more
/// that says what one cannot (`can't lift foot`); `can't` in it is `cannot`, `could not`, `couldn't`, `not able` and
/// `unable` as well, and what is put in right after it between commas, dashes or brackets is passed over. `38.0..42.9`
/// is a number in this range, written with as many decimals at least; such a phrase stands together and in its order,
/// undenied, what follows the number right behind it, and no word that must not be there stands in the whole sentence.
/// `+a` stands right behind the word before it.
/// A line is read by itself and with those it is wrapped over: up to a blank line or the next item (`- `) of a list.
bool holds_phrase(std::string_view note, std::string_view phrase);

/// A phrase with its words as those of notes are read: letters of one case, apostrophes where they belong.
std::string words_as_in_notes(std::string_view written);
/// The phrase of such words, which it does not own. A pack has all of its phrases, made when it is read or compiled.
Phrase phrase_of(Text words);

/// What somebody wrote: read when a phrase is first looked for in it, as dozens of tables look into each note of a
/// plan. It does not own its text.
class Note {
 public:
  explicit Note(std::string_view text);
  ~Note();
  Note(const Note&) = delete;
  Note& operator=(const Note&) = delete;

  /// Whether it holds one of them, as holds_phrase() says.
  bool holds_one(List<Phrase> phrases) const;

 private:
  struct Read;

  std::string_view text_;
  mutable std::unique_ptr<const Read> read_;
};

/// False where no note can hold the phrase: not even one of its own words.
bool can_be_found(std::string_view phrase);
/// The phrase without what notes are read without, `can't sleep` for `can't sleep!`; nothing where that helps nothing.
std::string nearest_phrase(std::string_view phrase);

}  // namespace rubdown
