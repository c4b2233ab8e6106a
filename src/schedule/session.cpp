#include "rubdown/schedule/session.hpp"

#include <algorithm>

namespace rubdown {
bool operator==(const Reason& a, const Reason& b) {
  return a.rule == b.rule && a.trigger == b.trigger && a.because == b.because && a.grade == b.grade &&
         std::equal(a.sources.begin(), a.sources.end(), b.sources.begin(), b.sources.end());
}

std::string_view name(Category category) {
  switch (category) {
  case Category::run:
    return "run";
  case Category::race:
    return "race";
  case Category::recovery:
    return "recovery";
  case Category::rest:
    return "rest";
  case Category::cross:
    return "cross";
  }
  return "";
}

std::string_view name(Status status) {
  switch (status) {
  case Status::planned:
    return "planned";
  case Status::done:
    return "done";
  case Status::missed:
    return "missed";
  case Status::pinned:
    return "pinned";
  case Status::stopped:
    return "stopped";
  }
  return "";
}

std::string_view type_name(const Session& session) {
  if (const auto* run = std::get_if<Run>(&session.what)) return name(run->workout->kind);
  if (std::holds_alternative<Race>(session.what)) return "race";
  if (const auto* recovery = std::get_if<Recovery>(&session.what)) {
    return recovery->parts.empty() ? "recovery" : name(recovery->parts.front().type);
  }
  return "rest";
}

bool is_to_book(const Session& session) {
  const auto* recovery = std::get_if<Recovery>(&session.what);
  return recovery && recovery->appointment && session.status == Status::planned;
}

const Workout* workout_of(const Session& session) {
  if (const auto* run = std::get_if<Run>(&session.what)) return &*run->workout;
  if (const auto* race = std::get_if<Race>(&session.what)) return &*race->workout;
  return nullptr;
}

Range<Distance> known_distance(const Session& session) {
  if (session.distance) return *session.distance;
  const auto* run = std::get_if<Run>(&session.what);
  return run != nullptr && run->workout->measured ? run->workout->measured->distance : Range<Distance>{};
}

}  // namespace rubdown
