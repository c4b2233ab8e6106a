// What many events of a calendar say in the same words, escaped once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/calendar/ics_text.hpp"
#include "rubdown/schedule/session.hpp"

namespace rubdown {

/// True for a text of the user's that is too long for a calendar; descriptions stay near 2 kB.
bool is_long(std::string_view text);
/// The text, cut where it is too long.
std::string shortened(std::string_view text);

/// Makes phrases and keeps the last of them. The sessions they were made of must outlive this. References it gives hold
/// until it is asked for the next of that kind.
class IcsPhrases {
 public:
  /// A reason: these with its trigger between them.
  struct Why {
    IcsPhrase before, after;
  };
  const Why& of(const Reason& reason);
  const IcsPhrase& of(const Care& care);
  const IcsPhrase& of(const Advice& advice);
  const IcsPhrase& safety() const { return safety_; }

  IcsPhrases();

 private:
  template <class Said, class Phrase>
  struct Kept {
    const Said* said = nullptr;
    Phrase phrase;
  };
  /// As many as the rules of a plan say; where there are more the oldest gives way.
  template <class Said, class Phrase>
  struct Shelf {
    std::vector<Kept<Said, Phrase>> kept;
    std::size_t oldest = 0;
  };
  template <class Said, class Phrase>
  const Phrase& find(Shelf<Said, Phrase>& shelf, const Said& said);

  Shelf<Reason, Why> reasons_;
  Shelf<Care, IcsPhrase> cares_;
  Shelf<Advice, IcsPhrase> advice_;
  IcsPhrase safety_;
};

}  // namespace rubdown
