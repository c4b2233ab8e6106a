// What many events say in the same words, of one calendar or of several, escaped once.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rubdown/calendar/ics_text.hpp"
#include "rubdown/output/format.hpp"
#include "rubdown/schedule/session.hpp"

namespace rubdown {

inline constexpr std::size_t longest_title = 200;  ///< octets

inline constexpr std::size_t longest_text = 600;  ///< octets

/// Adds a text of the user's, cut where it is too long for a calendar; descriptions stay near 2 kB.
void put_cut(IcsText& ics, std::string_view text);
inline void put(IcsText& ics, std::string_view text) {
  if (text.size() > longest_text) return put_cut(ics, text);
  ics.text(text);
}
/// The same as a line of a description, after a label; nothing for no text.
void put_line(IcsText& ics, std::string_view label, std::string_view text);

/// Phrases of one kind, each found by what it says: `Said`, or whatever the caller compares with that.
/// `Places`, of which no more are kept, is a power of two.
template <class Said, class Phrase, std::size_t Places>
class IcsShelf {
 public:
  struct Kept {
    Said said;
    Phrase phrase;
  };

  /// The first that `same` says yes to; null where there is none. What says the same has one hash.
  template <class Same>
  Kept* find(std::uint64_t hash, Same same) {
    const std::size_t place = place_of(hash);
    Kept* const first = at(place);
    if (first && same(*first)) return first;
    Kept* const second = at(place ^ 1);
    return second && same(*second) ? second : nullptr;
  }
  /// It holds until the next is added. Where both its places are taken, what stood in the first is no more.
  Kept& add(std::uint64_t hash, Kept kept) {
    std::size_t place = place_of(hash);
    if (places_[place] != 0 && places_[place ^ 1] != 0) return *at(place) = std::move(kept);
    if (places_[place] != 0) place ^= 1;
    kept_.push_back(std::move(kept));
    places_[place] = static_cast<std::uint16_t>(kept_.size());
    return kept_.back();
  }
  void clear() { *this = {}; }

 private:
  Kept* at(std::size_t place) { return places_[place] != 0 ? &kept_[places_[place] - 1] : nullptr; }
  static std::size_t place_of(std::uint64_t hash) { return static_cast<std::size_t>(hash >> 32) % Places; }
  std::array<std::uint16_t, Places> places_{};  ///< numbers of those kept, from 1
  std::vector<Kept> kept_;
};

/// Makes phrases and keeps them, for the events of one calendar and for the calendars after it. References it gives
/// hold until it is asked for the next of that kind. Each phrase is whole lines or, of a reason, the parts before and
/// after its trigger. What it is asked for in another calendar is known again by its words alone.
class IcsPhrases {
 public:
  IcsPhrases();
  /// Before each calendar. What was said in it must live until the next begins.
  void begin(Units units, bool ascii);

  /// A text for the next calendar to be written over: one that was given back, with its room and as it is, since to
  /// write over a text takes less than to add to it. A quarter of a megabyte that comes and goes with each calendar
  /// leaves holes that the next one does not fit in.
  std::string take_room() { return std::exchange(room_, {}); }
  void give_back(std::string calendar) { room_ = std::move(calendar); }

  /// A reason: these with its trigger between them.
  struct Why {
    IcsPhrase before, after;
    IcsPhrase last;  ///< what stands after the trigger with safety() after it, as it is mostly said
  };
  const Why& of(const Reason& reason);
  const IcsPhrase& of(const Care& care);
  const IcsPhrase& of(const Advice& advice);
  const IcsPhrase& of(const Workout& workout);  ///< as it was written
  /// Whom to book, as an event's text and as the lines of its place and contact.
  struct Booked {
    IcsPhrase said;
    std::string_view lines;
  };
  const Booked& of(const Booking& booking);
  /// How far and how long a session is; null where neither is known.
  const IcsPhrase* sizes(const Session& session);
  const IcsPhrase& safety() const { return safety_; }

  /// A title that stands alone in SUMMARY.
  struct Title {
    std::string_view shown, line;  ///< as it is said, and the whole line that says it
  };
  /// Null for a title that says nothing.
  const Title* title(std::string_view given);

 private:
  /// A reason of this calendar that was asked for, so that its words are compared once.
  struct Asked {
    const Reason* reason = nullptr;
    const Why* why = nullptr;
    std::uint32_t calendar = 0;
  };
  /// What a phrase of sizes depends on.
  struct Size {
    Seconds length;
    bool length_known;
    std::optional<Range<Distance>> distance;
    Units units;
    friend bool operator==(const Size&, const Size&) = default;
  };

  void forget();
  Reason keep(const Reason& reason);
  Why make(const Reason& reason);
  IcsPhrase make(const Care& care);
  Booked make(const Booking& booking);
  IcsPhrase make(const Size& size);
  IcsPhrase take();
  IcsPhrase make_line(std::string_view text);
  [[gnu::noinline]] const Why& ask(const Reason& reason, Asked& asked);
  [[gnu::noinline]] const IcsPhrase& add(const Care& care, std::uint64_t hash);
  [[gnu::noinline]] const IcsPhrase& add(const Size& size, std::uint64_t hash);
  [[gnu::noinline]] const Title* add_title(std::string_view given, std::uint64_t hash);

  Units units_ = Units::km;
  bool ascii_ = false;
  std::uint32_t calendar_ = 0;  ///< which one, from 1
  std::size_t made_ = 0;        ///< phrases that `texts_` holds
  TextStore texts_;
  IcsPhraseStore phrase_texts_;
  std::string none_;
  IcsText maker_{none_};
  std::string room_;
  std::string words_;  ///< of the phrase that is being made
  std::string line_;   ///< of the title that is being made
  IcsShelf<Reason, const Why*, 256> reasons_;
  std::array<Asked, 128> asked_;  ///< by where their words are
  IcsShelf<Care, IcsPhrase, 512> cares_;
  IcsShelf<std::string_view, IcsPhrase, 128> advice_;
  IcsShelf<std::string_view, IcsPhrase, 512> workouts_;
  IcsShelf<Size, IcsPhrase, 1024> sizes_;
  IcsShelf<std::string_view, Title, 512> titles_;
  std::vector<std::pair<const Booking*, Booked>> bookings_;  ///< of this calendar
  std::vector<std::pair<Booking, Booked>> all_bookings_;
  IcsPhrase safety_;
};

}  // namespace rubdown
