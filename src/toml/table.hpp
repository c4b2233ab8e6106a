// Reading one table by its section: known keys with their types, located, or a finding. All such messages are made
// here.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/base/day.hpp"
#include "rubdown/base/diagnostics.hpp"
#include "rubdown/base/units.hpp"
#include "toml/section.hpp"
#include "toml/value.hpp"

namespace rubdown::toml {

/// What bare numbers in one file mean.
struct FileUnits {
  std::uint32_t source = 0;
  Units units = Units::km;
};

/// A bare number is in the units of the file that wrote it, which a template has of its own.
struct NumberUnits {
  NumberUnits(Units units, std::span<const FileUnits> others = {}) : own(units), files(others) {}
  Units of(const Span& at) const {
    for (const FileUnits& file : files)
      if (file.source == at.source) return file.units;
    return own;
  }

  Units own;                         ///< the plan's, in which it is printed too
  std::span<const FileUnits> files;  ///< those with others
};

/// A table of a file. Made, it reports unknown and missing keys; asked for a key (`table.day(section["date"])`), it
/// gives the value or nothing, with a finding where there is one that cannot be meant.
class Table {
 public:
  /// `file` is the section of the whole file, to say where an unknown key belongs; by default `section` itself.
  Table(const Section& section, Value& value, NumberUnits units, Diagnostics& findings, const Section* file = nullptr);

  Span at() const { return at_; }  ///< the header, or the inline table
  bool has(std::size_t key) const { return slots_[key] != nullptr; }
  Value* value(std::size_t key) const { return slots_[key]; }
  Span place(std::size_t key) const { return has(key) ? slots_[key]->at : at_; }
  std::string_view name(std::size_t key) const { return section_->keys[key].name; }
  const NumberUnits& units() const { return units_; }
  Diagnostics& findings() const { return findings_; }

  std::optional<At<std::string>> text(std::size_t key);
  std::optional<At<std::string>> word(std::size_t key);  ///< as the vocabulary writes it
  std::optional<bool> boolean(std::size_t key);
  std::optional<At<int>> integer(std::size_t key);
  std::optional<At<int>> severity(std::size_t key);
  std::optional<At<Day>> day(std::size_t key);
  std::optional<At<TimeOfDay>> time(std::size_t key);
  std::optional<At<Distance>> distance(std::size_t key);
  std::optional<At<Pace>> pace(std::size_t key);
  std::optional<At<Seconds>> clock(std::size_t key);
  std::optional<At<Minutes>> hours(std::size_t key);
  std::optional<At<std::string>> price(std::size_t key);
  std::vector<At<std::string>> texts(std::size_t key);
  std::vector<At<std::string>> words(std::size_t key);
  /// Calls `read` with each table of a key of type `tables`; also of type `table`: one or none.
  template <class Read>
  void each(std::size_t key, const Read& read) {
    each(
        key, [](const Value&) { return false; }, read);
  }
  /// The same, but for values that `take` reads as they are and returns true.
  template <class Take, class Read>
  void each(std::size_t key, const Take& take, const Read& read) {
    for (Value& value : tables(key)) {
      if (take(value) || !is_table(key, value)) continue;
      Table table(*row_of(key).section, value, units_, findings_, file_);
      read(table);
    }
  }

  /// The plain text of a key, an empty one where it is absent.
  std::string plain(std::size_t key);

  /// `key` is of another type than it takes.
  void wrong_type(const Key& key, const Value& value) const;

 private:
  /// The values of a key of type `table` or `tables`.
  std::span<Value> tables(std::size_t key);
  bool is_table(std::size_t key, const Value& item);
  const Key& row_of(std::size_t key) const { return section_->keys[key]; }
  /// The text of a string value, null after a finding.
  const std::string_view* text_of(std::size_t key);
  void not_understood(std::size_t key, std::string_view help);
  std::optional<At<std::string>> word_of(const Key& key, std::string_view text, Span at);

  const Section* section_;
  const Section* file_;
  NumberUnits units_;
  Diagnostics& findings_;
  Span at_{};
  std::array<Value*, max_keys> slots_{};
};

/// `text`, one line and at most forty characters, in backquotes: a value in a message.
std::string quote(std::string_view text);

/// A date of a date value or of a string; a time likewise. Nothing where it is neither or does not exist.
std::optional<Day> to_day(const Value& value);
std::optional<TimeOfDay> to_time(const Value& value);

/// A number as a user would write it: `8`, `12.5`. Nothing for other kinds, infinities and NaN.
std::optional<std::string> number_text(const Value& value);

/// The strings of a string or an array of strings; other items are findings. A loose text is cut at `;`.
std::vector<At<std::string>> string_items(const Key& key, Value& value, Diagnostics& findings);

}  // namespace rubdown::toml
