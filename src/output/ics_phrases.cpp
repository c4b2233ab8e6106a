#include "output/ics_phrases.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "output/words.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/base/vocabulary.hpp"
#include "rubdown/schedule/words.hpp"

namespace rubdown {
namespace {

constexpr std::size_t most_made = 4096;  ///< phrases, about 1 MB of them

constexpr std::size_t most_bookings = 64;  ///< one is looked for among all

constexpr std::uint64_t odd = 0x9e3779b97f4a7c15;

std::uint64_t word_at(std::string_view text, std::size_t place) {
  std::uint64_t word = 0;
  std::memcpy(&word, text.data() + place, sizeof word);
  return word;
}

/// Of all of a text.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t sum = text.size();
  if (text.size() < sizeof sum) {
    for (const char c : text) sum = sum << 8 | static_cast<unsigned char>(c);
  } else {
    const std::size_t last = text.size() - sizeof sum;
    for (std::size_t place = 0; place < last; place += sizeof sum) sum = (sum + word_at(text, place)) * odd;
    sum += word_at(text, last);
  }
  return sum * odd;
}
/// Of the front of a title and its end.
std::uint64_t hash_of_title(std::string_view text) {
  constexpr std::size_t word = sizeof(std::uint64_t);
  if (text.size() < word) return hash_of(text);
  std::uint64_t sum = (text.size() + word_at(text, 0)) * odd + word_at(text, text.size() - word);
  if (text.size() >= 2 * word) sum = sum * odd + word_at(text, word);
  return sum * odd;
}
/// Of the middle of a sentence, which tells those of rules apart.
std::uint64_t hash_of_sentence(std::string_view text) {
  if (text.size() < sizeof(std::uint64_t)) return hash_of(text);
  return (text.size() + word_at(text, (text.size() - sizeof(std::uint64_t)) / 2)) * odd;
}
std::uint64_t hash_of(std::int64_t number) { return static_cast<std::uint64_t>(number) * odd; }

/// Views of one text, not only of the same words.
bool same_text(std::string_view a, std::string_view b) { return a.data() == b.data() && a.size() == b.size(); }

/// True where two reasons differ in nothing but their trigger, and have one both or neither.
bool same_words(const Reason& a, const Reason& b) {
  return a.because == b.because && a.rule == b.rule && a.grade == b.grade && a.trigger.empty() == b.trigger.empty() &&
         std::equal(a.sources.begin(), a.sources.end(), b.sources.begin(), b.sources.end());
}
/// The same, told without a look at the words, of reasons that live at one time.
bool same_views(const Reason& a, const Reason& b) {
  return same_text(a.because, b.because) && same_text(a.rule, b.rule) && a.grade == b.grade &&
         a.trigger.empty() == b.trigger.empty() && a.sources.data() == b.sources.data() &&
         a.sources.size() == b.sources.size();
}
bool same_words(const Care& a, const Care& b) {
  return a.type == b.type && a.length == b.length && a.areas == b.areas && a.dose == b.dose;
}

/// True for printable ASCII without spaces at its ends or two in a row: clean as it is.
bool is_clean(std::string_view title) {
  for (std::size_t i = 0; i < title.size(); ++i) {
    if (title[i] > 0x20 && title[i] < 0x7f) continue;
    if (title[i] != ' ' || i == 0 || title[i - 1] == ' ') return false;
  }
  return !title.empty() && title.back() != ' ';
}

/// The text, cut where it is too long for a calendar; descriptions stay near 2 kB.
std::string& append_cut(std::string& words, std::string_view text) {
  const bool fits = text.size() <= longest_text;
  return fits ? words.append(text) : words += cut(text.substr(0, longest_text), longest_text / 2);
}

void add_line(std::string& words, std::string_view label, std::string_view text) {
  if (!text.empty()) append_cut(words.append(label), text) += '\n';
}

std::string lines_of(const Booking& booking) {
  std::string lines;
  IcsText ics(lines);
  ics.line("LOCATION", booking.address);
  ics.open("CONTACT", false);
  ics.text(booking.name);
  for (const std::string& part : {booking.organisation, booking.phone}) {
    if (!part.empty()) ics.text(booking.name.empty() ? "" : ", ").text(part);
  }
  ics.close();
  ics.uri("URL", booking.url);
  return lines;
}

}  // namespace

void put_cut(IcsText& ics, std::string_view text) {
  std::string words;
  ics.text(append_cut(words, text));
}

