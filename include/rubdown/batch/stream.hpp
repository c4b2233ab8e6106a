// One record in, one out, a line each: for engines that pipe records through a program.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rubdown/base/csv.hpp"
#include "rubdown/batch/loader.hpp"
#include "rubdown/output/format.hpp"

namespace rubdown {

/// `{"id": "ann", "plan": "TOML text" or {the same keys}, "log": "TOML text", "today": "2026-11-01", "formats":
/// ["ics"]}`; only `plan` is needed.
struct StreamOptions {
  std::vector<const Format*> formats;  ///< for records that name none
  RenderOptions render;                ///< but for span, zone, findings and sources
  bool units_given = false;
};

/// The answer to one record, without a line end: `{"id", "ok", "exit", "outputs": {format: text}, "findings": [...]}`.
/// A record that is not understood, too long (16 MiB) or whose plan is invalid is answered with `"ok": false`; nothing
/// a record holds ends the stream. The id is a string or a number and comes back as it was. `number` is the record's
/// line. `loader` is kept from record to record.
struct StreamAnswer {
  std::string line;
  bool failed = false;
  bool stopped = false;  ///< a safety stop is in force
};
StreamAnswer answer_record(std::string_view record, std::size_t number, const StreamOptions& options,
                           const std::function<Loader&(std::optional<Day> today)>& loader);

/// Reads records with `read` (bytes, none at the end), answers them with `jobs` workers, in order or as they come, and
/// gives each answer to `write` as soon as it can, which returns false to stop; `read` may wait for more meanwhile.
struct StreamTotals {
  std::size_t records = 0, failed = 0, stops = 0;
};
StreamTotals run_stream(const ReadBytes& read, const std::function<bool(std::string_view)>& write, std::size_t jobs,
                        bool ordered, const StreamOptions& options,
                        const std::function<Loader(std::optional<Day> today)>& loader);

}  // namespace rubdown
