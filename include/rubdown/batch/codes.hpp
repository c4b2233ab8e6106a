// Findings about the files a plan names (letter F).
#pragma once

#include <span>

#include "rubdown/base/diagnostics.hpp"

namespace rubdown {

inline constexpr Code unknown_zone{
    "F001", Severity::error, "unknown time zone",
    "The plan's `timezone` is not a zone of this system. Zones have names such as Europe/Berlin or America/New_York; "
    "without the right one, calendar apps would show every session at the wrong hour."};
inline constexpr Code unreadable_rules{
    "F002", Severity::error, "rule file cannot be read",
    "A file named in `[plan] rules` could not be opened. Paths are relative to the plan. No schedule is made with a "
    "part of its rules missing, because a missing rule may be a safety rule."};
inline constexpr Code unreadable_log{"F003", Severity::error, "log cannot be read",
                                     "The plan names a log (`[plan] log`) that could not be opened. Symptoms and red "
                                     "flags stand in the log, so the plan "
                                     "is not made without it. A plan that names no log may do without the file."};
inline constexpr Code unreadable_busy{
    "F004", Severity::error, "busy calendar cannot be read",
    "A calendar named in `[availability] busy` or with --busy could not be opened or read. Appointments are not placed "
    "as if that time were free."};

inline constexpr Code bad_roster{
    "F005", Severity::error, "roster cannot be used",
    "A roster is a table in CSV or TOML with an athlete a row. In CSV the first row names the columns, in TOML each "
    "athlete begins with [[athlete]]; `plan` (or --plan for all) says which plan an athlete follows, `id` what the "
    "files are called, and all else is a key of the plan. See rubdown help batch."};
inline constexpr Code unknown_column{
    "F006", Severity::warning, "column not used",
    "A column's name is neither one of the roster's short names nor a key of the plan with dots, so its cells change "
    "nothing in the plan; their words are heard for warning signs only, as a note of today. Notes, comments and "
    "remarks are heard without a word, and columns such as email or phone are passed over."};
inline constexpr Code double_column{
    "F007", Severity::error, "column twice",
    "Two columns stand for the same key of the plan, so it is not clear which of their cells counts."};
inline constexpr Code extra_cell{"F008", Severity::error, "cell under no column",
                                 "A row has more cells than the header has columns. Mostly a comma (in a roster "
                                 "with semicolons: a semicolon) stands inside a cell that has no quotes around it, "
                                 "and then every cell behind it is under the wrong column."};

inline constexpr Code bad_record{"F009", Severity::error, "record not understood",
                                 "A line of a stream is one JSON object: \"plan\" with TOML text or the plan's keys, "
                                 "and, if wanted, \"id\" (a string or a number), \"log\", "
                                 "\"today\" and \"formats\". No key stands twice in one object: only the last "
                                 "would count. The stream goes on with the next line."};

inline constexpr Code athlete_twice{
    "F010", Severity::warning, "athlete twice",
    "Two rows of a roster make the same file name: they have the same `id`, or no `id` and names that differ in "
    "capitals, accents and signs at most. Their files are told apart by a number, in the order of the rows, but both "
    "read the same log; and where `id` or name are the same to the letter their calendar events have the same "
    "identity, so that a calendar holds only one athlete's. Give each an `id`. Rows are compared with the first "
    "25,000."};

inline constexpr Code athlete_nameless{
    "F011", Severity::warning, "athlete without a name for files",
    "A row of a roster has no `id`, and no name with a letter or digit in it. Only its place among the rows could say "
    "which files and which log are this athlete's; sorted anew, the rows would change them. The files are numbered, "
    "and no log beside the roster is read. Give each row an `id`."};

inline constexpr Code builtin_comes_late{
    "F012", Severity::warning, "built-in rules put over a pack",
    "Of the packs in `rules`, later ones win: \"builtin\" behind a pack brings back each built-in rule that the pack "
    "replaces or disables, and the engine's own numbers. Write \"builtin\" first."};

inline constexpr Code shared_log{
    "F013", Severity::warning, "log of several athletes",
    "Several rows of a roster name one plan, and a log lies beside that plan: what stands in it, runs done and warning "
    "signs, counts for each of these athletes. An athlete's own log is called <id>.log.toml and lies beside the "
    "roster. The finding stands at each row but the first; rows are compared with the first 25,000 plans."};

inline constexpr Code health_column{
    "F014", Severity::error, "health in a column of no key",
    "A column of a roster, by its name, is about symptoms, warning signs, operations or their clearance, but it is no "
    "key of the plan. An athlete with something in it is not planned, because a warning sign there would stop nothing. "
    "The keys of a plan are columns with dots: flag.name and flag.on, symptom.area, symptom.severity and symptom.on, "
    "surgery.cleared.running. A row holds one of each kind; more of them stand in the athlete's log."};

inline constexpr Code guessed_letters{
    "F015", Severity::warning, "letters of a table guessed",
    "A roster holds bytes that are no UTF-8. They were read as Windows-1252, which most spreadsheets write where they "
    "do not write UTF-8; from an old Mac or a DOS program (Mac Roman, code page 850) letters with accents come out "
    "wrong, in names of files and in calendars. The finding shows the first such text. Save the table as CSV in "
    "UTF-8."};

/// All of them, in order.
std::span<const Code* const> file_codes();

}  // namespace rubdown
