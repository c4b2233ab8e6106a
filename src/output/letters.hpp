// The letters of grids: what a session is in one to three letters.
#pragma once

#include <string>
#include <string_view>

#include "rubdown/schedule/session.hpp"

namespace rubdown {

/// One letter code and what it stands for.
struct Letter {
  RunKind kind;
  std::string_view letters;
};

/// The letters of a run's kind: `E`, `L`, `M` ...; each kind has its own.
std::string_view letters(RunKind kind);

/// A session's letters: the run's kind, or a tilde and the letters of the first recovery part (`~Ms`).
std::string letters_of(const Session& session);

/// What the letters of a session mean, for a legend: `easy`, `sports massage`.
std::string letters_mean(const Session& session);

}  // namespace rubdown
