// Any bytes through everything that prepares text for a terminal.
#include "rubdown/base/text.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "rubdown/base/diagnostics.hpp"
#include "rubdown/base/suggest.hpp"
#include "rubdown/base/units.hpp"
#include "rubdown/base/vocabulary.hpp"

using namespace rubdown;

namespace {

constexpr Code code{"P001", Severity::error, "finding", "finding"};

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const std::size_t width = size % 97;
  require(display_width(fit(text, width)) == width);
  require(display_width(cut(text, width, true)) <= width);
  require(is_valid_utf8(one_line(text)));
  require(one_line(one_line(text)) == one_line(text));
  require(is_valid_utf8(plain_text(text)));
  to_ascii(text);
  wrap(text, width, " ");

  Sources sources;
  const auto source = sources.add(std::string{text.substr(0, 20)}, std::string{text});
  Diagnostics findings;
  const auto column = static_cast<std::uint32_t>(size / 2);
  findings.add(code, {source, 1, column, 1, column + 3}, std::string{text},
               suggestion(text.substr(0, 40), area_names()));
  for (const auto format :
       {DiagnosticFormat::full, DiagnosticFormat::concise, DiagnosticFormat::json, DiagnosticFormat::github}) {
    require(is_valid_utf8(render(findings, sources, {format, false, width})));
  }

  if (const auto distance = parse_distance(text, Units::mi)) require(distance->mm > 0);
  if (const auto pace = parse_pace(text, Units::km)) format_pace(*pace, Units::mi);
  if (const auto time = parse_clock(text)) require(parse_clock(format_clock(*time)) == time);
  parse_hours(text);
  return 0;
}
