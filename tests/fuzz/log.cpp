// The log reader on any bytes, and the writer: a text of a user's never breaks out of the entry it is written in.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "rubdown/base/text.hpp"
#include "rubdown/plan/read_plan.hpp"
#include "rubdown/plan/write_log.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  rubdown::Sources sources;
  rubdown::Diagnostics findings;
  rubdown::Log log;
  rubdown::read_log(sources.add("fuzz.log.toml", text), sources, rubdown::Units::km, log, findings);
  rubdown::render(findings, sources);

  const std::string entry = rubdown::log_entry(rubdown::LoggedNote{*rubdown::parse_day("2026-08-09"), {}, text, {}});
  rubdown::Diagnostics written;
  rubdown::Log again;
  const bool valid = rubdown::read_log(sources.add("entry", entry), sources, rubdown::Units::km, again, written);
  const bool fits = size < 4096;
  const bool blank = rubdown::trim(text).empty();
  if (fits && !valid) std::abort();
  if (fits && !blank && (again.notes.size() != 1 || again.notes[0].text != rubdown::valid_utf8(text))) std::abort();
  return 0;
}
