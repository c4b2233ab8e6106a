// The blocks of days alike: see DayKinds.
#include <algorithm>

#include "recovery/day_block.hpp"

namespace rubdown {
namespace {

/// Whether something is asked for that is longer than the ban allows.
bool shortens(const Ban& ban, std::span<const Ask* const> asks) {
  return ban.minutes && std::any_of(asks.begin(), asks.end(), [&](const Ask* ask) {
           return ask->session->minutes > *ban.minutes && ban.concerns(ask->session->type);
         });
}

}  // namespace

/// Places the whole block as that of its kind of day; false, and nothing done, where the day is not that simple.
bool DayBlock::place_alike(std::vector<Session>& sessions) {
  if (!find_allowed()) return false;
  if (allowed_.empty()) return true;
  const auto key = DayKinds::key_of(allowed_);
  if (!key) return false;
  const DayKind* const kind = kind_of(*key);
  if (kind == nullptr) return false;
  if (kind->parts.empty()) return true;
  parts_.clear();
  for (const DayKind::Part& part : kind->parts) {
    parts_.push_back({allowed_[part.ask], part.length, part.areas, part.note});
  }
  std::optional<Civil> start;
  if (kind->has_time()) {
    if (on_->appointments >= engine_.events_per_day) return false;
    start = free_start(true);
    if (!start || std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) { return is_late(part, *start); })) {
      return false;
    }
  }
  Session& session = add_session(sessions, start);
  session.length = kind->length;
  session.title = kind->title;
  session.what.emplace<Recovery>().parts = kind->cares;
  reasons_.clear();
  for (const std::uint32_t ask : kind->reasons) add_reason(*allowed_[ask]);
  session.reasons = texts_.keep(std::span<const Reason>{reasons_});
  return true;
}

/// What bans leave of the day's asks; false where a ban takes a length or an area from one of them. Those that do no
/// more than keep times clear only move the block.
bool DayBlock::find_allowed() {
  const Civil begin{day_}, end{day_ + std::chrono::days{1}};
  TypeSet types;
  for (const Ask* ask : on_->asks) types.add(ask->session->type);
  bool all_day = false;
  for (const Slot& slot : on_->bans) {
    if (!slot.ban->may_concern(types)) continue;
    if (!slot.ban->areas.empty() || shortens(*slot.ban, on_->asks)) return false;
    all_day = all_day || (slot.begin <= begin && end <= slot.end);
  }
  allowed_.clear();
  for (const Ask* ask : on_->asks) {
    if (!all_day || !banned_all_day(ask->session->type)) allowed_.push_back(ask);
  }
  return true;
}

/// Of this day, on which nothing else of the asks that are allowed is forbidden; null where no more are kept.
const DayKind* DayBlock::kind_of(std::uint64_t key) {
  const auto shared = [&](const Ask* ask) { return ask->wish < asked_.shelf->size(); };
  const bool on_shelf = std::all_of(allowed_.begin(), allowed_.end(), shared);
  DayKinds& kinds = on_shelf ? asked_.shelf->kinds() : kinds_;
  if (const DayKind* const known = kinds.find(key)) return known;
  return kinds.full() ? nullptr : kinds.add(key, make_kind(on_shelf ? *asked_.shelf->texts() : texts_));
}

DayKind DayBlock::make_kind(TextStore& texts) {
  collect();
  DayKind kind;
  const auto place_of = [&](const Ask* ask) {
    return static_cast<std::uint32_t>(std::find(allowed_.begin(), allowed_.end(), ask) - allowed_.begin());
  };
  for (const Part& part : parts_) {
    texts.add(kind.parts, DayKind::Part{place_of(part.ask), part.note, part.length, part.areas});
  }
  each_reason([&](const Ask& ask) { texts.add(kind.reasons, place_of(&ask)); });
  kind.cares = cares(texts);
  kind.title = texts.keep(make_title());
  kind.length = length();
  return kind;
}

}  // namespace rubdown
