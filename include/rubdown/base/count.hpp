// A number of things in words.
#pragma once

#include <string>
#include <string_view>

namespace rubdown {

/// `1 day`, `0 days`, `3 easy days`: for nouns whose plural is made with an s.
template <class Number>
std::string counted(Number count, std::string_view noun) {
  return std::to_string(count).append(" ").append(noun).append(count == 1 ? "" : "s");
}

}  // namespace rubdown
