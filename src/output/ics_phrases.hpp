// What many events of a calendar say in the same words, escaped once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/calendar/ics_text.hpp"
#include "rubdown/output/format.hpp"
#include "rubdown/schedule/session.hpp"

namespace rubdown {

/// Adds a text of the user's, cut where it is too long for a calendar; descriptions stay near 2 kB.
void put(IcsText& ics, std::string_view text);
/// The same as a line of a description, after a label; nothing for no text.
void put_line(IcsText& ics, std::string_view label, std::string_view text);

/// Makes phrases and keeps the last of them. The sessions they were made of must outlive this. References it gives hold
/// until it is asked for the next of that kind. Each phrase is whole lines or, of a reason, the parts before and
/// after its trigger.
class IcsPhrases {
 public:
  explicit IcsPhrases(const RenderOptions& options);
  /// A reason: these with its trigger between them.
  struct Why {
    IcsPhrase before, after;
  };
  const Why& of(const Reason& reason);
  const IcsPhrase& of(const Care& care);
  const IcsPhrase& of(const Advice& advice);
  const IcsPhrase& of(const Booking& booking);
  /// How far and how long a session is; null where neither is known.
  const IcsPhrase* sizes(const Session& session);
  const IcsPhrase& safety() const { return safety_; }

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

  Why make(const Reason& reason);
  IcsPhrase make(const Care& care);
  IcsPhrase make(const Advice& advice);
  IcsPhrase make(const Booking& booking);
  IcsPhrase make(const Session& session);
  IcsPhrase take();

  Units units_;
  bool ascii_;
  TextStore texts_;
  std::string none_;
  IcsText maker_{none_};
  std::string words_;  ///< of the phrase that is being made
  Shelf<Reason, Why> reasons_;
  Shelf<Care, IcsPhrase> cares_;
  Shelf<Advice, IcsPhrase> advice_;
  Shelf<Booking, IcsPhrase> bookings_;
  Shelf<Session, IcsPhrase> sizes_;
  IcsPhrase safety_;
};

}  // namespace rubdown
