// Which asks for self-care give way to others of the same day, or after a trigger of the same day.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "recovery/asks.hpp"

namespace rubdown {

class AbsorbedAsks {
 public:
  /// The asks stand rule by rule.
  explicit AbsorbedAsks(const std::vector<Ask>& all);
  bool has(const Ask& ask) const;

 private:
  /// A rule that gives way, and by day whether there is an ask, or the trigger of one, to which it does.
  struct Absorbed {
    const Rule* rule = nullptr;
    std::vector<std::uint8_t> days;  ///< `asked` and `triggered`
  };
  static constexpr std::uint8_t asked = 1, triggered = 2;
  void note(std::span<const Ask> by, Absorbed& rule) const;
  std::size_t index(Day day) const { return static_cast<std::size_t>((day - first_).count()); }

  Day first_{};  // of all days asked about
  std::vector<Absorbed> rules_;
};

}  // namespace rubdown
