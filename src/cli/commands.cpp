#include <array>

#include "cli/command.hpp"

namespace rubdown::cli {
namespace {

constexpr std::array<std::string_view, 3> color_words{"auto", "always", "never"};
constexpr std::array<std::string_view, 2> unit_words{"km", "mi"};
constexpr std::array<std::string_view, 2> week_start_words{"mon", "sun"};
constexpr std::array<std::string_view, 4> layout_words{"full", "concise", "json", "github"};
constexpr std::array<std::string_view, 2> text_json{"text", "json"};
constexpr std::array<std::string_view, 2> list_json{"list", "json"};
constexpr std::array<std::string_view, 2> view_words{"full", "busy"};

constexpr std::array<std::string_view, 3> level_words{"beginner", "intermediate", "advanced"};
constexpr std::array<std::string_view, 2> progression_words{"strict", "classic"};
constexpr std::array<std::string_view, 2> illness_words{"fever", "cold"};

constexpr OptionRow global_rows[] = {
    {"--today", "", "DATE", "the day it is; else SOURCE_DATE_EPOCH, else the clock"},
    {"--units", "", "km|mi", "print distances in kilometres or miles", unit_words},
    {"--color", "", "WHEN", "colour: auto, always or never", color_words},
    {"--no-color", "", "", "the same as --color=never"},
    {"--ascii", "", "", "plain ASCII, no other characters"},
    {"--width", "", "N", "columns to print in, from 20; else the terminal's, else 80; tables take 40 at least"},
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
    {"--on", "", "DATE", "one day; also today, tomorrow"},
    {"--from", "", "DATE", "from this day"},
    {"--to", "", "DATE", "to this day, included"},
    {"--all", "", "", "the whole plan"},
    {"--busy", "", "FILE.ics", "a calendar of times that are taken", {}, true, true},
    {"--only",
     "",
     "WORDS",
     "only these: run, race, recovery, massage, self-care, cross, rest or a session type",
     {},
     true,
     true},
    {"--to-book", "", "", "only appointments to be made, from today on; list: whom to call, four weeks ahead"},
    {"--no-self-care", "", "", "leave stretching, rolling and the like out of a calendar"},
    {"--reminder", "", "TIME", "remind so long before a session: 1h, 30m, none; else as in the earlier calendar"},
    {"--previous", "", "OLD.ics", "update this earlier calendar instead of starting a new one"},
    {"--feed", "", "", "a calendar to subscribe to: no reminders, refresh hints"},
    {"--view", "", "full|busy", "busy: the same times without a word about health", view_words},
    {"--todo", "", "", "with -f ics: appointments to be made as tasks, due a week before"},
    {"--split", "", "", "the same as -f vdir: a file an event, in the folder of -o"},
    {"--utc", "", "", "write times in UTC, for apps that do not know the zone"},
    {"--icons", "", "", "emoji in the week and the agenda"},
    {"--without", "", "RULE", "leave a rule out for this once", {}, true, true},
    {"--with", "", "RULE", "take a disabled rule in for this once", {}, true, true},
};

constexpr OptionRow new_rows[] = {
    {"--on", "", "DATE", "the day of the race; the only option that is needed"},
    {"--race", "", "NAME", "what the race is called"},
    {"--distance", "", "DISTANCE", "its distance; else marathon"},
    {"--goal", "", "TIME", "the time to run it in: 3:45:00"},
    {"--recent", "", "D=T", "a recent race, for the paces: 10km=47:10"},
    {"--weeks", "", "N", "weeks of training, 10 to 30"},
    {"--runs", "", "N", "runs a week, 3 to 7"},
    {"--longest", "", "DISTANCE", "the longest run of the last 30 days: 18km"},
    {"--weekly", "", "DISTANCE", "what was run a week in the last three weeks: 45km"},
    {"--long-day", "", "DAY", "the day of the long run: sun"},
    {"--rest", "", "DAYS", "days without a run: mon,fri", {}, true, true},
    {"--level", "", "LEVEL", "beginner, intermediate or advanced", level_words},
    {"--timezone", "", "ZONE", "the time zone of all times: Europe/Berlin"},
    {"--progression", "", "KIND", "strict: at most a tenth more than the longest run; classic: larger steps",
     progression_words},
    {"--output", "-o", "FILE", "write to FILE, which must not be there yet"},
};

constexpr OptionRow log_rows[] = {
    {"--done", "", "DATE", "the run of that day was done; also today, yesterday"},
    {"--distance", "", "DISTANCE", "with --done: how far it was"},
    {"--time", "", "TIME", "with --done: how long it took"},
    {"--missed", "", "DATE", "the day's sessions were not done; may be given more than once", {}, true},
    {"--why", "", "TEXT", "with --missed: why"},
    {"--symptom", "", "A:S:N", "area, side and severity 0 to 10: it-band:right:4", {}, true, true},
    {"--stress", "", "N", "stress, 0 to 10"},
    {"--soreness", "", "N", "general soreness, 0 to 10"},
    {"--sleep", "", "H:MM", "how long last night was"},
    {"--skipped", "", "WORDS", "stretching, hydration, rolling", {}, true, true},
    {"--flag", "", "FLAG", "a red flag, with its side: calf-swelling:left", {}, true, true},
    {"--clear", "", "WHAT", "a flag, an area, an illness or a stop's rule is over: calf-swelling", {}, true, true},
    {"--illness", "", "KIND", "fever (anything below the neck) or cold", illness_words},
    {"--massage", "", "TYPE", "a massage that was had: massage.sport"},
    {"--note", "", "TEXT",
     "words of one's own, for the entry or by themselves; of warning signs English ones count, and those of rules of "
     "one's own (rubdown-rules(5))"},
    {"--on", "", "DATE", "the day it is about; else today"},
};

constexpr OptionRow rules_rows[] = {
    {"--format", "-f", "FORMAT", "text or json", text_json},
    {"--rules", "", "FILE", "a rule file over the built-in rules", {}, true, true},
    {"--strict", "", "", "check: warnings fail too"},
};

constexpr OptionRow check_rows[] = {
    {"--strict", "", "", "warnings fail too"},
    {"--output-format", "", "LAYOUT", "full, concise, json or github", layout_words},
};

constexpr OptionRow explain_rows[] = {
    {"--format", "-f", "FORMAT", "text or json", text_json},
    {"--without", "", "RULE", "what if this rule were not there", {}, true, true},
    {"--with", "", "RULE", "what if this disabled rule were there", {}, true, true},
    {"--set", "", "KEY=VALUE", "what if the plan said this: recovery.massage_every_days=7", {}, true, true},
    {"--busy", "", "FILE.ics", "a calendar of times that are taken", {}, true, true},
};

constexpr OptionRow diff_rows[] = {
    {"--format", "-f", "FORMAT", "text or json", text_json},
};

constexpr OptionRow busy_rows[] = {
    {"--format", "-f", "FORMAT", "list or json", list_json},
    {"--from", "", "DATE", "from this day; else today"},
    {"--to", "", "DATE", "to this day, included; else four weeks"},
    {"--timezone", "", "ZONE", "the zone of times without one, and of what is printed; else UTC"},
};

constexpr OptionRow paces_rows[] = {
    {"--recent", "", "D=T", "a recent race: 10km=47:10"},
    {"--goal", "", "D=T", "a race to come: marathon=3:45:00"},
    {"--easy", "", "PACE", "the pace of easy runs: 5:40/km"},
    {"--format", "-f", "FORMAT", "text or json", text_json},
};

constexpr OptionRow import_rows[] = {
    {"--name", "", "TEXT", "what the plan is called"},
    {"--race", "", "NAME", "what the race is called"},
    {"--on", "", "DATE", "the day of the race"},
    {"--distance", "", "DISTANCE", "its distance; else marathon"},
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
    {"new", "", 0, 0, "print a plan to start from", new_rows,
     "rubdown new --on 2027-11-07 > nyc.toml\n"
     "rubdown new --on 2027-09-26 --race 'Berlin Marathon' --goal 3:15:00 --recent 10km=41:30 --runs 5 -o berlin.toml",
     run_new},
    {"show", "PLAN", 1, 1, "print a plan with its recovery", show_rows,
     "rubdown show nyc.toml\n"
     "rubdown show nyc.toml -f month\n"
     "rubdown show nyc.toml -o nyc.ics --reminder 1h\n"
     "rubdown show nyc.toml -f ics | khal import\n"
     "rubdown show nyc.toml -f list --only massage --to-book",
     run_show},
    {"explain", "PLAN [DATE|RULE]", 1, 2, "why each session stands where it stands, and why others do not",
     explain_rows,
     "rubdown explain nyc.toml\n"
     "rubdown explain nyc.toml 2027-08-15\n"
     "rubdown explain nyc.toml R-LONG-MASSAGE\n"
     "rubdown explain nyc.toml --set recovery.massage_every_days=7",
     run_explain},
    {"check", "PLAN...", 1, -1, "every finding about a plan and the training in it", check_rows,
     "rubdown check nyc.toml\n"
     "rubdown check --strict --output-format github plans/*.toml",
     run_check},
    {"log", "PLAN", 1, 1, "add to the log beside a plan; the plan is never written", log_rows,
     "rubdown log nyc.toml --done today --distance 10mi --time 1:40:00\n"
     "rubdown log nyc.toml --symptom it-band:right:4 --note 'tight again after ten miles'\n"
     "rubdown log nyc.toml --missed yesterday --why travel\n"
     "rubdown log nyc.toml --clear calf-swelling:left --on 2027-08-20",
     run_log},
    {"diff", "OLD NEW", 2, 2, "what changed between two plans' calendars, or since a calendar file was written",
     diff_rows,
     "rubdown diff old.toml nyc.toml\n"
     "rubdown diff nyc.toml nyc.ics",
     run_diff},
    {"busy", "FILE.ics", 1, 1, "the busy times that are read from a calendar, and what was skipped", busy_rows,
     "rubdown busy work.ics --timezone America/New_York --from 2027-08-09 --to 2027-08-15", run_busy},
    {"rules", "[list|show ID|check FILE...|sources|print [ID]]", 0, -1, "the recovery rules and their evidence",
     rules_rows,
     "rubdown rules list\n"
     "rubdown rules show R-LONG-SELF\n"
     "rubdown rules print R-LONG-SELF > mine.toml\n"
     "rubdown rules check mine.toml",
     run_rules},
    {"batch", "PLAN...|ROSTER|FOLDER", 1, -1, "plan many athletes at once", batch_rows,
     "rubdown batch roster.csv -o out\n"
     "rubdown batch plans -o out -f ics,html\n"
     "rubdown batch roster.csv -f summary\n"
     "rubdown batch roster.csv -o out --shard 3/8\n"
     "a roster: id,name,plan,race_date,easy_pace,flag.name,flag.on\n"
     "          ann,Ann Example,base.toml,2027-11-07,9:30/mi,,\n"
     "any key of the plan is a column (`rubdown help plan`); flag.name and flag.on, or\n"
     "symptom.area, symptom.severity and symptom.on, add one; more stand in ann.log.toml.\n"
     "the same in TOML, where any table of a plan may stand below an athlete:\n"
     "          [[athlete]]\n"
     "          id = \"ann\"\n"
     "          plan = \"base.toml\"\n"
     "          race_date = 2027-11-07\n"
     "          [[athlete.flag]]\n"
     "          name = \"calf-swelling\"\n"
     "          on = 2027-08-10",
     run_batch},
    {"stream", "", 0, 0, "one JSON record in, one out, a line each", stream_rows,
     "rubdown stream -f ics,json < records.ndjson > answers.ndjson\n"
     "a record: {\"id\": \"ann\", \"plan\": \"TOML text, or the keys as JSON\", \"log\": \"TOML text\",\n"
     "           \"today\": \"2027-08-11\", \"formats\": [\"ics\"]}; only \"plan\" is needed\n"
     "it ends with 1 where a record failed, else with 4 where one has a safety stop",
     run_stream},
    {"workout", "TEXT|-", 1, -1, "how a workout text is understood", workout_rows,
     "rubdown workout '6x800 @ 3:20 w/ 400 m jog'\n"
     "rubdown workout - -f json < texts.txt",
     run_workout},
    {"paces", "", 0, 0, "training paces and race equivalents", paces_rows,
     "rubdown paces --recent 10km=47:10\n"
     "rubdown paces --goal marathon=3:45:00 --units mi",
     run_paces},
    {"import", "GRID.csv", 1, 1, "a week grid in CSV to a plan", import_rows,
     "rubdown import grid.csv --on 2027-11-07 --units mi > nyc.toml", run_import},
    {"schema",
     "[plan|log|rules]",
     0,
     1,
     "JSON Schema of a file, for editors",
     {},
     "rubdown schema > rubdown.schema.json",
     run_schema},
    {"completions",
     "bash|zsh|fish",
     1,
     1,
     "completion for a shell",
     {},
     "rubdown completions bash > ~/.local/share/bash-completion/completions/rubdown",
     run_completions},
    {"help",
     "[COMMAND|TOPIC|CODE]",
     0,
     1,
     "help on a command, a topic or a finding's code",
     {},
     "rubdown help show\n"
     "rubdown help workouts\n"
     "rubdown help P012",
     run_help},
};

constexpr ExitCodeRow exit_rows[] = {
    {0, "done"},
    {1,
     "a plan or rule file is invalid; batch, stream: an athlete or record failed; check --strict: there are warnings"},
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
