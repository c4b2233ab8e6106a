#include "rubdown/base/zone.hpp"

#include <algorithm>

#include "base/zone_footer.hpp"

namespace rubdown {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

/// The offset in force at `instant`, as a place in the zone's own tables: nothing is copied.
const ZoneOffset* find_offset(const std::vector<Instant>& when, const std::vector<std::uint8_t>& type_at,
                              const std::vector<ZoneOffset>& types, const std::optional<ZoneFooter>& footer,
                              Instant instant) {
  if (types.empty()) return nullptr;
  if (footer && (when.empty() || instant >= when.back())) return &footer_offset(*footer, instant);
  const auto after = std::upper_bound(when.begin(), when.end(), instant);
  // RFC 9636 section 3.2: type 0 holds before the first transition.
  if (after == when.begin()) return &types.front();
  return &types[type_at[static_cast<std::size_t>(after - when.begin() - 1)]];
}

bool is_word(std::string_view word) {
  if (word.empty() || word.front() == '-' || word.front() == '+') return false;
  return std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '+';
  });
}

std::string two_digits(long long value) {
  return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

}  // namespace

ZoneOffset Zone::offset_at(Instant instant) const {
  const ZoneOffset* found = find_offset(when_, type_at_, types_, footer_, instant);
  return found ? *found : ZoneOffset{seconds{0}, false, "UTC"};
}

std::vector<ZoneTransition> Zone::transitions(Instant from, Instant to) const {
  std::vector<ZoneTransition> result;
  if (types_.empty() || from >= to) return result;
  const auto add = [&](Instant when) {
    const ZoneOffset* before = find_offset(when_, type_at_, types_, footer_, when - seconds{1});
    const ZoneOffset* after = find_offset(when_, type_at_, types_, footer_, when);
    if (*before != *after) result.push_back({when, *before, *after});
  };
  const auto first = std::lower_bound(when_.begin(), when_.end(), from);
  for (auto it = first; it != when_.end() && *it < to; ++it) add(*it);
  if (!footer_ || !footer_->has_daylight) return result;

  const Instant begin = when_.empty() ? from : std::max(from, when_.back() + seconds{1});
  if (begin >= to) return result;
  Instant last = begin - seconds{1};
  const int last_year = utc_year(to + change_outside_year);
  for (int year = utc_year(begin - change_outside_year); year <= last_year; ++year) {
    for (const FooterChange& change : footer_changes(*footer_, year)) {
      if (change.when <= last || change.when >= to) continue;
      last = change.when;
      add(change.when);
    }
  }
  return result;
}

CivilResolution Zone::resolve(Civil civil) const {
  using Kind = CivilResolution::Kind;
  // Offsets lie between -26 and 26 hours, so whatever decides about this civil time lies within that of it.
  const Instant as_utc{civil.time_since_epoch()};
  const auto changes = transitions(as_utc - hours{27}, as_utc + hours{27});
  if (changes.empty()) {
    const ZoneOffset* offset = find_offset(when_, type_at_, types_, footer_, as_utc);
    const Instant only = as_utc - (offset ? offset->utc : seconds{0});
    return {Kind::unique, only, only};
  }
  std::optional<Instant> first, last;
  std::optional<Instant> in_gap;
  for (std::size_t i = 0; i <= changes.size(); ++i) {
    const seconds offset = i == 0 ? changes.front().before.utc : changes[i - 1].after.utc;
    const Instant candidate = as_utc - offset;
    const bool begun = i == 0 || candidate >= changes[i - 1].when;
    const bool ended = i < changes.size() && candidate >= changes[i].when;
    if (begun && !ended) {
      if (!first) first = candidate;
      last = candidate;
    }
    if (ended && as_utc - changes[i].after.utc < changes[i].when) in_gap = candidate;
  }
  if (!first) {
    const Instant read = in_gap.value_or(as_utc - changes.front().before.utc);
    return {Kind::gap, read, read};
  }
  return {*first == *last ? Kind::unique : Kind::overlap, *first, *last};
}

Zone fixed_zone(std::string_view name, seconds utc) {
  Zone zone;
  zone.name_ = name;
  zone.types_.push_back({utc, false, std::string(name)});
  return zone;
}

std::optional<Zone> listed_zone(std::string_view name, const ZoneOffset& first, std::vector<ListedChange> changes) {
  std::stable_sort(changes.begin(), changes.end(),
                   [](const ListedChange& a, const ListedChange& b) { return a.when < b.when; });
  constexpr std::size_t most_types = 200;
  Zone zone;
  zone.name_ = name;
  zone.types_.push_back(first);
  for (const ListedChange& change : changes) {
    auto type = std::find(zone.types_.begin(), zone.types_.end(), change.after);
    if (type == zone.types_.end()) type = zone.types_.insert(type, change.after);
    if (std::chrono::abs(change.after.utc) >= hours{26} || zone.types_.size() > most_types) return std::nullopt;
    if (!zone.when_.empty() && zone.when_.back() == change.when) continue;
    zone.when_.push_back(change.when);
    zone.type_at_.push_back(static_cast<std::uint8_t>(type - zone.types_.begin()));
  }
  if (std::chrono::abs(first.utc) >= hours{26}) return std::nullopt;
  return zone;
}

bool is_zone_name(std::string_view name) {
  if (name.empty() || name.size() > 64 || name.substr(0, 6) == "posix/" || name.substr(0, 6) == "right/") return false;
  while (true) {
    const std::size_t slash = name.find('/');
    if (!is_word(name.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    name.remove_prefix(slash + 1);
  }
}

std::string format_rfc3339(Civil civil, seconds utc_offset) {
  if (utc_offset % seconds{60} != seconds{0}) return format_civil(civil - utc_offset) + "Z";
  const auto minutes = std::chrono::abs(std::chrono::duration_cast<std::chrono::minutes>(utc_offset)).count();
  std::string text = format_civil(civil);
  text += utc_offset < seconds{0} ? '-' : '+';
  text += two_digits(minutes / 60);
  text += ':';
  text += two_digits(minutes % 60);
  return text;
}

}  // namespace rubdown
