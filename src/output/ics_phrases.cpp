#include "output/ics_phrases.hpp"

#include <algorithm>

#include "output/words.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/base/vocabulary.hpp"
#include "rubdown/schedule/words.hpp"

namespace rubdown {
namespace {

constexpr std::size_t longest_text = 600;  ///< octets
constexpr std::size_t most_kept = 64;      ///< of a kind

/// Views of one text. What rules say is such, so it needs no look at the words; another text that reads the same only
/// makes another phrase.
bool same_text(std::string_view a, std::string_view b) { return a.data() == b.data() && a.size() == b.size(); }

/// True where two reasons differ in nothing but their trigger, and have one both or neither.
bool same_words(const Reason& a, const Reason& b) {
  return same_text(a.because, b.because) && same_text(a.rule, b.rule) && a.grade == b.grade &&
         a.trigger.empty() == b.trigger.empty() && a.sources.data() == b.sources.data() &&
         a.sources.size() == b.sources.size();
}
bool same_words(const Care& a, const Care& b) {
  return a.type == b.type && a.length == b.length && a.areas == b.areas && a.dose == b.dose;
}
bool same_words(const Booking& a, const Booking& b) { return &a == &b || a == b; }
bool same_words(const Advice& a, const Advice& b) { return same_text(a.text, b.text); }
/// Of their sizes.
bool same_words(const Session& a, const Session& b) {
  return a.length == b.length && a.length_known == b.length_known && a.distance == b.distance;
}

/// The text, cut where it is too long for a calendar; descriptions stay near 2 kB.
std::string& add(std::string& words, std::string_view text) {
  const bool fits = text.size() <= longest_text;
  return fits ? words.append(text) : words += cut(text.substr(0, longest_text), longest_text / 2);
}

void add_line(std::string& words, std::string_view label, std::string_view text) {
  if (!text.empty()) add(words.append(label), text) += '\n';
}

}  // namespace

void put(IcsText& ics, std::string_view text) {
  if (text.size() <= longest_text) {
    ics.text(text);
  } else {
    std::string words;
    ics.text(add(words, text));
  }
}

void put_line(IcsText& ics, std::string_view label, std::string_view text) {
  if (text.empty()) return;
  if (!label.empty()) ics.text(label);
  put(ics, text);
  ics.new_line();
}

/// What `words_` says, which it gives up.
IcsPhrase IcsPhrases::take() {
  const IcsPhrase phrase = maker_.phrase(words_, texts_);
  words_.clear();
  return phrase;
}

/// `Why: BECAUSE (RULE, for TRIGGER; weak evidence; SOURCE, SOURCE)`; without a reason of the rule's own the trigger
/// stands in its place.
IcsPhrases::Why IcsPhrases::make(const Reason& reason) {
  Why why;
  words_ = "Why: ";
  if (reason.because.empty()) why.before = take();
  add(words_, reason.because).append(" (").append(reason.rule);
  if (!reason.because.empty()) {
    if (!reason.trigger.empty()) words_ += ", for ";
    why.before = take();
  }
  words_.append("; ").append(evidence_text(reason.grade));
  std::string_view separator = "; ";
  for (const std::string_view source : reason.sources) {
    words_.append(separator).append(source);
    separator = ", ";
  }
  words_ += ")\n";
  why.after = take();
  return why;
}

IcsPhrase IcsPhrases::make(const Care& care) {
  words_ += row(care.type).title;
  if (care.length.count() > 0) words_.append(" ").append(format_duration(care.length));
  const bool named_only = care.length.count() == 0 && care.areas.empty();
  const auto beyond = named_only ? beyond_title(care.type, care.dose) : std::nullopt;
  if (!care.areas.empty()) words_.append(": ").append(describe(care.areas));
  if (beyond) {
    add(words_, *beyond);
  } else if (!care.dose.empty()) {
    add(words_ += " (", care.dose) += ')';
  }
  words_ += '\n';
  return take();
}

IcsPhrase IcsPhrases::make(const Advice& advice) {
  add_line(words_, {}, advice.text);
  return take();
}

IcsPhrase IcsPhrases::make(const Booking& booking) {
  add(words_ = "With ", booking.name);
  if (!booking.credential.empty()) add(words_ += ", ", booking.credential);
  if (!booking.license.empty()) add(words_ += ", licence ", booking.license);
  if (booking.license_expires) words_.append(" to ").append(format_day(*booking.license_expires));
  words_ += '\n';
  add_line(words_, {}, booking.organisation);
  add_line(words_, "Phone ", booking.phone);
  add_line(words_, "Book at ", booking.url);
  add_line(words_, "Price ", booking.price);
  return take();
}

IcsPhrase IcsPhrases::make(const Session& session) {
  const std::string length = length_text(session);
  if (session.distance) words_ += format_distance(*session.distance, units_, ascii_);
  if (session.distance && !length.empty()) words_ += ", about ";
  words_.append(length).append("\n");
  return take();
}

template <class Said, class Phrase>
const Phrase& IcsPhrases::find(Shelf<Said, Phrase>& shelf, const Said& said) {
  for (const Kept<Said, Phrase>& kept : shelf.kept)
    if (same_words(*kept.said, said)) return kept.phrase;
  if (shelf.kept.size() < most_kept) return shelf.kept.emplace_back(Kept<Said, Phrase>{&said, make(said)}).phrase;
  Kept<Said, Phrase>& oldest = shelf.kept[shelf.oldest++ % most_kept];
  oldest = {&said, make(said)};
  return oldest.phrase;
}

IcsPhrases::IcsPhrases(const RenderOptions& options)
    : units_(options.units), ascii_(options.ascii), safety_(maker_.phrase(short_safety, texts_)) {}

const IcsPhrases::Why& IcsPhrases::of(const Reason& reason) { return find(reasons_, reason); }
const IcsPhrase& IcsPhrases::of(const Care& care) { return find(cares_, care); }
const IcsPhrase& IcsPhrases::of(const Booking& booking) { return find(bookings_, booking); }
const IcsPhrase& IcsPhrases::of(const Advice& advice) { return find(advice_, advice); }

const IcsPhrase* IcsPhrases::sizes(const Session& session) {
  const bool said = session.distance || (session.length_known && session.length.count() > 0);
  return said ? &find(sizes_, session) : nullptr;
}

}  // namespace rubdown
