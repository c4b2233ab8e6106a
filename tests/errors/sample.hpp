// The sample of one kind of finding: a folder with a bad file, a good file and the exact text about the bad one.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace rubdown::test {

/// The folders of tests/errors, by name.
std::vector<std::filesystem::path> sample_folders();

/// What is said about the file `stem` (`bad` or `good`) of a folder, in full; also `stem.repeat`, where each line is a
/// count, a space and a text to repeat, joined without line ends; `\n` in a text is one. `<stem>.row` beside it holds
/// `key=value` lines of a roster.
std::string findings_of(const std::filesystem::path& folder, const std::string& stem);

std::string read_text(const std::filesystem::path& file);

}  // namespace rubdown::test
