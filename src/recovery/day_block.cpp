#include "recovery/day_block.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "recovery/free_time.hpp"
#include "recovery/placement_words.hpp"
#include "recovery/rule_reader.hpp"

namespace rubdown {
namespace {

constexpr Minutes least_part{5};

bool is_stretch(SessionType type) {
  return type == SessionType::stretch_static || type == SessionType::stretch_dynamic;
}

char lower_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

void DayBlock::place(const CareDay& on, std::vector<Session>& sessions) {
  begin(on);
  if (blocked_day() || !place_alike(sessions)) place_anew(on, sessions);
}

void DayBlock::begin(const CareDay& on) {
  on_ = &on;
  day_ = on.day;
  refused_by_.reset();
}

void DayBlock::place_anew(const CareDay& on, std::vector<Session>& sessions) {
  begin(on);
  collect();
  if (blocked_day()) {
    std::erase_if(parts_, [](const Part& part) { return part.type() != SessionType::refer; });
  }
  if (full_day()) keep_notes();
  if (parts_.empty()) return;
  std::optional<Civil> start = free_start(true);
  if (!start && has_time()) {
    drop_banned();
    start = free_start(false);
  }
  if (!start && has_time()) {
    refused_by_ = RefusedBy{"busy", fmt::format("no free time for self-care on {}", day_in_words(day_))};
    keep_notes();
    if (parts_.empty()) return;
  }
  if (start) drop_late(*start);
  fill(add_session(sessions, has_time() ? start : std::nullopt));
}

/// What is wished for on the day, as one block.
void DayBlock::collect() {
  parts_.clear();
  also_.clear();
  for (const Ask* ask : on_->asks) add(*ask);
  trim();
  notes_last();
}

// --- parts

void DayBlock::add(const Ask& ask) {
  const Prescription& session = *ask.session;
  if (banned_all_day(session.type)) return;
  AreaSet areas = asked_.wishes[ask.wish].areas;
  const bool somewhere = !areas.empty();
  for (const Slot& slot : on_->bans) {
    areas = allowed_areas(areas, session.type, Civil{day_}, Civil{day_ + std::chrono::days{1}}, *slot.ban);
  }
  if (somewhere && areas.empty()) return;
  for (Part& part : parts_) {
    const bool same =
        part.type() == session.type && (session.type != SessionType::refer || part.ask->session->dose == session.dose);
    if (!same) continue;
    also_.emplace_back(part.ask, &ask);
    part.length = std::max(part.length, allowed_length(ask));
    part.areas |= areas;
    part.areas = part.areas.without_repeats();
    return;
  }
  parts_.push_back({&ask, allowed_length(ask), areas, is_note(session.type)});
}

bool DayBlock::banned_all_day(SessionType type) const {
  const Civil begin{day_}, end{day_ + std::chrono::days{1}};
  return std::any_of(on_->bans.begin(), on_->bans.end(), [&](const Slot& slot) {
    const Ban& ban = *slot.ban;
    return ban.begin <= begin && end <= ban.end && ban.areas.empty() && !ban.minutes && ban.seconds_per_muscle == 0 &&
           ban.concerns(type);
  });
}

/// As asked for, but not longer than a rule allows on this day.
Minutes DayBlock::allowed_length(const Ask& ask) const {
  Minutes length{ask.session->minutes};
  for (const Slot& slot : on_->bans) {
    const Ban& ban = *slot.ban;
    const bool limits = ban.minutes && ban.areas.empty() && ban.concerns(ask.session->type) && ban.begin <= ask.ideal &&
                        ask.ideal < ban.end;
    if (limits) length = std::min(length, Minutes{*ban.minutes});
  }
  return length;
}

/// The caps of the block: what comes last gives way.
void DayBlock::trim() {
  Minutes total{0}, roll{0}, stretch{0};
  std::erase_if(parts_, [&](Part& part) {
    if (part.note) return false;
    Minutes room = engine_.block - total;
    if (part.type() == SessionType::roll) room = std::min(room, engine_.roll - roll);
    if (is_stretch(part.type())) room = std::min(room, engine_.stretch - stretch);
    const Minutes length = std::min(part.length, room);
    if (length < std::min(least_part, part.length)) return true;
    part.length = length;
    total += length;
    if (part.type() == SessionType::roll) roll += length;
    if (is_stretch(part.type())) stretch += length;
    return false;
  });
}

void DayBlock::keep_notes() {
  std::erase_if(parts_, [](const Part& part) { return !part.note; });
}

/// Appointments and pinned recovery leave no room for the block among the events of a day.
bool DayBlock::full_day() {
  if (!has_time() || on_->appointments < engine_.events_per_day) return false;
  refused_by_ = RefusedBy{"per-day", placing::recovery_events(on_->appointments) + " already on " + day_in_words(day_)};
  return true;
}

bool DayBlock::blocked_day() const {
  const auto& blocked = around_.plan.availability.blocked;
  return std::any_of(blocked.begin(), blocked.end(),
                     [&](const BlockedDays& span) { return span.from <= day_ && day_ <= span.to; });
}

bool DayBlock::has_time() const { return leading() != nullptr; }

Minutes DayBlock::length() const {
  Minutes total{0};
  for (const Part& part : parts_) total += part.length;
  return total;
}

const DayBlock::Part* DayBlock::leading() const {
  for (const Part& part : parts_) {
    if (!part.note) return &part;
  }
  return nullptr;
}

void DayBlock::notes_last() {
  const auto timed = [](const Part& part) { return !part.note; };
  if (!std::is_partitioned(parts_.begin(), parts_.end(), timed)) {
    std::stable_partition(parts_.begin(), parts_.end(), timed);
  }
}

// --- a free time

bool DayBlock::bans(const Ban& ban, const Part& part) {
  if (part.note || !ban.areas.empty() || !ban.concerns(part.type())) return false;
  if (ban.minutes) return part.length > Minutes{*ban.minutes};
  return ban.seconds_per_muscle == 0 || part.ask->session->seconds_per_muscle >= ban.seconds_per_muscle;
}

bool DayBlock::bans_part(const Ban& ban) const {
  return std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) { return bans(ban, part); });
}

