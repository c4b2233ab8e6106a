#include "output/ics_phrases.hpp"

#include <algorithm>

#include "output/words.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/base/vocabulary.hpp"

namespace rubdown {
namespace {

constexpr std::size_t longest_text = 600;  ///< octets
constexpr std::size_t most_kept = 64;      ///< of a kind

/// True where two reasons differ in nothing but their trigger, and have one both or neither.
bool same_words(const Reason& a, const Reason& b) {
  return a.because == b.because && a.rule == b.rule && a.grade == b.grade && a.trigger.empty() == b.trigger.empty() &&
         std::equal(a.sources.begin(), a.sources.end(), b.sources.begin(), b.sources.end());
}
bool same_words(const Care& a, const Care& b) {
  return a.type == b.type && a.length == b.length && a.areas == b.areas && a.dose == b.dose;
}
bool same_words(const Advice& a, const Advice& b) { return a.text == b.text; }

/// `Why: BECAUSE (RULE, for TRIGGER; weak evidence; SOURCE, SOURCE)`; without a reason of the rule's own the trigger
/// stands in its place.
IcsPhrases::Why phrase(const Reason& reason) {
  const std::string because = shortened(reason.because);
  std::string before = "Why: ", after;
  std::string& rule = because.empty() ? after : before;
  before += because;
  rule.append(" (").append(reason.rule);
  if (!because.empty() && !reason.trigger.empty()) before += ", for ";
  after.append("; ").append(evidence_text(reason.grade));
  std::string_view separator = "; ";
  for (const std::string_view source : reason.sources) {
    after.append(separator).append(source);
    separator = ", ";
  }
  after += ')';
  return {IcsPhrase{std::move(before)}, IcsPhrase{std::move(after)}};
}

IcsPhrase phrase(const Care& care) {
  std::string text{row(care.type).title};
  if (care.length.count() > 0) text.append(" ").append(format_duration(care.length));
  if (!care.areas.empty()) text.append(": ").append(describe(care.areas));
  if (!care.dose.empty()) text.append(" (").append(shortened(care.dose)).append(")");
  return IcsPhrase{std::move(text)};
}

IcsPhrase phrase(const Advice& advice) { return IcsPhrase{shortened(advice.text)}; }

}  // namespace

bool is_long(std::string_view text) { return text.size() > longest_text; }

std::string shortened(std::string_view text) {
  return is_long(text) ? cut(text.substr(0, longest_text), longest_text / 2) : std::string{text};
}

template <class Said, class Phrase>
const Phrase& IcsPhrases::find(Shelf<Said, Phrase>& shelf, const Said& said) {
  for (const Kept<Said, Phrase>& kept : shelf.kept)
    if (same_words(*kept.said, said)) return kept.phrase;
  if (shelf.kept.size() < most_kept) return shelf.kept.emplace_back(Kept<Said, Phrase>{&said, phrase(said)}).phrase;
  Kept<Said, Phrase>& oldest = shelf.kept[shelf.oldest++ % most_kept];
  oldest = {&said, phrase(said)};
  return oldest.phrase;
}

IcsPhrases::IcsPhrases() : safety_{std::string{short_safety}} {}

const IcsPhrases::Why& IcsPhrases::of(const Reason& reason) { return find(reasons_, reason); }
const IcsPhrase& IcsPhrases::of(const Care& care) { return find(cares_, care); }
const IcsPhrase& IcsPhrases::of(const Advice& advice) { return find(advice_, advice); }

}  // namespace rubdown