void put_line(IcsText& ics, std::string_view label, std::string_view text) {
  if (text.empty()) return;
  if (!label.empty()) ics.text(label);
  put(ics, text);
  ics.new_line();
}

/// What `words_` says, which it gives up.
IcsPhrase IcsPhrases::take() {
  const IcsPhrase phrase = maker_.phrase(words_, phrase_texts_);
  words_.clear();
  ++made_;
  return phrase;
}

/// `Why: BECAUSE (RULE, for TRIGGER; weak evidence; SOURCE, SOURCE)`; without a reason of the rule's own the trigger
/// stands in its place.
IcsPhrases::Why IcsPhrases::make(const Reason& reason) {
  Why why;
  words_ = "Why: ";
  if (reason.because.empty()) why.before = take();
  append_cut(words_, reason.because).append(" (").append(reason.rule);
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
  if (reason.because.empty()) {
    // It begins with a space, so it is escaped where it stands: nothing can be put behind it before that.
    const std::string last = words_ + std::string{short_safety};
    why.after = take();
    words_ = last;
    why.last = take();
  } else {
    why.after = take();
    why.last = IcsText::joined(why.after, safety_, phrase_texts_);
  }
  return why;
}

IcsPhrase IcsPhrases::make(const Care& care) {
  words_ += row(care.type).title;
  if (care.length.count() > 0) words_.append(" ").append(format_duration(care.length));
  const bool named_only = care.length.count() == 0 && care.areas.empty();
  const auto beyond = named_only ? beyond_title(care.type, care.dose) : std::nullopt;
  if (!care.areas.empty()) words_.append(": ").append(describe(care.areas));
  if (beyond) {
    append_cut(words_, *beyond);
  } else if (!care.dose.empty()) {
    append_cut(words_ += " (", care.dose) += ')';
  }
  words_ += '\n';
  return take();
}

IcsPhrases::Booked IcsPhrases::make(const Booking& booking) {
  append_cut(words_ = "With ", booking.name);
  if (!booking.credential.empty()) append_cut(words_ += ", ", booking.credential);
  if (!booking.license.empty()) append_cut(words_ += ", licence ", booking.license);
  if (booking.license_expires) words_.append(" to ").append(format_day(*booking.license_expires));
  words_ += '\n';
  add_line(words_, {}, booking.organisation);
  add_line(words_, "Phone ", booking.phone);
  add_line(words_, "Book at ", booking.url);
  add_line(words_, "Price ", booking.price);
  return {take(), texts_.keep(lines_of(booking))};
}

IcsPhrase IcsPhrases::make(const Size& size) {
  const std::string length = size.length_known ? length_text(size.length) : std::string{};
  if (size.distance) words_ += format_distance(*size.distance, units_, ascii_);
  if (size.distance && !length.empty()) words_ += ", about ";
  words_.append(length).append("\n");
  return take();
}

IcsPhrases::IcsPhrases() {
  maker_.hold();
  forget();
}

void IcsPhrases::begin(Units units, bool ascii) {
  if (made_ > most_made || ascii != ascii_ || all_bookings_.size() > most_bookings) forget();
  units_ = units;
  ascii_ = ascii;
  ++calendar_;
  bookings_.clear();
}

void IcsPhrases::forget() {
  reasons_.clear();
  cares_.clear();
  advice_.clear();
  workouts_.clear();
  sizes_.clear();
  titles_.clear();
  all_bookings_.clear();
  texts_ = {};
  phrase_texts_ = {};
  made_ = 0;
  safety_ = maker_.phrase(short_safety, phrase_texts_);
}

/// Its words for as long as the phrases live, but for the trigger: only whether there is one counts.
Reason IcsPhrases::keep(const Reason& reason) {
  std::vector<std::string_view> sources;
  sources.reserve(reason.sources.size());
  for (const std::string_view source : reason.sources) sources.push_back(texts_.keep(source));
  return {texts_.keep(reason.rule), reason.trigger.empty() ? "" : "any", texts_.keep(reason.because), reason.grade,
          texts_.keep(std::span<const std::string_view>(sources))};
}

// What is asked for mostly stands there already, and to find it takes no more than a few registers: so what is to be
// made is made elsewhere.

const IcsPhrases::Why& IcsPhrases::of(const Reason& reason) {
  const auto address = [](std::string_view text) { return reinterpret_cast<std::uintptr_t>(text.data()); };
  Asked& asked = asked_[(address(reason.because) + (address(reason.rule) >> 2)) / 8 % asked_.size()];
  return asked.calendar == calendar_ && same_views(*asked.reason, reason) ? *asked.why : ask(reason, asked);
}

