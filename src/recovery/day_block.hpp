// The self-care of a day: what is asked for becomes one block of parts, at a free time beside the day's run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "recovery/self_care.hpp"

namespace rubdown {

/// A time that is taken, or that a ban keeps clear.
struct Slot {
  Civil begin{}, end{};
  const Ban* ban = nullptr;
};

/// A day, and what touches it: what is asked for, the times taken on it, the bans, and appointments and pinned
/// recovery.
struct CareDay {
  Day day{};
  const std::vector<const Ask*>& asks;
  const std::vector<Slot>& taken;  ///< by begin
  const std::vector<Slot>& bans;   ///< by begin
  int appointments = 0;
};

/// Makes the blocks of a plan, one day after the other.
class DayBlock {
 public:
  DayBlock(const Facts& facts, const Surroundings& around) : facts_(facts), engine_(facts.engine()), around_(around) {}

  /// Adds the day's session; none where all of it is forbidden or unplaceable.
  void place(const CareDay& on, std::vector<Session>& sessions);

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
  void drop_late(Civil start);
  const std::vector<Slot>& taken(bool with_bans);
  std::optional<Civil> free_start(bool with_bans);
  std::optional<Civil> first_after(Civil wanted, Civil latest, const std::vector<Slot>& slots) const;
  std::optional<Civil> last_before(Civil wanted, Civil earliest, const std::vector<Slot>& slots) const;

  std::string_view title();
  const std::string& make_title();
  void add_titles(bool notes);
  void fill(Session& session, std::optional<Civil> start);

  const Facts& facts_;
  const Engine& engine_;
  const Surroundings& around_;
  const CareDay* on_ = nullptr;
  Day day_{};
  std::vector<Part> parts_;
  std::vector<std::pair<const Ask*, const Ask*>> also_;             // the ask of a part, and another that it serves
  std::vector<Slot> slots_;                                         // taken times and bans together
  std::string title_;                                               // being made
  std::vector<std::pair<std::uint64_t, std::string_view>> titles_;  // by kind: see title()
  std::optional<RefusedBy> refused_by_;
};

}  // namespace rubdown
