// What plans with the same rules have in common, each made once: for the days of one plan, and where a caller keeps the
// shelf, for the plans after it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "recovery/day_kinds.hpp"
#include "rubdown/recovery/recover.hpp"

namespace rubdown {

/// What a rule wishes for, whatever the day.
struct Wish {
  const Prescription* session = nullptr;
  AreaSet areas;
};

/// A run of the weeks after a race, but for its day.
struct WrittenRun {
  KeptWorkout workout;
  KeptText title;
};

/// All it gives out is held by texts(). A number of a wish is that of its prescription, in the order of the pack.
class RecoveryShelf {
 public:
  explicit RecoveryShelf(const RulePack& rules);

  const RulePack& rules() const { return *rules_; }
  const std::shared_ptr<TextStore>& texts() const { return texts_; }

  /// How many wishes there are.
  std::uint32_t size() const { return static_cast<std::uint32_t>(wishes_.size()); }
  /// The number of the first prescription of a rule of the pack.
  std::uint32_t number_of(const Rule& rule) const {
    return numbers_[static_cast<std::size_t>(&rule - rules_->rules.begin())];
  }
  /// What the prescription means where no firing names areas.
  const Wish& wish(std::uint32_t number) const { return wishes_[number]; }

  /// Of days on which nothing but wishes of the shelf is asked for.
  DayKinds& kinds() { return kinds_; }
  /// The text of a warm-up, empty where nobody made it yet.
  std::string_view& warm_up(std::uint32_t wish) { return warm_ups_[wish]; }

  /// The run of so many minutes; `make` is called with the store that holds it: that of the plan where the shelf is
  /// full.
  template <class Make>
  WrittenRun run(const RunText& text, int minutes, TextStore& of_plan, const Make& make) {
    const std::pair key{&text, minutes};
    const auto found = runs_.find(key);
    if (found != runs_.end()) return found->second;
    constexpr std::size_t most = 1024;
    return runs_.size() < most ? runs_.emplace(key, make(*texts_)).first->second : make(of_plan);
  }

 private:
  const RulePack* rules_;
  std::shared_ptr<TextStore> texts_ = std::make_shared<TextStore>();
  std::vector<std::uint32_t> numbers_;  // of the first prescription, by rule
  std::vector<Wish> wishes_;
  std::vector<std::string_view> warm_ups_;
  DayKinds kinds_;
  std::map<std::pair<const RunText*, int>, WrittenRun> runs_;
};

}  // namespace rubdown
