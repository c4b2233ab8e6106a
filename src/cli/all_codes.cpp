#include "cli/all_codes.hpp"

#include <algorithm>

#include "rubdown/batch/codes.hpp"
#include "rubdown/calendar/codes.hpp"
#include "rubdown/plan/codes.hpp"
#include "rubdown/recovery/codes.hpp"
#include "rubdown/training/codes.hpp"
#include "rubdown/workout/codes.hpp"
#include "toml/codes.hpp"

namespace rubdown::cli {

std::vector<const Code*> all_codes() {
  std::vector<const Code*> all;
  for (std::span<const Code* const> room : {toml::toml_codes(), plan_codes(), log_codes(), workout_codes(),
                                            recovery_codes(), training_codes(), calendar_codes(), file_codes()}) {
    all.insert(all.end(), room.begin(), room.end());
  }
  std::sort(all.begin(), all.end(), [](const Code* a, const Code* b) { return a->id < b->id; });
  return all;
}

}  // namespace rubdown::cli