void DayBlock::drop_banned() {
  const Civil begin{day_}, end{day_ + std::chrono::days{1}};
  std::erase_if(parts_, [&](const Part& part) {
    return std::any_of(on_->bans.begin(), on_->bans.end(),
                       [&](const Slot& slot) { return bans(*slot.ban, part) && slot.ban->overlaps(begin, end); });
  });
}

/// Parts that are bound to a run and cannot be at this time.
bool DayBlock::is_late(const Part& part, Civil start) {
  return !part.note && part.ask->timed && (start > part.ask->latest || start < part.ask->earliest);
}

void DayBlock::drop_late(Civil start) {
  std::erase_if(parts_, [start](const Part& part) { return is_late(part, start); });
}

/// Everything that takes up time on the day, by begin, and what bans keep clear of the block.
const std::vector<Slot>& DayBlock::taken_or_banned() {
  slots_ = on_->taken;
  std::copy_if(on_->bans.begin(), on_->bans.end(), std::back_inserter(slots_),
               [&](const Slot& slot) { return bans_part(*slot.ban); });
  std::sort(slots_.begin(), slots_.end(), [](const Slot& a, const Slot& b) { return a.begin < b.begin; });
  return slots_;
}

/// Whether a ban keeps the block from starting then.
bool DayBlock::is_banned(Civil start, Minutes length) const {
  return std::any_of(on_->bans.begin(), on_->bans.end(), [&](const Slot& slot) {
    return slot.begin < start + length && start < slot.end && bans_part(*slot.ban);
  });
}

