#include "toml/codes.hpp"

#include <array>

namespace rubdown::toml {

std::span<const Code* const> toml_codes() {
  static constexpr std::array all{&file_too_large,  &control_character, &not_utf8,    &line_too_long, &key_too_long,
                                  &nested_too_deep, &not_ascii,         &open_string, &syntax,        &duplicate_key,
                                  &needs_quotes,    &no_such_date,      &bad_escape,  &bad_number,    &open_bracket,
                                  &unknown_key,     &wrong_type,        &missing_key, &unknown_word,  &out_of_range,
                                  &not_a_value};
  return all;
}

}  // namespace rubdown::toml
