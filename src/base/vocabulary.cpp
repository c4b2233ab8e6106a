#include "rubdown/base/vocabulary.hpp"

#include <algorithm>
#include <array>

namespace rubdown {
namespace {

struct AreaRow {
  std::string_view name;
  std::string_view one;   ///< `IT band`
  std::string_view both;  ///< `IT bands`
};

// In the order of Area.
constexpr std::array area_rows{
    AreaRow{"calf", "calf", "calves"},
    AreaRow{"achilles", "Achilles tendon", "Achilles tendons"},
    AreaRow{"shin", "shin", "shins"},
    AreaRow{"plantar", "arch of the foot", "arches of the feet"},
    AreaRow{"hamstring", "hamstring", "hamstrings"},
    AreaRow{"quad", "quad", "quads"},
    AreaRow{"hip-flexor", "hip flexor", "hip flexors"},
    AreaRow{"glute", "glute", "glutes"},
    AreaRow{"tfl", "TFL", "TFLs"},
    AreaRow{"it-band", "IT band", "IT bands"},
    AreaRow{"adductor", "adductor", "adductors"},
    AreaRow{"lower-back", "lower back", "lower back"},
    AreaRow{"foot", "foot", "feet"},
    AreaRow{"knee", "knee", "knees"},
};

constexpr std::array<std::string_view, 3> sides{"both", "left", "right"};
constexpr std::array<std::string_view, 7> grades{"strong",      "moderate", "weak",  "contested",
                                                 "traditional", "refuted",  "safety"};

constexpr Range<Minutes> minutes(int min, int max) { return {Minutes{min}, Minutes{max}}; }

// In the order of SessionType. Lengths: what the trials of each kind used, rounded to what one books (dupuy-2018 for
// massage, wiewelhove-2019 for rolling, behm-2016 for stretching, machado-2016 for cold water).
constexpr std::array type_rows{
    SessionTypeRow{SessionType::massage_event, "massage.event", "Finish-line massage", "Me", minutes(10, 20)},
    SessionTypeRow{SessionType::massage_relax, "massage.relax", "Relaxation massage", "Mr", minutes(30, 60), true},
    SessionTypeRow{SessionType::massage_sport, "massage.sport", "Sports massage", "Ms", minutes(30, 60), true},
    SessionTypeRow{SessionType::massage_deep, "massage.deep", "Deep-tissue massage", "Md", minutes(30, 60), true},
    SessionTypeRow{SessionType::massage_scar, "massage.scar", "Scar massage", "Mc", minutes(10, 20), true},
    SessionTypeRow{SessionType::massage_self, "massage.self", "Self-massage", "Sm", minutes(5, 15)},
    SessionTypeRow{SessionType::roll, "roll", "Foam rolling", "Ro", minutes(5, 15)},
    SessionTypeRow{SessionType::stretch_static, "stretch.static", "Static stretching", "St", minutes(8, 15)},
    SessionTypeRow{SessionType::stretch_dynamic, "stretch.dynamic", "Dynamic stretching", "Dy", minutes(5, 10)},
    SessionTypeRow{SessionType::mobility, "mobility", "Mobility", "Mo", minutes(10, 15)},
    SessionTypeRow{SessionType::walk, "walk", "Easy walk", "Wa", minutes(10, 30)},
    SessionTypeRow{SessionType::rest_day, "rest.day", "Rest day", "Re", minutes(0, 0)},
    SessionTypeRow{SessionType::sleep_extend, "sleep.extend", "Longer sleep", "Sl", minutes(0, 0)},
    SessionTypeRow{SessionType::hydrate, "hydrate", "Drink to thirst", "Hy", minutes(0, 0)},
    SessionTypeRow{SessionType::cwi, "cwi", "Cold-water immersion", "Cw", minutes(10, 15)},
    SessionTypeRow{SessionType::strength_hip, "strength.hip", "Hip strength", "Hip", minutes(10, 20)},
    SessionTypeRow{SessionType::strength_calf, "strength.calf", "Calf strength", "Calf", minutes(10, 20)},
    SessionTypeRow{SessionType::refer, "refer", "See a clinician", "!", minutes(0, 0)},
};

// Grouped by what they may point to: a clot, the heart, heat or sodium, muscle breakdown, bone, skin, a joint,
// infection, nerves, a tendon, and pain that running must not go through.
constexpr std::array flag_rows{
    FlagRow{"calf-swelling", "One calf is swollen."},
    FlagRow{"thigh-swelling", "One thigh is swollen."},
    FlagRow{"warm-red-leg", "One leg is warm, or its skin is red or darker than the other's."},
    FlagRow{"throbbing-leg", "One calf or thigh throbs or cramps without having been worked."},
    FlagRow{"sore-veins", "Veins of one leg are hard, swollen or sore to the touch."},
    FlagRow{"chest-pain", "Pain, pressure or tightness in the chest."},
    FlagRow{"fainting", "You fainted or nearly did."},
    FlagRow{"palpitations", "Your heart races, flutters or skips beats."},
    FlagRow{"breathlessness", "You are short of breath at rest or far more than the effort explains."},
    FlagRow{"confusion-after-run", "You are confused or not yourself during or after a run."},
    FlagRow{"vomiting-after-run", "You vomit again and again during or after a run."},
    FlagRow{"severe-headache", "A severe headache during or after a run."},
    FlagRow{"seizure", "You had a seizure."},
    FlagRow{"collapse", "You collapsed during or after a run."},
    FlagRow{"bloating-weight-gain", "You weigh more after a run than before it, or feel bloated with puffy hands."},
    FlagRow{"dark-urine", "Your urine is dark like cola."},
    FlagRow{"extreme-weakness", "Muscles are far weaker than tired legs explain."},
    FlagRow{"extreme-swelling", "Muscles are badly swollen after a race or hard run."},
    FlagRow{"focal-bone-pain", "One spot on a bone hurts when you press it."},
    FlagRow{"night-pain", "Pain wakes you or comes at night."},
    FlagRow{"rest-pain", "It hurts while you rest."},
    FlagRow{"worsening-pain", "Pain gets worse as a run goes on."},
    FlagRow{"hop-pain", "Hopping on that leg hurts."},
    FlagRow{"groin-bone-pain", "Pain deep in the groin or at the front of the hip when you run or hop."},
    FlagRow{"fracture", "A bone is broken or may be."},
    FlagRow{"open-wound", "An open wound."},
    FlagRow{"blister", "A blister."},
    FlagRow{"skin-infection", "Infected skin: spreading redness, warmth or pus."},
    FlagRow{"burn", "A burn, sunburn included."},
    FlagRow{"hot-swollen-joint", "A joint is hot, red or swollen."},
    FlagRow{"local-infection", "An infection in the area, of a joint, a muscle or under the skin."},
    FlagRow{"bone-infection", "An infection of a bone, known or suspected (osteomyelitis)."},
    FlagRow{"muscle-calcification", "Bone forming in a bruised muscle (myositis ossificans)."},
    FlagRow{"fever", "A raised temperature."},
    FlagRow{"chills", "Chills or shivering."},
    FlagRow{"systemic-illness", "Ill all over: aches, unusual tiredness, a chesty cough."},
    FlagRow{"numbness", "Numbness or tingling."},
    FlagRow{"weakness", "An arm or a leg has become weak."},
    FlagRow{"foot-drop", "You cannot lift the front of a foot."},
    FlagRow{"saddle-numbness", "Numbness between the legs or around the seat."},
    FlagRow{"bladder-control", "You have lost control of bladder or bowel."},
    FlagRow{"pop", "A sudden pop, or a kick that nobody gave, at the calf or Achilles tendon."},
    FlagRow{"cannot-push-off", "You cannot push off or stand on the toes of one foot."},
    FlagRow{"altered-gait", "You limp, or pain changes your stride."},
    FlagRow{"giving-way", "A knee or ankle gives way."},
    FlagRow{"joint-locking", "A joint locks or cannot be straightened."},
    FlagRow{"bruising", "A fresh bruise or swelling after a sudden pain."},
    FlagRow{"missed-periods", "No period for three months, and neither pregnancy nor contraception explains it."},
    FlagRow{"unexplained-weight-loss", "You are losing weight without meaning to."},
    FlagRow{"low-mood", "Your mood has been low for two weeks or more."},
};

constexpr std::array condition_rows{
    ConditionRow{"anticoagulant", "You take a medicine that thins the blood."},
    ConditionRow{"bleeding-disorder", "Your blood clots badly."},
    ConditionRow{"low-platelets", "Your blood has too few platelets."},
    ConditionRow{"pregnancy", "You are pregnant."},
    ConditionRow{"cancer-treatment", "You are being treated for cancer."},
    ConditionRow{"osteoporosis", "You have severe osteoporosis."},
    ConditionRow{"hypertension", "Your blood pressure is high and not under control."},
    ConditionRow{"neuropathy", "You have a disease of the nerves that dulls feeling."},
    ConditionRow{"varicose-veins", "You have severe varicose veins."},
    ConditionRow{"heart-disease", "You have a disease of the heart."},
    ConditionRow{"raynaud", "Cold turns your fingers or toes white (Raynaud's)."},
    ConditionRow{"cold-urticaria", "Cold gives you hives."},
    ConditionRow{"red-s", "A clinician has found that you eat too little for your training (RED-S)."},
};

template <class Table>
constexpr auto names_of(const Table& table) {
  std::array<std::string_view, std::tuple_size_v<Table>> names{};
  for (std::size_t i = 0; i < table.size(); ++i) names[i] = table[i].name;
  return names;
}

constexpr auto area_words = names_of(area_rows);
constexpr auto type_words = names_of(type_rows);
constexpr auto flag_words = names_of(flag_rows);
constexpr auto condition_words = names_of(condition_rows);

constexpr bool rows_in_order() {
  for (std::size_t i = 0; i < type_rows.size(); ++i) {
    if (type_rows[i].type != static_cast<SessionType>(i)) return false;
  }
  return true;
}
static_assert(rows_in_order(), "row() looks rows up by their place");

bool same_word(std::string_view written, std::string_view name) {
  return std::equal(written.begin(), written.end(), name.begin(), name.end(),
                    [](char a, char b) { return a == b || (a == '_' && b == '-'); });
}

/// The place of `word` among `names`.
std::optional<std::size_t> find(std::string_view word, std::span<const std::string_view> names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (same_word(word, names[i])) return i;
  }
  return std::nullopt;
}

template <class Enum>
std::optional<Enum> parse(std::string_view word, std::span<const std::string_view> names) {
  const auto place = find(word, names);
  if (!place) return std::nullopt;
  return static_cast<Enum>(*place);
}

const AreaRow& row(Area area) { return area_rows[static_cast<std::size_t>(area)]; }

}  // namespace

