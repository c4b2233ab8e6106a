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

}  // namespace rubdown
