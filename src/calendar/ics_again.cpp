// Which pieces stand in lines so that others may take their places, when the lines are written once more.
#include "base/octets.hpp"
#include "rubdown/calendar/ics_text.hpp"

namespace rubdown {
namespace {

constexpr std::string_view fold = "\r\n ";

/// Where a piece stands that ends with `text`: in one part, or in two with a fold between them.
IcsPlace place_of(std::string_view piece, std::string_view text) {
  // What follows these decides whether a space is put behind them.
  if (piece.find('<') != std::string_view::npos || piece.find('\\') != std::string_view::npos) return {};
  const auto place = [&](std::size_t octets, std::size_t before) {
    return IcsPlace{static_cast<std::uint32_t>(text.size() - octets), static_cast<std::uint32_t>(before)};
  };
  if (text.ends_with(piece)) return place(piece.size(), piece.size());
  const std::size_t octets = piece.size() + fold.size();
  if (text.size() < octets) return {};
  const std::string_view end = text.substr(text.size() - octets);
  const std::size_t before = end.find('\r');
  if (before > piece.size() || end.substr(before, fold.size()) != fold) return {};
  const bool same =
      end.substr(0, before) == piece.substr(0, before) && end.substr(before + fold.size()) == piece.substr(before);
  return same ? place(octets, before) : IcsPlace{};
}

/// All bits where both are letters or digits, or the same character.
Octets replaceable(Octets a, Octets b) {
  // Moved so that the last of a range is the greatest number there is.
  const auto letter = [](Octets o) { return wrapping_add(o | 0x20, 0x7f - 'z') > 0x7f - 26; };
  const auto digit = [](Octets o) { return wrapping_add(o, 0x7f - '9') > 0x7f - 10; };
  return (a == b) | ((letter(a) | digit(a)) & (letter(b) | digit(b)));
}

}  // namespace

bool may_replace(std::string_view piece, std::string_view other) {
  if (piece.size() != other.size()) return false;
  if (piece.size() < octets_at_once) return piece == other;
  const auto look = [&](std::size_t at) {
    return replaceable(load_octets(piece.data() + at), load_octets(other.data() + at));
  };
  // The last sixteen are looked at whole, some of them again.
  const std::size_t last = piece.size() - octets_at_once;
  Octets all = look(last);
  for (std::size_t at = 0; at < last; at += octets_at_once) all &= look(at);
  return !any_octet(~all);
}

/// Any piece where nothing is known of it.
IcsText& IcsText::middle(std::string_view piece) {
  // Behind a backslash or `<` its first character decides what is put before it.
  const bool parted = waiting_.after != '\0';
  text(piece);
  piece_ = parted ? IcsPlace{} : place_of(piece, {out_.data(), octets_to(at_)});
  return *this;
}

}  // namespace rubdown
