#include <fmt/format.h>

#include "recovery/hanging.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/base/vocabulary.hpp"
#include "rubdown/recovery/describe_rules.hpp"

namespace rubdown {
namespace {

constexpr std::string_view statement[] = {
    "What this program prints is general guidance for training and recovery. It is not medical advice, it is no "
    "diagnosis "
    "and no treatment, and it cannot examine you.",
    "Massage, rolling, stretching and cold water may feel good. Most of what is said about faster healing or better "
    "performance is weak or unproven; every suggestion shows how good its evidence is.",
    "Stop, and see a clinician before you train or have a massage, with: pain that changes your stride; pain at night "
    "or at "
    "rest; pain in one spot of a bone; swelling; numbness or weakness; fever or chest symptoms; an open wound; a fresh "
    "injury; an operation you have not been cleared after; anything that lasts more than two weeks.",
    "Get emergency help for: chest pain, fainting or trouble breathing; swelling of one calf or thigh with warmth or a "
    "change of colour; confusion, a seizure or repeated vomiting after a long run or race; urine as dark as cola; "
    "sudden "
    "loss of control over bladder or bowel.",
    "Ask a clinician first if you are pregnant, take blood thinners, or have heart disease, diabetes, osteoporosis, "
    "cancer "
    "or another lasting condition.",
    "After an operation, follow your surgeon and physiotherapist. This program never clears you to run. Go to a "
    "licensed "
    "massage therapist and tell them about your race, your injuries and your medicines. Drink to thirst; do not force "
    "fluids.",
};

constexpr std::string_view line =
    "General guidance, not medical advice. Stop for sharp pain, pain at night or swelling on one side, and see a "
    "clinician.";

void add_row(std::string& out, std::string_view name, std::string_view means, std::size_t width) {
  out += hanging(fmt::format("  {}", name), means, 27, width);
}

}  // namespace

std::string_view safety_line() { return line; }

std::string safety_help(std::size_t width) {
  std::string out;
  for (const std::string_view paragraph : statement) {
    out += wrap(paragraph, width);
    if (out.back() != '\n') out += '\n';
    out += '\n';
  }
  out += wrap(
      "Warning signs, logged by `rubdown log PLAN --flag NAME` or as [[flag]]. They take what they block out of the "
      "calendar from that day until the entry says `cleared = DATE`, or `rubdown log PLAN --clear NAME` does:",
      width);
  out += out.back() == '\n' ? "" : "\n";
  for (const FlagRow& row : flags()) add_row(out, row.name, row.means, width);
  out += "\n";
  out += wrap(
      "Notes are searched as well: a [[note]], and the note of a symptom, a warning sign, an illness, a run, stress or "
      "what was skipped. What counts there are the phrases of the rules, in English, not these names: `rubdown rules "
      "show C-DVT` prints those of a blood clot, `rubdown rules list` the ids of the others (C-). A sign in other "
      "words "
      "is not heard: log it by its name. What a note set off ends with `rubdown log PLAN --clear C-DVT`, by the rule "
      "of the stop, or with `cleared = DATE` in the entry itself or in a later [[note]] with such words. What was on "
      "both sides does not end with one of them. An end is none of what is logged behind it: that counts anew.",
      width);
  out += out.back() == '\n' ? "\n" : "\n\n";
  out += wrap(
      "Lasting conditions, written as [[condition]] name = \"NAME\"; `cleared = DATE` means that your clinician "
      "agrees:",
      width);
  out += out.back() == '\n' ? "" : "\n";
  for (const ConditionRow& row : conditions()) add_row(out, row.name, row.means, width);
  return out;
}

}  // namespace rubdown
