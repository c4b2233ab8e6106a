#include "recovery/claims.hpp"

#include <algorithm>
#include <array>

#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

constexpr std::array rows{
    Claim{"lactic acid", "wiltshire-2010"},
    Claim{"lactate", "wiltshire-2010"},
    Claim{"flush", "wiltshire-2010"},
    Claim{"toxin", "wiltshire-2010"},
    Claim{"adhesion", "chaudhry-2008"},
    Claim{"break up", "chaudhry-2008"},
    Claim{"breaks up", "chaudhry-2008"},
    Claim{"heals", "dawson-2004"},
    Claim{"faster healing", "dawson-2004"},
    Claim{"speeds healing", "dawson-2004"},
    Claim{"speed up healing", "dawson-2004"},
    Claim{"speeds recovery", "hoffman-2016"},
    Claim{"speed up recovery", "hoffman-2016"},
    Claim{"shortens recovery", "hoffman-2016"},
    Claim{"repairs tissue", "dawson-2004"},
    Claim{"repairs the brain", "moyer-2004"},
    Claim{"makes you faster", "davis-2020"},
    Claim{"run faster", "davis-2020"},
    Claim{"improves performance", "davis-2020"},
    Claim{"boosts performance", "davis-2020"},
    Claim{"prevents injur", "herbert-2011"},
    Claim{"prevents soreness", "herbert-2011"},
    Claim{"more blood flow", "shoemaker-1997"},
    Claim{"increases blood flow", "shoemaker-1997"},
    Claim{"lengthens the it band", "chaudhry-2008"},
    Claim{"releases the fascia", "chaudhry-2008"},
};

constexpr std::array<std::string_view, 7> denials{"not ", "n't ", "no ", "never ", "cannot ", "without ", "nothing "};

/// The part of `text` before `place` in the same sentence holds a denial, or the sentence calls it unproven.
bool denied(std::string_view text, std::size_t place) {
  const std::string_view after = text.substr(place, text.substr(place).find_first_of(".;!?"));
  if (after.find("unproven") != std::string_view::npos) return true;
  std::string_view before = text.substr(0, place);
  if (const auto stop = before.find_last_of(".;!?"); stop != std::string_view::npos) before.remove_prefix(stop + 1);
  return std::any_of(denials.begin(), denials.end(), [before](std::string_view word) {
    return before.starts_with(word) || before.find(std::string{" "}.append(word)) != std::string_view::npos ||
           (word == "n't " && before.find(word) != std::string_view::npos);
  });
}

}  // namespace

std::span<const Claim> claims() { return rows; }

std::string_view find_claim(std::string_view text) {
  const std::string folded = lower(text);
  for (const Claim& claim : rows) {
    for (auto place = folded.find(claim.phrase); place != std::string::npos;
         place = folded.find(claim.phrase, place + 1)) {
      if (!denied(folded, place)) return claim.phrase;
    }
  }
  return {};
}

}  // namespace rubdown
