#include <array>

#include "cli/command.hpp"

namespace rubdown::cli {
namespace {

constexpr std::array<std::string_view, 3> color_words{"auto", "always", "never"};
constexpr std::array<std::string_view, 2> unit_words{"km", "mi"};
constexpr std::array<std::string_view, 2> week_start_words{"mon", "sun"};
constexpr std::array<std::string_view, 4> layout_words{"full", "concise", "json", "github"};
constexpr std::array<std::string_view, 2> text_json{"text", "json"};
constexpr std::array<std::string_view, 2> view_words{"full", "busy"};

constexpr OptionRow global_rows[] = {
    {"--today", "", "DATE", "the day it is; else SOURCE_DATE_EPOCH, else the clock"},
    {"--units", "", "km|mi", "print distances in kilometres or miles", unit_words},
    {"--color", "", "WHEN", "colour: auto, always or never", color_words},
    {"--no-color", "", "", "the same as --color=never"},
    {"--ascii", "", "", "plain ASCII, no other characters"},
    {"--width", "", "N", "columns to print in; else the terminal's, else 80"},
    {"--week-start", "", "mon|sun", "first day of a printed week", week_start_words},
    {"--quiet", "-q", "", "say nothing but results and errors"},
    {"--verbose", "-v", "", "say more, warnings about the training too"},
    {"--version", "", "", "print the version"},
    {"--help", "-h", "", "print help"},
};

constexpr OptionRow show_rows[] = {
    {"--format", "-f", "FORMAT", "week, month, agenda, list, chart, ics, vdir, json, csv, markdown, html or svg"},
    {"--output", "-o", "FILE", "write to FILE (the format by its ending); with -f vdir, the folder"},
    {"--week", "", "N", "week N of the plan"},
    {"--on", "", "DATE", "one day"},
    {"--from", "", "DATE", "from this day"},
    {"--to", "", "DATE", "to this day, included"},
    {"--all", "", "", "the whole plan"},
    {"--busy", "", "FILE.ics", "a calendar of times that are taken", {}, true, true},
    {"--only", "", "WORDS", "only these: run, race, recovery, massage, self-care, cross, rest or a session type", {}, true,
     true},
    {"--no-self-care", "", "", "leave stretching, rolling and the like out of a calendar"},
    {"--reminder", "", "TIME", "remind so long before a session: 1h, 30m"},
    {"--previous", "", "OLD.ics", "update this earlier calendar instead of starting a new one"},
    {"--feed", "", "", "a calendar to subscribe to: no reminders, refresh hints"},
    {"--view", "", "full|busy", "busy: the same times without a word about health", view_words},
    {"--utc", "", "", "write times in UTC, for apps that do not know the zone"},
    {"--icons", "", "", "emoji beside the letters"},
    {"--without", "", "RULE", "leave a rule out for this once", {}, true, true},
    {"--with", "", "RULE", "take a disabled rule in for this once", {}, true, true},
};

constexpr OptionRow check_rows[] = {
    {"--strict", "", "", "warnings fail too"},
    {"--output-format", "", "LAYOUT", "full, concise, json or github", layout_words},
};

constexpr OptionRow batch_rows[] = {
    {"--output", "-o", "DIR", "the folder the files go to; made if it is not there"},
    {"--format", "-f", "FORMATS", "ics, html, json, csv, markdown, svg, and summary for the terminal", {}, true, true},
    {"--plan", "", "PLAN", "the plan of athletes whose row names none"},
    {"--jobs", "", "N", "athletes planned at a time; else as many as there are processors"},
    {"--shard", "", "K/N", "only every N-th athlete, beginning with the K-th"},
    {"--dry-run", "-n", "", "write nothing, list the files that would change"},
    {"--durable", "", "", "files are on the disk before they get their names"},
    {"--feed", "", "", "calendars to subscribe to"},
};

constexpr OptionRow stream_rows[] = {
    {"--format", "-f", "FORMATS", "formats for records that name none; else ics", {}, true, true},
    {"--jobs", "", "N", "records answered at a time; else one"},
    {"--unordered", "", "", "answers as they are ready, not in the order of the records"},
    {"--feed", "", "", "calendars to subscribe to"},
};

constexpr OptionRow workout_rows[] = {
    {"--format", "-f", "FORMAT", "text or json", text_json},
};

constexpr CommandRow rows[] = {
    {"show", "PLAN", 1, 1, "print a plan with its recovery", show_rows,
     "rubdown show nyc.toml\n"
     "rubdown show nyc.toml -f month\n"
     "rubdown show nyc.toml -o nyc.ics --reminder 1h\n"
     "rubdown show nyc.toml -f ics | khal import",
     run_show},
    {"check", "PLAN...", 1, -1, "every finding about a plan and the training in it", check_rows,
     "rubdown check nyc.toml\n"
     "rubdown check --strict --output-format github plans/*.toml",
     run_check},
    {"batch", "PLAN...|ROSTER|FOLDER", 1, -1, "plan many athletes at once", batch_rows,
     "rubdown batch roster.csv -o out\n"
     "rubdown batch plans -o out -f ics,html\n"
     "rubdown batch roster.csv -f summary\n"
     "rubdown batch roster.csv -o out --shard 3/8",
     run_batch},
    {"stream", "", 0, 0, "one JSON record in, one out, a line each", stream_rows,
     "rubdown stream -f ics,json < records.ndjson > answers.ndjson",
     run_stream},
    {"workout", "TEXT|-", 1, -1, "how a workout text is understood", workout_rows,
     "rubdown workout '6x800 @ 3:20 w/ 400 m jog'\n"
     "rubdown workout - -f json < texts.txt",
     run_workout},
    {"completions", "bash|zsh|fish", 1, 1, "completion for a shell", {},
     "rubdown completions bash > ~/.local/share/bash-completion/completions/rubdown",
     run_completions},
    {"help", "[COMMAND|TOPIC|CODE]", 0, 1, "help on a command, a topic or a finding's code", {},
     "rubdown help show\n"
     "rubdown help workouts\n"
     "rubdown help P012",
     run_help},
};

constexpr ExitCodeRow exit_rows[] = {
    {0, "done"},
    {1, "a plan or rule file is invalid; batch: some athlete failed; check --strict: there are warnings"},
    {2, "wrong usage: an unknown command, option or value"},
    {3, "something could not be read or written"},
    {4, "done, but a safety stop is in force"},
    {70, "internal error: a fault in rubdown itself"},
    {130, "interrupted"},
};

}  // namespace

std::span<const CommandRow> commands() { return rows; }
std::span<const OptionRow> global_options() { return global_rows; }
std::span<const ExitCodeRow> exit_codes() { return exit_rows; }

const CommandRow* find_command(std::string_view name) {
  for (const CommandRow& row : rows) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

}  // namespace rubdown::cli
