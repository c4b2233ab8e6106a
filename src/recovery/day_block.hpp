// The self-care of a day: what is asked for becomes one block of parts, at a free time beside the day's run.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "recovery/day_kinds.hpp"
#include "recovery/free_time.hpp"
#include "recovery/self_care.hpp"

namespace rubdown {

/// A day, and what touches it: what is asked for, the times taken on it, the bans, and appointments and pinned
/// recovery.
struct CareDay {
  Day day{};
  std::span<const Ask* const> asks;
  const std::vector<Slot>& taken;  ///< by begin
  const std::vector<Slot>& bans;   ///< by begin
  int appointments = 0;
};

/// Makes the blocks of a plan, one day after the other.
class DayBlock {
 public:
  DayBlock(const SelfCareAsked& asked, const Surroundings& around)
      : asked_(asked), engine_(around.engine), around_(around), texts_(*around.schedule.texts) {}

  /// Adds the day's session; none where all of it is forbidden or unplaceable.
  void place(const CareDay& on, std::vector<Session>& sessions);
  /// The same without a look at days alike.
  void place_anew(const CareDay& on, std::vector<Session>& sessions);

  /// What refused the block of the day placed last, where anything did.
  const std::optional<RefusedBy>& refused_by() const { return refused_by_; }

 private:
  /// A part of a day's block: one type, asked for by one or more rules.
  struct Part {
    const Ask* ask = nullptr;  ///< of the highest priority
    Minutes length{0};
    AreaSet areas;
    bool note = false;

    SessionType type() const { return ask->session->type; }
  };

  void begin(const CareDay& on);
  void collect();
  bool place_alike(std::vector<Session>& sessions);
  bool find_allowed();
  const DayKind* kind_of(std::uint64_t key);
  DayKind make_kind(TextStore& texts);
  void add(const Ask& ask);
  bool banned_all_day(SessionType type) const;
  Minutes allowed_length(const Ask& ask) const;
  void trim();
  void keep_notes();
  bool full_day();
  bool blocked_day() const;
  bool has_time() const;
  Minutes length() const;
  const Part* leading() const;
  void notes_last();

  static bool bans(const Ban& ban, const Part& part);
  bool bans_part(const Ban& ban) const;
  void drop_banned();
  static bool is_late(const Part& part, Civil start);
  void drop_late(Civil start);
  const std::vector<Slot>& taken_or_banned();
  bool is_banned(Civil start, Minutes length) const;
  std::optional<Civil> free_start(bool with_bans);

  std::string_view title();
  const std::string& make_title();
  void add_titles(bool notes);
  Session& add_session(std::vector<Session>& sessions, std::optional<Civil> start);
  void fill(Session& session);
  std::span<const Care> cares(TextStore& texts);
  /// Calls `use` with the asks that the block serves, part by part.
  template <class Use>
  void each_reason(const Use& use) const {
    for (const Part& part : parts_) {
      use(*part.ask);
      for (const auto& [lead, ask] : also_) {
        if (lead == part.ask) use(*ask);
      }
    }
  }
  void add_reason(const Ask& ask);

  const SelfCareAsked& asked_;
  const Engine& engine_;
  const Surroundings& around_;
  TextStore& texts_;
  DayKinds kinds_;  // with areas that reports of the plan name; the others are on the shelf
  const CareDay* on_ = nullptr;
  Day day_{};
  std::vector<const Ask*> allowed_;  // of a day alike
  std::vector<Part> parts_;
  std::vector<std::pair<const Ask*, const Ask*>> also_;             // the ask of a part, and another that it serves
  std::vector<Slot> slots_;                                         // taken times and bans together
  std::string title_;                                               // being made
  std::vector<std::pair<std::uint64_t, std::string_view>> titles_;  // by kind: see title()
  std::vector<Care> cares_;                                         // being made
  std::vector<Reason> reasons_;                                     // being made
  std::optional<RefusedBy> refused_by_;
};

}  // namespace rubdown
