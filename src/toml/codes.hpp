// The findings about how a TOML file is written: its bytes, its syntax, and the keys and values of its tables.
#pragma once

#include <span>

#include "rubdown/base/diagnostics.hpp"

namespace rubdown::toml {

inline constexpr Code file_too_large{
    "T001", Severity::error, "file too large",
    "A plan, log or rule file may hold 1 MiB. A plan of 30 weeks is about 10 kB, so a larger file is most likely not "
    "the one that was meant."};
inline constexpr Code control_character{
    "T002", Severity::error, "control character",
    "Only tabs and line ends may stand in a file besides printable characters. A NUL or another control character "
    "means that the file is damaged, is binary, or was saved as UTF-16. Save it as UTF-8. Inside a string in double "
    "quotes such a character can be written as an escape, for example \\u0007."};
inline constexpr Code not_utf8{
    "T003", Severity::error, "not UTF-8",
    "Files are read as UTF-8. Bytes that are not UTF-8 mostly come from an editor or spreadsheet that saved the file "
    "as Latin-1 or Windows-1252. Save it again as UTF-8."};
inline constexpr Code line_too_long{
    "T004", Severity::error, "line too long",
    "A line may hold 16384 characters. Break a long array over several lines; write a long text in triple quotes."};
inline constexpr Code key_too_long{"T005", Severity::error, "key with too many parts",
                                   "A key with dots may have 16 parts. No file of this program needs more than four."};
inline constexpr Code nested_too_deep{
    "T006", Severity::error, "nested too deep",
    "Arrays and inline tables may be nested 32 deep. No file of this program needs more than three."};
inline constexpr Code not_ascii{
    "T007", Severity::error, "a character that must be in quotes",
    "Outside strings and comments TOML knows only ASCII. Text pasted from a word processor often brings curly quotes, "
    "long dashes or non-breaking spaces: replace them by their plain forms, or put the text in quotes."};
inline constexpr Code open_string{
    "T008", Severity::error, "string without an end",
    "A string ends with the quote it began with, on the same line. A text over several lines begins and ends with "
    "three quotes. Use single quotes for a text that holds double quotes."};
inline constexpr Code syntax{
    "T010", Severity::error, "not TOML",
    "The line is not valid TOML. A line is a comment, a table header such as [plan] or [[week]], or a key with a "
    "value: key = \"text\". See https://toml.io."};
inline constexpr Code duplicate_key{
    "T011", Severity::error, "written twice",
    "A key may stand once in a table, and a table header such as [plan] once in a file. Tables that repeat, such as "
    "weeks and races, have headers in double brackets: [[week]]."};
inline constexpr Code needs_quotes{
    "T012", Severity::error, "text without quotes",
    "A text value stands in double quotes: tue = \"easy 5 mi\". Without quotes only numbers, true, false, dates "
    "(2026-11-01) and times (07:30) are values. Paces and race times are text: \"5:40/km\", \"3:45:00\"."};
inline constexpr Code no_such_date{
    "T013", Severity::error, "no such date or time",
    "A date is written year-month-day with two digits for month and day (2026-03-01) and must exist; a time is "
    "written 07:30 with two digits for the hour."};
inline constexpr Code bad_escape{
    "T014", Severity::error, "unknown escape",
    "In double quotes a backslash begins an escape: \\n, \\t, \\\", \\\\, \\u00e9. Double the backslash, or put the "
    "text in single quotes, where a backslash is only a backslash."};
inline constexpr Code bad_number{
    "T015", Severity::error, "not a number",
    "A number is written without leading zeros and without a unit, with a point for decimals: 8, 12.5. A number with a "
    "unit is text: \"8 km\"."};
inline constexpr Code open_bracket{
    "T016", Severity::error, "bracket without an end",
    "Arrays are closed with ], inline tables with }, and table headers with as many brackets as they began with; the "
    "items of an array are separated by commas."};
inline constexpr Code unknown_key{
    "T020", Severity::error, "unknown key",
    "The key is not one this table knows, so its value would have no effect. It is an error rather than a warning "
    "because a mistyped key could hide a symptom or a warning sign. See rubdown help plan for all keys."};
inline constexpr Code wrong_type{
    "T021", Severity::error, "value of the wrong type",
    "The key is known, but its value is of another type than the key takes: a number where a text is expected, for "
    "example. Values are never converted silently."};
inline constexpr Code missing_key{
    "T022", Severity::error, "missing key",
    "The table does not say something it must say: a race needs a name, a date and a distance, a symptom an area, a "
    "severity and a day."};
inline constexpr Code unknown_word{
    "T023", Severity::error, "unknown word",
    "The value is not one of the words this key takes. Words are written with hyphens, in any case. It is an error "
    "rather than a warning because a mistyped word could hide a symptom or a warning sign."};
inline constexpr Code out_of_range{
    "T024", Severity::error, "out of range",
    "The value is of the right type but cannot be meant: a severity above 10, a year of birth in the future, a "
    "distance of zero."};
inline constexpr Code not_a_value{
    "T025", Severity::error, "not understood",
    "The text is not what this key takes: a date (2026-11-01), a time (07:30), a distance (\"12 km\"), a pace "
    "(\"5:40/km\"), a race time (\"3:45:00\") or a length of sleep (\"7:30\")."};

/// All of the above, by id.
std::span<const Code* const> toml_codes();

}  // namespace rubdown::toml
