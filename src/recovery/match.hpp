// Whether a rule's table of conditions holds for a fact.
#pragma once

#include <cstdint>
#include <optional>

#include "recovery/facts.hpp"

namespace rubdown {

/// A table that held, and the other fact it needed.
struct Matched {
  const Match* table = nullptr;
  const Fact* related = nullptr;
};

/// A table and which groups of keys it has: most tables have one or two, and are asked about every run of a plan.
struct Asking {
  explicit Asking(const Match& table);
  /// False where the kind of the fact alone, or the kind of its run, says that the table does not hold.
  bool concerns(const Fact& fact) const {
    if ((run_kinds >> static_cast<unsigned>(fact.run_kind) & 1U) == 0) return false;
    if ((fact_kinds >> static_cast<unsigned>(fact.kind) & 1U) != 0) return true;
    // A C race is run as training: the rules of its run apply.
    return fact.kind == FactKind::race && fact.priority == Race::Priority::c &&
           (fact_kinds >> static_cast<unsigned>(FactKind::run) & 1U) != 0;
  }

  const Match* match;
  bool week, run, report, entry, surgery, athlete;
  std::uint32_t fact_kinds, run_kinds;  ///< one bit each; all where the table names none
};

/// True where all keys of the table hold for `fact`; `base` is the rule's own table, whose keys also narrow what is
/// counted. `related` is set to the fact found for `with`.
bool holds(const Asking& asking, const Fact& fact, const Facts& facts, const Match* base = nullptr,
           const Fact** related = nullptr);

/// The first of the tables that holds; an empty list holds for everything (with a null table).
std::optional<Matched> first_match(List<Match> tables, const Fact& fact, const Facts& facts,
                                   const Match* base = nullptr);

/// The race band of a distance.
Text band_of(Distance distance, const Engine& engine);

/// A setting of [recovery]: switches, or numbers (0 where absent).
bool setting_is_on(Text name, const RecoverySettings& settings);
int setting_number(Text name, const RecoverySettings& settings);

/// Whether `opt_in` and `opt_out` let something act.
bool opted(Text opt_in, Text opt_out, const RecoverySettings& settings);

}  // namespace rubdown
