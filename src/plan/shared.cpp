#include "plan/shared.hpp"

#include <algorithm>

namespace rubdown {
namespace {

constexpr std::size_t most_kept = 16;  // a club has a handful of templates

std::string_view first_part(std::string_view key) { return key.substr(0, key.find('.')); }

}  // namespace

SharedPlans::SharedPlans() = default;
SharedPlans::SharedPlans(SharedPlans&&) noexcept = default;
SharedPlans& SharedPlans::operator=(SharedPlans&&) noexcept = default;
SharedPlans::~SharedPlans() = default;

const SharedPlans::File* SharedPlans::find(std::uint32_t source, const Sources& sources) const {
  const Source& wanted = sources[source];
  // Templates would be added after it, so their places are the same only where it is the last.
  if (sources.size() != source + std::size_t{1}) return nullptr;
  const auto found = std::find_if(files_.begin(), files_.end(), [&](const auto& file) {
    const Source& known = file->sources[file->source];
    return file->source == source && known.name == wanted.name && known.text == wanted.text;
  });
  return found == files_.end() ? nullptr : found->get();
}

const SharedPlans::File& SharedPlans::keep(File file) {
  if (files_.size() == most_kept) files_.erase(files_.begin());
  return *files_.emplace_back(std::make_unique<File>(std::move(file)));
}

bool leaves_therapists_alone(std::span<const Override> overrides) {
  return std::none_of(overrides.begin(), overrides.end(),
                      [](const Override& o) { return first_part(o.key) == "therapist"; });
}

bool leaves_weeks_alone(std::span<const Override> overrides) {
  return std::none_of(overrides.begin(), overrides.end(), [](const Override& o) {
    const std::string_view first = first_part(o.key);
    return first == "week" || o.key == "plan.units" || (first == o.key && !o.list);
  });
}

}  // namespace rubdown
