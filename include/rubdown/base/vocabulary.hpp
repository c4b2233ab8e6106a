// The fixed words of plans and rules: body areas, sides, session types, flags, grades. Each is a row of a table.
#pragma once

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/base/units.hpp"

namespace rubdown {

enum class Area {
  calf,
  achilles,
  shin,
  plantar,
  hamstring,
  quad,
  hip_flexor,
  glute,
  tfl,
  it_band,
  adductor,
  lower_back,
  foot,
  knee
};
enum class Side { both, left, right };

struct BodyArea {
  Area area = Area::calf;
  Side side = Side::both;
  friend auto operator<=>(const BodyArea&, const BodyArea&) = default;
};

/// What recovery there is to place. The order is the order of the catalogue.
enum class SessionType {
  massage_event,
  massage_relax,
  massage_sport,
  massage_deep,
  massage_scar,
  massage_self,
  roll,
  stretch_static,
  stretch_dynamic,
  mobility,
  walk,
  rest_day,
  sleep_extend,
  hydrate,
  cwi,
  strength_hip,
  strength_calf,
  refer
};

/// How good the evidence for a rule is. `refuted` marks claims that no text may make; `safety` gates.
enum class Grade { strong, moderate, weak, contested, traditional, refuted, safety };

/// A row of the session catalogue.
struct SessionTypeRow {
  SessionType type;
  std::string_view name;      ///< `massage.sport`, as written in files
  std::string_view title;     ///< `Sports massage`, as printed
  std::string_view letters;   ///< at most four letters for grids: `M`
  Range<Minutes> length;      ///< usual length; {0,0} for a note
  bool professional = false;  ///< given by a therapist at an appointment; the massage at a finish line is not booked
};

/// A red flag a runner can report: something that calls for a clinician before any training or massage.
struct FlagRow {
  std::string_view name;   ///< `calf-swelling`, as written in files
  std::string_view means;  ///< one plain sentence for `help safety`
};

/// A lasting condition that makes some recovery unsuitable until a clinician agrees.
struct ConditionRow {
  std::string_view name;   ///< `anticoagulant`, as written in files
  std::string_view means;  ///< one plain sentence for `help safety`
};

std::span<const SessionTypeRow> session_types();
const SessionTypeRow& row(SessionType type);
std::span<const FlagRow> flags();
std::span<const ConditionRow> conditions();

std::string_view name(Area area);   ///< `it-band`
std::string_view title(Area area);  ///< `IT band`
std::string_view name(Side side);   ///< `left`, `right`, `both`
std::string_view name(SessionType type);
std::string_view name(Grade grade);

/// All accept hyphens or underscores.
std::optional<Area> parse_area(std::string_view word);
std::optional<Side> parse_side(std::string_view word);
std::optional<SessionType> parse_session_type(std::string_view word);
std::optional<Grade> parse_grade(std::string_view word);
bool is_flag(std::string_view word);
bool is_condition(std::string_view word);

/// For suggestions and the schema.
std::span<const std::string_view> area_names();
std::span<const std::string_view> side_names();
std::span<const std::string_view> session_type_names();
std::span<const std::string_view> grade_names();
std::span<const std::string_view> flag_names();
std::span<const std::string_view> condition_names();

/// `right IT band`, `calves, hamstrings and quads`, `right calf and left calf`; empty for no area.
std::string describe(BodyArea area);
std::string describe(std::span<const BodyArea> areas);

}  // namespace rubdown
