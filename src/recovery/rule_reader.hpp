// Walks a TOML table along the keys of rule_fields.hpp: what is known is read, everything else is a finding.
#pragma once

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "recovery/lapse.hpp"
#include "recovery/rule_fields.hpp"
#include "recovery/rule_store.hpp"
#include "recovery/rule_words.hpp"
#include "recovery/traits.hpp"
#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/recovery/codes.hpp"
#include "toml/value.hpp"

namespace rubdown {

/// `text` as a quoted value in a message, one line, not over forty columns.
inline std::string quoted(std::string_view text) { return fmt::format("`{}`", cut(one_line(text), 40)); }

/// What a key's whole numbers may be.
struct WholeNumbers {
  int least = -1000, most = 1000;
};
WholeNumbers range_of(std::string_view key);

/// The place of a key's value in a table, the table itself where it is absent.
Span place(const toml::Value& table, std::string_view key);
/// The place of one text in it, where it is a list.
Span place(const toml::Value& table, std::string_view key, Text text);
Span place_in(const toml::Value& list, Text text);

class RuleReader {
 public:
  RuleReader(RuleStore& store, Diagnostics& findings) : store_(store), findings_(findings) {}

  Diagnostics& findings() { return findings_; }

  /// Reads `value`, which must be a table, into `out`; keys that are absent leave their member as it is. `outer` keys
  /// are read by the caller.
  template <class S>
  void table(const toml::Value& value, S& out, std::string_view what, std::span<const std::string_view> outer = {}) {
    const toml::Entries* entries = value.table();
    if (entries == nullptr) return not_taken(value, what, "a table");
    std::vector<std::string_view> keys{outer.begin(), outer.end()};
    visit_fields(out, [&](std::string_view key, auto& member, std::string_view meaning) {
      keys.push_back(key);
      const toml::Value* found = toml::find(value, key);
      if (found != nullptr) {
        read(*found, member, key);
      } else if (meaning.ends_with("; required")) {
        findings_.add(rule_missing_key, value.at, fmt::format("`{}` is missing in {}", key, what),
                      fmt::format("add `{}`: {}", key, meaning.substr(0, meaning.size() - 10)));
      }
    });
    for (const toml::Entry& entry : *entries) {
      if (find_exactly(entry.key, keys)) continue;
      findings_.add(rule_unknown_key, entry.at, fmt::format("unknown key {} in {}", quoted(entry.key), what),
                    suggestion(entry.key, keys));
    }
  }

  void wrong_type(const toml::Value& value, std::string_view key, std::string_view expected) {
    not_taken(value, fmt::format("`{}`", key), expected);
  }

