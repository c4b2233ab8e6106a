// The recursive-descent parser of the workout notation. The grammar is in README.md beside this file.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/base/diagnostics.hpp"
#include "workout/syntax.hpp"
#include "workout/token.hpp"
#include "workout/words.hpp"

namespace rubdown::workout {

/// A finding about a part of the text, by byte offsets.
struct Remark {
  const Code* code = nullptr;
  std::uint32_t from = 0, to = 0;
  std::string message, help;
};

/// A number, or a span or list of numbers, with the unit it was given.
struct Quantity {
  enum class Measure : std::uint8_t { bare, distance, time, minutes_or_metres } measure = Measure::bare;
  Range<std::int64_t> value;  ///< bare, minutes_or_metres: thousandths; distance: mm; time: seconds
  DistanceUnit unit = DistanceUnit::km;
  bool clock = false;    ///< written as 2:30
  bool capital = false;  ///< minutes_or_metres: written `M`
  bool unit_said = false;
  std::uint32_t first_rung = 0, rungs = 0;  ///< 5-4-3-2-1: the token of the first value, and how many there are
  std::size_t next = 0;                     ///< the token after it
};

/// A piece as it was read, with what is needed to put the pieces together.
struct Piece {
  Item item;
  Link link = Link::start;
  std::uint32_t from = 0, to = 0;   ///< bytes
  std::optional<Quantity> open;     ///< a number whose unit is not decided yet
  std::optional<GapPlace> place;    ///< says where it goes between repetitions
  std::optional<Range<int>> again;  ///< `repeat 3 times`: about the pieces before it
  bool understood = false;          ///< some word or number of it means something
  bool bare = false;                ///< nothing but an amount
  bool counted_last = false;        ///< `walk 1 min x 10`
  bool event = false;               ///< a name and the distance of a race
  bool alternates = false;          ///< says how the time of the piece before it is filled
  bool hours = false;               ///< its time is written `2:30`, which may be hours and minutes
  bool empty() const { return !understood && item.step.note.empty(); }
};

class Parser {
 public:
  Parser(std::string_view original, const Lexed& lexed, Units units, std::vector<Remark>& remarks)
      : original_(original), lexed_(lexed), tokens_(lexed.tokens), units_(units), remarks_(remarks) {}

  Syntax parse();

 private:
  static constexpr int deepest = 8;

  // parser.cpp: the whole text
  std::vector<std::size_t> half_marks() const;
  Half half(std::size_t from, std::size_t to);
  std::vector<Piece> list(std::size_t& at, std::size_t end, int depth);
  bool offers_choice(std::size_t at) const;
  Link joint(std::size_t& at, std::size_t end) const;
  std::vector<Session> sessions_of(std::vector<Piece> pieces);

  // step_list.cpp: `running: ... / - run: 40:00`
  bool bulleted(std::size_t from, std::size_t to) const;
  bool bullet(std::size_t at) const;
  bool says_recover(std::size_t at) const;
  Half step_list(std::size_t from, std::size_t to);
  std::vector<Item> listed_steps(std::size_t first, std::size_t to);
  std::optional<Piece> listed_step(std::size_t begin, std::size_t stop);
  std::size_t headline_parts(std::size_t from, std::size_t to) const;
  Step headline(std::vector<Item> head, std::size_t from, std::size_t to) const;

  // pieces.cpp: one piece
  struct Building;
  void read_piece(Piece& piece, std::size_t& at, std::size_t end, int depth);
  bool read_sign(Building& b);
  bool read_count_after(Building& b);
  void read_target(Building& b);
  bool names_unknown_effort(std::size_t from, std::size_t to) const;
  void read_alternate(Building& b);
  void finish(Building& b);

  // piece_numbers.cpp: numbers in a piece; true where the number was read or ends the piece
  struct Count;
  bool read_number(Building& b);
  bool read_race_pace(Building& b);
  bool read_shares(Building& b);
  bool number_of_something_else(Building& b, const Quantity& q);
  bool continues_date(const Building& b, const Quantity& q) const;
  void climb(Piece& ladder, const Quantity& q, std::size_t end) const;
  bool read_count(Building& b);
  std::optional<Count> whole_numbers(std::size_t at) const;
  bool multiplies(Count& count, const Building& b) const;
  void skip_cross(Count& count, std::size_t end) const;
  void skip_times(Count& count, Word word, std::size_t end) const;
  bool counts_recovery_runs(Building& b, std::size_t at);
  void place_count(Building& b, const Count& count);
  void read_sets(Building& b, std::size_t next);

  // piece_words.cpp: words in a piece; false where nothing more is read
  bool read_word(Building& b);
  bool read_run_walk(Building& b);
  bool read_numbered_zone(Building& b);
  bool read_filler(Building& b, Word word);
  bool take(Building& b, std::size_t next);
  bool set_aside(Building& b, std::size_t next);
  bool as_remark(Building& b);
  void unknown_word(Building& b);

