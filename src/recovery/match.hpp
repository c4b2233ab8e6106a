// Whether a rule's table of conditions holds for a fact.
#pragma once

#include <optional>

#include "recovery/facts.hpp"

namespace rubdown {

/// A table that held, and the other fact it needed.
struct Matched {
  const Match* table = nullptr;
  const Fact* related = nullptr;
};

/// False where what the fact is says already that the table does not hold.
inline bool concerns(const Match& table, const Fact& fact) { return (table.asked.refused & fact.traits) == 0; }

/// Whether that is all it asks.
inline bool asks_no_more(const Match& table) { return table.asked.keys == 0; }

/// True where all keys of the table hold for `fact`; `base` is the rule's own table, whose keys also narrow what is
/// counted. `related` is set to the fact found for `with`.
inline bool holds(const Match& table, const Fact& fact, const Facts& facts, const Match* base = nullptr,
                  const Fact** related = nullptr);
/// The same for a table that concerns the fact and asks more.
bool holds_in_detail(const Match& table, const Fact& fact, const Facts& facts, const Match* base, const Fact** related);

inline bool holds(const Match& table, const Fact& fact, const Facts& facts, const Match* base, const Fact** related) {
  return concerns(table, fact) && (asks_no_more(table) || holds_in_detail(table, fact, facts, base, related));
}

/// False where another fact must be near, and the plan has none of its kinds.
bool can_hold(const Match& table, const Facts& facts);

/// The first of the tables that holds; an empty list holds for everything (with a null table).
std::optional<Matched> first_match(List<Match> tables, const Fact& fact, const Facts& facts,
                                   const Match* base = nullptr);

/// The race band of a distance.
Text band_of(Distance distance, const Engine& engine);

/// A setting of [recovery]: switches, or numbers (0 where absent).
bool setting_is_on(Text name, const RecoverySettings& settings);
int setting_number(Text name, const RecoverySettings& settings);

/// Whether `opt_in` and `opt_out` let something act.
inline bool opted(Text opt_in, Text opt_out, const RecoverySettings& settings) {
  return (opt_in.empty() || setting_is_on(opt_in, settings)) && (opt_out.empty() || !setting_is_on(opt_out, settings));
}

}  // namespace rubdown
