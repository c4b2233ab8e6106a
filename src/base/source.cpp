#include "rubdown/base/source.hpp"

#include <utility>

#include "base/excerpt.hpp"

namespace rubdown {

std::uint32_t Sources::add(std::string name, std::string text, std::uint32_t first_line) {
  sources_.push_back({std::move(name), std::move(text), first_line});
  return static_cast<std::uint32_t>(sources_.size() - 1);
}

std::string_view Sources::line(Span at) const { return LineReader{*this}.line(at); }

}  // namespace rubdown
