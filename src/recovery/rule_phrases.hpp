// The parts of a rule in words, for `rules show` and `explain RULE`.
#pragma once

#include <string>

#include "rubdown/recovery/rule.hpp"

namespace rubdown {

std::string when_words(const Rule& rule);
std::string session_words(const Prescription& session);
std::string advice_words(const Advise& advise);
std::string stop_words(const StopEffect& stop);
std::string keep_clear_words(const KeepClear& keep);
std::string limit_words(const Limit& limit);
std::string run_words(const RunText& run);
std::string scale_words(const Scale& scale);

}  // namespace rubdown
