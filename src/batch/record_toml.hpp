// A plan given as JSON, written as the TOML it stands for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rubdown {

/// One record of a stream, taken apart.
struct Record {
  std::string id;                  ///< as JSON text: a string or a number, `null` where there is none
  std::string name;                ///< the id as plain text, `plan` where there is none
  std::string plan;                ///< TOML
  std::optional<std::string> log;  ///< TOML
  std::optional<std::string> today;
  std::optional<std::vector<std::string>> formats;
};

/// Takes a record apart. `error` says what is wrong with it in one line; `record.id` is set wherever it could be read.
bool read_record(std::string_view text, Record& record, std::string& error);

/// What a record's JSON says that its parsed value no longer does.
struct RecordKeys {
  std::optional<std::string> twice;  ///< a key that one object holds twice: the last would win without a word
  std::optional<std::string> id;     ///< the record's `id` where it is a number, as written
  bool id_is_wrong = false;          ///< it is neither a string nor a number
  bool too_many = false;             ///< one object has more keys than a plan ever has; taking it apart would take long
};

/// Text that is not JSON, and what is nested deeper than any plan, is looked at so far; read_record() refuses it.
RecordKeys look_at_keys(std::string_view record);

}  // namespace rubdown