/// The first free start from the ideal on, else the last one before it; inside the leading part's window.
std::optional<Civil> DayBlock::free_start(bool with_bans) {
  const Part* lead = leading();
  if (lead == nullptr) return std::nullopt;
  const Ask& ask = *lead->ask;
  const Civil earliest = std::max(ask.earliest, at(day_, engine_.day_begins));
  const Civil latest = std::min(ask.latest, std::max(at(day_, engine_.day_ends), ask.ideal));
  if (latest < earliest) return std::nullopt;
  Civil wanted = std::clamp(ask.ideal, earliest, latest);
  for (const Part& part : parts_) {
    if (!part.note && part.ask->timed && part.ask->earliest <= latest) wanted = std::max(wanted, part.ask->earliest);
  }
  if (round_up(wanted) <= latest) wanted = round_up(wanted);
  const Minutes all = length();
  // Bans seldom lie in the way: the first start that is free without them is mostly free of them as well.
  const Civil free = first_free(wanted, all, on_->taken);
  if (free <= latest && !(with_bans && is_banned(free, all))) return free;
  const std::vector<Slot>& slots = with_bans ? taken_or_banned() : on_->taken;
  const Civil after = first_free(wanted, all, slots);
  if (after <= latest) return after;
  const Civil before = last_free(wanted, all, slots);
  return before >= earliest ? std::optional{before} : std::nullopt;
}

// --- the session

/// Blocks of the same types and length have the same title, and a plan has few kinds of them: each is made once.
std::string_view DayBlock::title() {
  constexpr std::size_t most_parts = 6;
  if (parts_.size() > most_parts) return texts_.keep(make_title());
  auto kind = static_cast<std::uint64_t>(length().count()) << (8 * most_parts);
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    kind |= (static_cast<std::uint64_t>(parts_[i].type()) + 1) << (8 * i);
  }
  for (const auto& [known, title] : titles_) {
    if (known == kind) return title;
  }
  return titles_.emplace_back(kind, texts_.keep(make_title())).second;
}

/// `Roll 10 min`, `Self-care 25 min: roll, static stretching`; notes alone as they are called.
const std::string& DayBlock::make_title() {
  const auto timed = std::count_if(parts_.begin(), parts_.end(), [](const Part& part) { return !part.note; });
  title_.clear();
  if (timed == 0) {
    add_titles(true);
    return title_;
  }
  const std::string minutes = std::to_string(length().count());
  if (timed > 1) title_.append("Self-care ").append(minutes).append(" min: ");
  add_titles(false);
  if (timed == 1) title_.append(" ").append(minutes).append(" min");
  return title_;
}

/// The titles of the notes or of the other parts, with their one capital where the text begins with them.
void DayBlock::add_titles(bool notes) {
  bool first = true;
  for (const Part& part : parts_) {
    if (part.note != notes) continue;
    if (!first) title_.append(", ");
    const std::size_t begin = title_.size();
    title_.append(row(part.type()).title);
    if (begin > 0) title_[begin] = lower_letter(title_[begin]);
    first = false;
  }
}

Session& DayBlock::add_session(std::vector<Session>& sessions, std::optional<Civil> start) {
  Session& session = sessions.emplace_back();
  session.identity = parts_.front().ask->identity(texts_);
  session.day = day_;
  session.start = start;
  return session;
}

void DayBlock::fill(Session& session) {
  session.length = length();
  session.title = title();
  session.what.emplace<Recovery>().parts = cares(texts_);
  reasons_.clear();
  each_reason([&](const Ask& ask) { add_reason(ask); });
  session.reasons = texts_.keep(std::span<const Reason>{reasons_});
}

std::span<const Care> DayBlock::cares(TextStore& texts) {
  cares_.clear();
  for (const Part& part : parts_) {
    const std::string_view dose = dose_of(*part.ask->session, texts);
    cares_.push_back({part.type(), part.length, part.areas, dose, part.ask->firing->rule->id});
  }
  return texts.keep(std::span<const Care>{cares_});
}

/// A rule says the same thing of the same trigger once.
void DayBlock::add_reason(const Ask& ask) {
  const Reason reason = reason_of(*ask.firing->rule, *ask.firing->fact);
  const auto known = [&](const Reason& other) {
    return other.rule.data() == reason.rule.data() && other.trigger == reason.trigger;
  };
  if (std::none_of(reasons_.begin(), reasons_.end(), known)) reasons_.push_back(reason);
}

}  // namespace rubdown
