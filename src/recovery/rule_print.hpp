// Values of rules as TOML and as JSON, along the keys of rule_fields.hpp. What is as by default is left out.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <type_traits>

#include "recovery/lapse.hpp"
#include "recovery/rule_fields.hpp"
#include "recovery/rule_words.hpp"

namespace rubdown {

enum class Notation { toml, json };

/// A string in double quotes, escaped as both notations take it.
std::string quote_string(std::string_view text);

/// `16 km`, `800 m`: a distance that reads back as itself.
std::string exact_distance(Distance distance);

/// Prints any value a rule holds on one line.
class ValuePrinter {
 public:
  explicit ValuePrinter(Notation notation) : notation_(notation) {}

  std::string print(Text text) const { return quote_string(text); }
  std::string print(bool value) const { return value ? "true" : "false"; }
  std::string print(int value) const { return std::to_string(value); }
  std::string print(double value) const { return fmt::format("{}", value); }
  std::string print(Minutes value) const { return quote_string(format_lapse(value)); }
  std::string print(Distance value) const { return quote_string(exact_distance(value)); }
  std::string print(TimeOfDay value) const { return quote_string(format_time(value)); }
  template <class E>
  requires std::is_enum_v<E> std::string print(E value)
  const { return quote_string(word(value)); }
  template <class T>
  std::string print(const std::optional<T>& value) const {
    return value ? print(*value) : std::string{};
  }
  template <class T>
  std::string print(const List<T>& list) const {
    if (list.empty()) return {};
    if (list.size() == 1 && notation_ == Notation::toml) return print(list[0]);
    std::string out = "[";
    for (std::size_t i = 0; i < list.size(); ++i) out.append(i > 0 ? ", " : "").append(print(list[i]));
    return out += "]";
  }
  template <class S>
  requires std::is_class_v<S> std::string print(const S& value)
  const {
    std::string out;
    const S plain{};
    for_each_set(value, plain, [&](std::string_view key, const std::string& printed) {
      out.append(out.empty() ? "" : ", ").append(pair(key, printed));
    });
    if (out.empty()) return {};
    return notation_ == Notation::toml ? "{ " + out + " }" : "{" + out + "}";
  }

  std::string pair(std::string_view key, const std::string& printed) const {
    return notation_ == Notation::toml ? fmt::format("{} = {}", key, printed) : fmt::format("\"{}\":{}", key, printed);
  }

  /// Calls `use(key, printed)` for each member of `value` that differs from `plain`.
  template <class S, class Use>
  void for_each_set(const S& value, const S& plain, Use use) const {
    std::vector<std::string> defaults;
    visit_fields(plain,
                 [&](std::string_view, const auto& member, std::string_view) { defaults.push_back(print(member)); });
    std::size_t place = 0;
    visit_fields(value, [&](std::string_view key, const auto& member, std::string_view meaning) {
      const std::string printed = print(member);
      const bool wanted = meaning.ends_with("; required") ? !printed.empty() : printed != defaults[place];
      ++place;
      if (wanted && !printed.empty()) use(key, printed);
    });
  }

 private:
  Notation notation_;
};

}  // namespace rubdown