  void read(const toml::Value& value, Text& out, std::string_view key) {
    const std::string_view* text = value.text();
    if (text == nullptr) return wrong_type(value, key, "a string");
    out = store_.keep(one_line(*text));
  }
  void read(const toml::Value& value, bool& out, std::string_view key) {
    if (const bool* b = std::get_if<bool>(&value.data))
      out = *b;
    else
      wrong_type(value, key, "true or false");
  }
  void read(const toml::Value& value, int& out, std::string_view key) {
    const std::int64_t* number = std::get_if<std::int64_t>(&value.data);
    if (number == nullptr) return wrong_type(value, key, "a whole number");
    const auto [least, most] = range_of(key);
    if (*number < least || *number > most) {
      findings_.add(rule_out_of_range, value.at, fmt::format("`{}` is {}, out of {} to {}", key, *number, least, most));
      return;
    }
    out = static_cast<int>(*number);
  }
  void read(const toml::Value& value, double& out, std::string_view key) {
    double number = 0;
    if (const double* real = std::get_if<double>(&value.data))
      number = *real;
    else if (const std::int64_t* whole = std::get_if<std::int64_t>(&value.data))
      number = static_cast<double>(*whole);
    else
      return wrong_type(value, key, "a number");
    if (!(number >= 0 && number <= 1000)) {
      findings_.add(rule_out_of_range, value.at, fmt::format("`{}` is {:g}, out of 0 to 1000", key, number));
      return;
    }
    out = number;
  }
  void read(const toml::Value& value, Minutes& out, std::string_view key) {
    const std::string_view* text = value.text();
    if (text == nullptr) return wrong_type(value, key, "a length of time such as \"24 h\"");
    if (const auto lapse = parse_lapse(*text))
      out = *lapse;
    else
      not_understood(value, key, *text, "write a number with min, h, d or w: \"45 min\", \"24 h\", \"14 d\"");
  }
  void read(const toml::Value& value, Distance& out, std::string_view key) {
    const std::string_view* text = value.text();
    if (text == nullptr) return wrong_type(value, key, "a distance with its unit such as \"16 km\"");
    if (const auto distance = parse_distance(*text, Units::km))
      out = *distance;
    else
      not_understood(value, key, *text, "write a number with km, mi or m: \"16 km\"");
  }
  void read(const toml::Value& value, TimeOfDay& out, std::string_view key) {
    if (const auto* clock = std::get_if<toml::ClockTime>(&value.data)) {
      out = {std::chrono::duration_cast<Minutes>(*clock)};
      return;
    }
    const std::string_view* text = value.text();
    if (text == nullptr) return wrong_type(value, key, "a clock time such as \"18:00\"");
    if (const auto time = parse_time(*text))
      out = *time;
    else
      not_understood(value, key, *text, "write hours and minutes: \"18:00\"");
  }
  template <class E>
  requires std::is_enum_v<E>
  void read(const toml::Value& value, E& out, std::string_view key) {
    const std::string_view* text = value.text();
    if (text == nullptr) return wrong_type(value, key, "a word");
    if (const auto place = find_word(*text, choice_words<E>()))
      out = static_cast<E>(*place);
    else
      unknown_word(value, key, *text, choice_words<E>());
  }
  template <class T>
  void read(const toml::Value& value, std::optional<T>& out, std::string_view key) {
    T item{};
    const std::size_t before = findings_.size();
    read(value, item, key);
    if (findings_.size() == before) out = item;
  }
  /// One item, or an array of items.
  template <class T>
  void read(const toml::Value& value, List<T>& out, std::string_view key) {
    std::vector<T> items;
    const auto one = [&](const toml::Value& item) {
      T read_item{};
      const std::size_t before = findings_.size();
      read(item, read_item, key);
      if (std::is_class_v<T> || findings_.size() == before) items.push_back(read_item);
    };
    if (const toml::List* list = value.list()) {
      for (const toml::Value& item : *list) one(item);
    } else {
      one(value);
    }
    out = store_.keep(std::move(items));
  }
  template <class S>
  requires std::is_class_v<S>
  void read(const toml::Value& value, S& out, std::string_view key) {
    const std::size_t before = findings_.size();
    table(value, out, fmt::format("`{}`", key));
    prepare(out);
    if (findings_.size() == before) check(value, out);
  }

  void unknown_word(const toml::Value& value, std::string_view key, std::string_view text,
                    std::span<const std::string_view> words) {
    findings_.add(rule_unknown_word, value.at, fmt::format("`{}` does not know {}", key, quoted(text)),
                  suggestion(text, words));
  }

 private:
  /// `what` as people read it: a key in its backticks, or the header of a table.
  void not_taken(const toml::Value& value, std::string_view what, std::string_view expected) {
    if (value.kind() == toml::Kind::broken) return;
    findings_.add(rule_wrong_type, value.at,
                  fmt::format("{} takes {}, not {}", what, expected, toml::describe(value.kind())));
  }
  static bool find_exactly(std::string_view word, const std::vector<std::string_view>& words) {
    for (const std::string_view known : words) {
      if (known == word) return true;
    }
    return false;
  }
  void not_understood(const toml::Value& value, std::string_view key, std::string_view text, std::string help) {
    findings_.add(rule_not_understood, value.at, fmt::format("`{}` cannot be {}", key, quoted(text)), std::move(help));
  }

  // Conditions are read together with what follows from them.
  template <class S>
  void prepare(S&) {}
  void prepare(Match& match) {
    match = prepared(match);
    match.heard = phrases_of(match);
  }
  void prepare(Near& near) { prepare(near.match); }
  List<Phrase> phrases_of(const Match& match);

  // What holds inside one table; rule_checks.cpp and rule_conditions.cpp. Other tables have nothing to check.
  template <class S>
  void check(const toml::Value&, const S&) {}
  void check(const toml::Value& value, const Match& match);
  void check(const toml::Value& value, const Near& near);
  void check(const toml::Value& value, const Window& window);
  void check(const toml::Value& value, const Prescription& session);
  void check(const toml::Value& value, const Advise& advise);
  void check(const toml::Value& value, const Engine& engine);
  void check_phrase(const toml::Value& value, const Match& match, Text phrase);
  void check_except(const toml::Value& value, const Match& match);
  void check_words(const toml::Value& value, std::string_view key, List<Text> words,
                   std::span<const std::string_view> known);
  void check_setting(const toml::Value& value, Text opt_in, Text opt_out);

  RuleStore& store_;
  Diagnostics& findings_;
};

/// What holds for a rule as a whole, in the pack it joins.
void check_rule(const toml::Value& value, const Rule& rule, const RulePack& pack, Diagnostics& findings);

/// Types that are messages and take no time.
bool is_note(SessionType type);

}  // namespace rubdown