std::span<const SessionTypeRow> session_types() { return type_rows; }
const SessionTypeRow& row(SessionType type) { return type_rows[static_cast<std::size_t>(type)]; }
std::span<const FlagRow> flags() { return flag_rows; }
std::span<const ConditionRow> conditions() { return condition_rows; }

std::string_view name(Area area) { return row(area).name; }
std::string_view title(Area area) { return row(area).one; }
std::string_view name(Side side) { return sides[static_cast<std::size_t>(side)]; }
std::string_view name(SessionType type) { return row(type).name; }
std::string_view name(Grade grade) { return grades[static_cast<std::size_t>(grade)]; }

std::optional<Area> parse_area(std::string_view word) { return parse<Area>(word, area_words); }
std::optional<Side> parse_side(std::string_view word) { return parse<Side>(word, sides); }
std::optional<SessionType> parse_session_type(std::string_view word) { return parse<SessionType>(word, type_words); }
std::optional<Grade> parse_grade(std::string_view word) { return parse<Grade>(word, grades); }
bool is_flag(std::string_view word) { return find(word, flag_words).has_value(); }
bool is_condition(std::string_view word) { return find(word, condition_words).has_value(); }

std::span<const std::string_view> area_names() { return area_words; }
std::span<const std::string_view> side_names() { return sides; }
std::span<const std::string_view> session_type_names() { return type_words; }
std::span<const std::string_view> grade_names() { return grades; }
std::span<const std::string_view> flag_names() { return flag_words; }
std::span<const std::string_view> condition_names() { return condition_words; }

std::string describe(BodyArea area) {
  if (area.side == Side::both) return std::string{row(area.area).both};
  // The back has one middle; `left lower back` is still how a runner says it.
  return std::string{name(area.side)}.append(" ").append(row(area.area).one);
}

std::string describe(std::span<const BodyArea> areas) {
  std::string out;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (i > 0) out += i + 1 == areas.size() ? " and " : ", ";
    out += describe(areas[i]);
  }
  return out;
}

}  // namespace rubdown
