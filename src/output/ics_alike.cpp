#include "output/ics_alike.hpp"

#include <bit>

#include "output/ics_phrases.hpp"

namespace rubdown {
namespace {

bool same_text(std::string_view a, std::string_view b) { return a.data() == b.data() && a.size() == b.size(); }

bool is_alike(const Run& a, const Run& b) {
  return &*a.workout == &*b.workout && a.hard == b.hard && a.is_long == b.is_long && same_text(a.note, b.note);
}
bool is_alike(const Recovery& a, const Recovery& b) {
  return a.parts.data() == b.parts.data() && a.parts.size() == b.parts.size() && a.appointment == b.appointment &&
         a.therapist == b.therapist && same_text(a.booking_advice, b.booking_advice);
}
bool is_alike(const Advice& a, const Advice& b) { return same_text(a.text, b.text); }
bool is_alike(const Reason& a, const Reason& b) { return same_views(a, b) && may_replace(a.trigger, b.trigger); }

template <class T>
bool are_alike(std::span<const T> a, std::span<const T> b) {
  if (a.size() != b.size()) return false;
  const T* other = b.data();
  for (const T& one : a)
    if (!is_alike(one, *other++)) return false;
  return true;
}

/// All that the lines are made from, but for the identity, the time and the triggers, which may_replace() looks at.
/// Words that come again are mostly views of one text: whether others are the same is not asked.
bool is_alike(const Session& a, const Session& b) {
  if (!same_text(a.title, b.title) || a.start.has_value() != b.start.has_value() || a.length != b.length ||
      a.length_known != b.length_known || a.distance != b.distance || !are_alike(a.advice, b.advice))
    return false;
  const Run *run = std::get_if<Run>(&a.what), *other_run = std::get_if<Run>(&b.what);
  if (run != nullptr) {
    if (other_run == nullptr || !is_alike(*run, *other_run)) return false;
  } else {
    const Recovery *care = std::get_if<Recovery>(&a.what), *other_care = std::get_if<Recovery>(&b.what);
    if (care == nullptr || other_care == nullptr || !is_alike(*care, *other_care)) return false;
  }
  return are_alike(a.reasons, b.reasons);
}

std::uint64_t address(const void* place) { return std::bit_cast<std::uintptr_t>(place); }

/// Of what tells most sessions of a plan apart.
std::uint64_t hash_of(const Session& session) {
  constexpr std::uint64_t odd = 0x9e3779b97f4a7c15;
  std::uint64_t sum = address(session.title.data()) + static_cast<std::uint64_t>(session.length.count());
  for (const Reason& reason : session.reasons)
    sum = (sum + address(reason.because.data()) + reason.trigger.size()) * odd;
  return sum * odd;
}

}  // namespace

bool IcsAlike::write_again(IcsText& ics, const Session& session) {
  hash_ = hash_of(session);
  const auto* kept = events_.find(hash_, [&](const auto& one) { return is_alike(*one.said, session); });
  if (!kept) return false;
  const Lines& before = kept->phrase;
  const auto begin = static_cast<std::uint32_t>(ics.whole_lines().size());
  ics.lines({copies_.data() + before.begin, before.size});
  const IcsPlace* place = before.triggers.data();
  for (const Reason& reason : session.reasons) {
    ics.replace({begin + place->at, place->before}, reason.trigger);
    ++place;
  }
  return true;
}

void IcsAlike::keep(const IcsText& ics, std::size_t begin, const Session& session) {
  const std::string_view lines = ics.whole_lines().substr(begin);
  if (triggers_ != session.reasons.size() || triggers_ > most_reasons) return;
  for (std::size_t i = 0; i < triggers_; ++i) {
    if (lines_.triggers[i].at == IcsPlace::none) return;
    lines_.triggers[i].at -= static_cast<std::uint32_t>(begin);
  }
  lines_.begin = static_cast<std::uint32_t>(copies_.size());
  lines_.size = static_cast<std::uint32_t>(lines.size());
  copies_.append(lines);
  events_.add(hash_, {&session, lines_});
}

}  // namespace rubdown