  // word_meanings.cpp: what each kind of word adds
  bool apply(Building& b, Word word);
  bool apply_zone(Building& b, std::size_t next);
  bool apply_letter_zone(Building& b, std::size_t next);
  bool apply_pace_word(Building& b, Word word);
  bool apply_activity(Building& b, Word word);
  bool apply_role(Building& b, Word word);
  bool apply_position(Building& b, Word word);
  bool apply_race_name(Building& b, Word word);
  bool apply_length_unit(Building& b, Word word);
  bool apply_between(Building& b, Word word);
  bool apply_repeat(Building& b, std::size_t next);
  bool amount_follows(const Building& b, std::size_t next) const;
  bool names_race(const Building& b, Word word) const;
  bool end_piece(Building& b) const;

  // brackets.cpp: what stands between the brackets at `open` and `close`
  void read_paren(Building& b);
  std::size_t closing(std::size_t open, std::size_t end) const;
  std::string_view text_inside(std::size_t open, std::size_t close) const;
  bool begins_with_label(std::size_t open, std::size_t close) const;
  bool names_role(std::size_t open, std::size_t close) const;
  bool reads_as_remark(std::size_t open, std::size_t close) const;
  void merge_paren(Building& b, std::vector<Piece> inner, std::size_t open, std::size_t close);
  void take_body(Building& b, std::vector<Piece> inner);
  bool take_parts(Building& b, std::vector<Piece> inner);
  bool take_one(Building& b, Piece inner, std::size_t open);
  bool take_amount(Building& b, const Piece& inner, std::size_t open);

  // numbers.cpp
  std::optional<Quantity> scalar(std::size_t at, std::size_t end) const;
  std::optional<Quantity> quantity(std::size_t at, std::size_t end) const;
  std::optional<Quantity> quantity_from(const std::optional<Quantity>& first, std::size_t at, std::size_t end) const;
  std::int64_t fraction(std::size_t at, std::size_t end) const;
  void read_unit(Quantity& q, std::size_t end) const;
  bool unit_word(Quantity& q, Word word) const;
  void compound(Quantity& q, std::size_t end) const;
  std::optional<Quantity> ladder(std::size_t at, std::size_t end) const;
  Quantity rung(const Quantity& ladder, std::uint32_t index, std::size_t end) const;
  std::size_t same_again(const Quantity& q, std::size_t end) const;

  // targets.cpp
  bool target(std::size_t& at, std::size_t end, Step& step) const;
  bool pace(std::size_t& at, std::size_t end, Step& step, bool after_at) const;
  bool pace_from(const Quantity& first, std::size_t& at, std::size_t end, Step& step, bool after_at) const;
  bool percent(std::size_t& at, std::size_t end, Step& step) const;
  bool zone_span(std::size_t& at, std::size_t end, Step& step, bool after_at) const;
  std::optional<Zone> zone(std::size_t& at, std::size_t end, bool after_at) const;
  void offset(std::size_t& at, std::size_t end, Effort& effort) const;
  Per per_unit(std::size_t& at, std::size_t end) const;

  // small helpers on tokens
  const Token& token(std::size_t at) const { return tokens_[at < tokens_.size() ? at : tokens_.size() - 1]; }
  bool sign(std::size_t at, char c) const { return token(at).kind == TokenKind::sign && token(at).sign == c; }
  bool word(std::size_t at, std::string_view text) const {
    return token(at).kind == TokenKind::word && token(at).text == text;
  }
  bool is_number(std::size_t at) const { return token(at).kind == TokenKind::number; }
  bool glued(std::size_t at) const { return !token(at).space; }
  /// The longest phrase that begins at `at` and ends before `end`.
  Word look(std::size_t at, std::size_t end) const {
    const Word phrase = token(at).phrase;
    return at + phrase.length <= end ? phrase : look_up(tokens_.subspan(0, end), at);
  }
  Word word_at(std::size_t at, std::size_t end) const {
    return token(at).kind == TokenKind::word ? look(at, end) : Word{};
  }
  std::string original(std::uint32_t from, std::uint32_t to) const {
    return std::string(original_.substr(from, to - from));
  }
  void remark(const Code& code, std::uint32_t from, std::uint32_t to, std::string message, std::string help = {});

  std::string_view original_;
  const Lexed& lexed_;
  std::span<const Token> tokens_;
  Units units_;
  std::vector<Remark>& remarks_;
};

/// Adds an effort to a step that may have one: a pace beats the word `tempo`, two words make a span.
void add_effort(Step& step, const Effort& effort);

/// Everything `from` says that `to` does not say yet.
void merge_step(Step& to, const Step& from);

void set_distance(Step& step, const Quantity& q);
void set_duration(Step& step, const Quantity& q);

/// True where nothing is said of the step but its size and a note.
bool says_only_size(const Step& step);

/// True where the word is this label.
bool says(Word word, Label label);

/// True where the distance is known only by the name of a race.
bool named_only(const Step& step);

/// Adds a note to a step.
void add_note(Step& step, std::string_view note);

/// Puts pieces together: recoveries to their repetitions, headings and totals to their parts.
std::vector<Item> shape(std::vector<Piece> pieces, Units units, int depth);

/// A number alone in a list takes the unit of the next one that has a unit: 1,2,1,1km.
void share_units(std::vector<Piece>& pieces);

/// Decides what a number without a unit means.
void settle_open(Piece& piece, bool repeated, Units units);

}  // namespace rubdown::workout
