// Promises that no text may make, because studies contradict them or never showed them.
#pragma once

#include <span>
#include <string_view>

namespace rubdown {

/// Phrases in lower case, with the source that speaks against them.
struct Claim {
  std::string_view phrase;
  std::string_view against;
};
std::span<const Claim> claims();

/// The first such phrase in `text`, in any case, or empty. A phrase after `not`, `no`, `never` or `cannot` in the same
/// sentence is a denial and no claim.
std::string_view find_claim(std::string_view text);

}  // namespace rubdown
