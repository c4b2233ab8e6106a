#include "rubdown/plan/condition.hpp"

#include <array>

namespace rubdown {
namespace {

constexpr std::array rows{
    ConditionRow{"anticoagulant", "takes blood thinners"},
    ConditionRow{"bleeding-disorder", "bleeds or bruises easily for a known reason"},
    ConditionRow{"low-platelets", "has a low count of platelets"},
    ConditionRow{"pregnancy", "is pregnant"},
    ConditionRow{"cancer-treatment", "is or was lately treated for cancer"},
    ConditionRow{"osteoporosis", "has severe osteoporosis"},
    ConditionRow{"uncontrolled-hypertension", "has high blood pressure that is not under control"},
    ConditionRow{"neuropathy", "has reduced feeling from nerve damage"},
    ConditionRow{"varicose-veins", "has severe varicose veins"},
    ConditionRow{"fracture", "has a known or suspected fracture"},
    ConditionRow{"heart-disease", "has a disease of the heart"},
    ConditionRow{"raynaud", "has Raynaud's phenomenon"},
    ConditionRow{"cold-urticaria", "reacts to cold with hives"},
    ConditionRow{"diabetes", "has diabetes"},
    ConditionRow{"red-s", "was told of low energy availability (RED-S)"},
};

constexpr auto names_of_rows() {
  std::array<std::string_view, rows.size()> names;
  for (std::size_t i = 0; i < rows.size(); ++i) names[i] = rows[i].name;
  return names;
}
constexpr auto row_names = names_of_rows();

}  // namespace

std::span<const ConditionRow> conditions() { return rows; }
std::span<const std::string_view> condition_names() { return row_names; }

}  // namespace rubdown
