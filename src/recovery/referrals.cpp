#include "rubdown/recovery/referrals.hpp"

#include <algorithm>
#include <iterator>

namespace rubdown {
namespace {

bool asks_for_a_clinician(const Rule& rule) {
  return rule.grade == Grade::safety ||
         std::any_of(rule.sessions.begin(), rule.sessions.end(),
                     [](const Prescription& session) { return session.type == SessionType::refer; });
}

}  // namespace

std::vector<Advice> referrals(const Schedule& schedule, const RulePack& rules) {
  std::vector<Advice> found;
  std::copy_if(schedule.notices.begin(), schedule.notices.end(), std::back_inserter(found), [&](const Advice& notice) {
    const Rule* rule = rules.find(notice.rule);
    return rule != nullptr && asks_for_a_clinician(*rule);
  });
  return found;
}

}  // namespace rubdown