const IcsPhrases::Why& IcsPhrases::ask(const Reason& reason, Asked& asked) {
  const std::uint64_t hash = hash_of_sentence(reason.because) + hash_of(reason.rule);
  auto* kept = reasons_.find(hash, [&](const auto& one) { return same_words(one.said, reason); });
  if (!kept) {
    const Why why = make(reason);
    kept = &reasons_.add(hash, {keep(reason), texts_.keep(std::span<const Why>(&why, 1)).data()});
  }
  asked = {&reason, kept->phrase, calendar_};
  return *asked.why;
}

const IcsPhrase& IcsPhrases::of(const Care& care) {
  const std::uint64_t hash =
      hash_of_sentence(care.dose) + hash_of(care.length.count()) + hash_of(std::bit_cast<std::int64_t>(care.areas));
  auto* kept = cares_.find(hash, [&](const auto& one) { return same_words(one.said, care); });
  return kept ? kept->phrase : add(care, hash);
}

const IcsPhrase& IcsPhrases::add(const Care& care, std::uint64_t hash) {
  const Care own{care.type, care.length, care.areas, texts_.keep(care.dose), {}};
  return cares_.add(hash, {own, make(care)}).phrase;
}

IcsPhrase IcsPhrases::make_line(std::string_view text) {
  add_line(words_, {}, text);
  return take();
}

const IcsPhrase& IcsPhrases::of(const Advice& advice) {
  const std::uint64_t hash = hash_of_sentence(advice.text);
  auto* kept = advice_.find(hash, [&](const auto& one) { return one.said == advice.text; });
  return kept ? kept->phrase : advice_.add(hash, {texts_.keep(advice.text), make_line(advice.text)}).phrase;
}

const IcsPhrase& IcsPhrases::of(const Workout& workout) {
  const std::uint64_t hash = hash_of_title(workout.text);
  auto* kept = workouts_.find(hash, [&](const auto& one) { return one.said == workout.text; });
  return kept ? kept->phrase : workouts_.add(hash, {texts_.keep(workout.text), make_line(workout.text)}).phrase;
}

const IcsPhrases::Booked& IcsPhrases::of(const Booking& booking) {
  for (const auto& [asked, booked] : bookings_)
    if (asked == &booking) return booked;
  const auto same = [&](const auto& one) { return one.first == booking; };
  auto known = std::find_if(all_bookings_.begin(), all_bookings_.end(), same);
  if (known == all_bookings_.end()) known = all_bookings_.insert(known, {booking, make(booking)});
  return bookings_.emplace_back(&booking, known->second).second;
}

const IcsPhrase* IcsPhrases::sizes(const Session& session) {
  if (!session.distance && (!session.length_known || session.length.count() == 0)) return nullptr;
  const Size size{session.length, session.length_known, session.distance, units_};
  const std::uint64_t hash = hash_of(size.length.count() + (size.distance ? size.distance->max.mm << 16 : 0));
  auto* kept = sizes_.find(hash, [&](const auto& one) { return one.said == size; });
  return kept ? &kept->phrase : &add(size, hash);
}

const IcsPhrase& IcsPhrases::add(const Size& size, std::uint64_t hash) {
  return sizes_.add(hash, {size, make(size)}).phrase;
}

const IcsPhrases::Title* IcsPhrases::title(std::string_view given) {
  const std::uint64_t hash = hash_of_title(given);
  auto* kept = titles_.find(hash, [&](const auto& one) { return one.said == given; });
  return kept ? &kept->phrase : add_title(given, hash);
}

const IcsPhrases::Title* IcsPhrases::add_title(std::string_view given, std::uint64_t hash) {
  words_ = is_clean(given) ? given : clean(given, ascii_);
  if (words_.empty()) return nullptr;
  if (words_.size() > longest_title) words_ = cut(words_, longest_title / 2, ascii_);
  line_.clear();
  IcsText(line_).line("SUMMARY", words_);
  ++made_;
  const std::string_view all = texts_.join({given, words_, line_});
  const Title title{all.substr(given.size(), words_.size()), all.substr(given.size() + words_.size())};
  words_.clear();
  return &titles_.add(hash, {all.substr(0, given.size()), title}).phrase;
}

void give_back(IcsPhrases& phrases, std::string calendar) { phrases.give_back(std::move(calendar)); }

std::shared_ptr<IcsPhrases> make_ics_phrases() { return std::make_shared<IcsPhrases>(); }

}  // namespace rubdown
