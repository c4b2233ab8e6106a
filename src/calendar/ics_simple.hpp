// Characters that stand for themselves in TEXT (RFC 5545 section 3.3.11), whatever stands beside them.
#pragma once

#include "base/octets.hpp"

namespace rubdown {

constexpr bool is_simple(char c) { return c >= 0x20 && c < 0x7f && c != '\\' && c != ';' && c != ',' && c != '<'; }

/// The same of sixteen: not zero for those that are not simple. One comparison finds all below 0x20, those of other
/// characters than ASCII, which are below zero, and 0x7f, which is moved there; a comma and `<` differ in one bit.
inline Octets not_simple(Octets o) {
  const Octets moved = wrapping_add(o, 1);
  return (moved < 0x21) | ((o | 0x10) == '<') | (o == ';') | (o == '\\');
}

}  // namespace rubdown
