// Events of one calendar that say the same.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "output/ics_shelf.hpp"
#include "rubdown/calendar/ics_text.hpp"
#include "rubdown/schedule/session.hpp"

namespace rubdown {

/// Most sessions of a plan come again, and then differ in their times and in what triggered their reasons alone: from
/// their titles on, the lines of an event were written before. Here they are kept, to be copied from. That takes some
/// sixty thousand octets, which calendars that follow each other use in turn; for one alone they would not pay.
class IcsAlike {
 public:
  /// Before each calendar.
  void clear() {
    events_.clear();
    copies_.clear();
  }
  /// The lines of an event before that said the same, with what triggered these reasons; false, and nothing written,
  /// where there is none.
  bool write_again(IcsText& ics, const Session& session);
  /// Begins one whose lines will be kept.
  void begin() { triggers_ = 0; }
  /// The trigger of its next reason was put into the text.
  void add_trigger(const IcsPlace& place) {
    if (triggers_ < most_reasons) lines_.triggers[triggers_] = place;
    ++triggers_;
  }
  /// The lines of the text from octet `begin` on are those of the session that write_again() was asked for last.
  void keep(const IcsText& ics, std::size_t begin, const Session& session);

 private:
  static constexpr std::size_t most_reasons = 2;
  struct Lines {
    std::uint32_t begin = 0, size = 0;              ///< where they are in `copies_`
    std::array<IcsPlace, most_reasons> triggers{};  ///< counted from their front
  };
  Lines lines_;  ///< of the event that is being written: the places of its triggers in the text
  std::size_t triggers_ = 0;
  std::uint64_t hash_ = 0;
  IcsShelf<const Session*, Lines, 256> events_;
  std::string copies_;
};

}  // namespace rubdown
