// Rosters in TOML: the whole where it is TOML, else athlete by athlete.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>

#include "batch/roster_key.hpp"
#include "plan/keys.hpp"
#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/codes.hpp"
#include "rubdown/batch/output_name.hpp"
#include "rubdown/batch/roster.hpp"
#include "toml/codes.hpp"
#include "toml/guard.hpp"
#include "toml/read.hpp"
#include "toml/table.hpp"
#include "toml/value.hpp"

namespace rubdown {
namespace {

/// Of one athlete. Each is compared with the others and put into the plan by itself.
constexpr std::size_t most_values = 500;

/// A value as a roster's cell would hold it; lists of plain values separated by `;`. Nothing for tables.
std::optional<std::string> cell_text(const toml::Value& value) {
  switch (value.kind()) {
  case toml::Kind::text:
    return std::string{*value.text()};
  case toml::Kind::boolean:
    return std::get<bool>(value.data) ? "true" : "false";
  case toml::Kind::integer:
    return fmt::format("{}", std::get<std::int64_t>(value.data));
  case toml::Kind::real:
    return fmt::format("{}", std::get<double>(value.data));
  case toml::Kind::day:
    return format_day(std::get<Day>(value.data));
  case toml::Kind::time: {
    const std::chrono::hh_mm_ss time{std::chrono::floor<Seconds>(std::get<toml::ClockTime>(value.data))};
    return fmt::format("{:02}:{:02}:{:02}", time.hours().count(), time.minutes().count(), time.seconds().count());
  }
  case toml::Kind::moment:
    return format_day(day_of(std::get<Civil>(value.data)));
  case toml::Kind::list: {
    std::string joined;
    for (const toml::Value& item : *value.list()) {
      std::optional<std::string> text = cell_text(item);
      if (!text) return std::nullopt;
      if (!joined.empty()) joined += "; ";
      joined += *text;
    }
    return joined;
  }
  case toml::Kind::table:
  case toml::Kind::broken:
    break;
  }
  return std::nullopt;
}

/// A text in TOML, read, with all that its tree refers to.
struct ReadText {
  Sources sources;
  toml::Document document;
  Diagnostics findings;
};
using SharedText = std::shared_ptr<const ReadText>;

void move_down(toml::Value& value, std::uint32_t lines) {
  const auto move = [lines](Span& at) {
    if (at.line == 0) return;
    at.line += lines;
    at.end_line += lines;
  };
  move(value.at);
  if (toml::List* items = value.list()) {
    for (toml::Value& item : *items) move_down(item, lines);
  }
  if (toml::Entries* entries = value.table()) {
    for (toml::Entry& entry : *entries) {
      move(entry.at);
      move_down(entry.value, lines);
    }
  }
}

Diagnostics moved_down(const Diagnostics& findings, std::uint32_t lines) {
  Diagnostics moved;
  for (const Diagnostic& finding : findings) {
    Span at = finding.at;
    if (at.line > 0) at.line += lines, at.end_line += lines;
    moved.add(*finding.code, at, finding.message, finding.help);
  }
  return moved;
}

/// Reads a text whose first line has this number in the roster.
SharedText read_text(const std::string& path, std::string_view text, std::uint32_t first_line) {
  auto read = std::make_shared<ReadText>();
  read->sources.add(path, std::string{text}, first_line);
  read->document = toml::read(0, read->sources, read->findings);
  if (first_line == 1) return read;
  move_down(read->document.root, first_line - 1);
  read->findings = moved_down(read->findings, first_line - 1);
  return read;
}

/// The lines of a text, found by their number from 1.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_{text} {
    for (std::size_t at = 0; at != std::string_view::npos && at < text.size();) {
      starts_.push_back(at);
      at = text.find('\n', at);
      if (at != std::string_view::npos) ++at;
    }
  }
  std::uint32_t count() const { return static_cast<std::uint32_t>(starts_.size()); }
  /// From line `first` to the one before `end`.
  std::string_view piece(std::uint32_t first, std::uint32_t end) const {
    if (first == 0 || first > count()) return {};
    const std::size_t from = starts_[first - 1], to = end <= count() ? starts_[end - 1] : text_.size();
    return text_.substr(from, to - std::min(to, from));
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

bool take(std::string_view& line, std::string_view word) {
  line = trim(line);
  if (!line.starts_with(word)) return false;
  line.remove_prefix(word.size());
  return true;
}

/// `[[athlete]]`, however it is spaced.
bool begins_athlete(std::string_view line) {
  return take(line, "[[") && (take(line, "athlete") || take(line, "\"athlete\"")) && take(line, "]]");
}

/// That, or what is most likely meant to be it: `[[athlete]`, `[athlete]`.
bool seems_to_begin_athlete(std::string_view line) {
  if (!take(line, "[")) return false;
  take(line, "[");
  return take(line, "athlete") && (line.empty() || line.front() == ' ' || line.front() == ']');
}

/// `athlete = [`.
bool begins_list(std::string_view line) { return take(line, "athlete") && take(line, "=") && take(line, "["); }

bool is_section(std::string_view key) {
  const auto parts = keys::file.keys;
  return std::any_of(parts.begin(), parts.end(), [key](const toml::Key& part) { return part.name == key; });
}

/// Where a table that stands at the top of a roster belongs.
std::string help_for_stray(std::string_view key, bool tables, bool mistyped) {
  if (key == "plan" && !tables) return "name the plan of all with --plan PLAN, or each one's below [[athlete]]";
  if (key == "format") return "write format = 1";
  if (mistyped && tables) return "each athlete begins with [[athlete]]; who stands here was not planned";
  if (mistyped) return "an athlete begins with [[athlete]], and their tables with [athlete. or [[athlete.";
  const std::string header = fmt::format("[athlete.{}]", one_line(key));
  return fmt::format("what is said of an athlete stands below their [[athlete]], tables as {}",
                     tables ? fmt::format("[{}]", header) : header);
}

/// Reads the athletes of a roster, in one text or several, in the order they stand.
class TomlRoster {
 public:
  TomlRoster(const std::string& path, const Lines& lines, std::string default_plan, std::uint32_t source,
             Diagnostics& findings)
      : path_{path}, lines_{lines}, default_plan_{std::move(default_plan)}, source_{source}, findings_{findings} {}

  /// Whoever stands in the text up to the line before `end`, and what stands beside them.
  void take_all(const SharedText& text, std::uint32_t end) {
    const toml::Entries& entries = *text->document.root.table();
    const auto is_athletes = [](const toml::Entry& entry) {
      return entry.key == "athlete" && toml::is_list_of_tables(entry.value);
    };
    for (const toml::Entry& entry : entries) {
      if (!is_athletes(entry)) continue;
      const toml::List& athletes = *entry.value.list();
      for (std::size_t i = 0; i < athletes.size(); ++i) {
        add(athletes[i], text, i + 1 < athletes.size() ? athletes[i + 1].at.line : end);
      }
    }
    for (const toml::Entry& entry : entries) {
      if (!is_athletes(entry) && entry.value.kind() != toml::Kind::broken) report_stray(entry);
    }
  }

  /// The one athlete of a text that is no TOML: as far as can be seen who it is, and what is wrong.
  void take_broken(const SharedText& text, std::uint32_t line, std::uint32_t end) {
    const toml::Value* athletes = toml::find(text->document.root, "athlete");
    const bool seen = athletes != nullptr && toml::is_list_of_tables(*athletes);
    add(seen ? athletes->list()->front() : toml::make_table({0, line, 1, line, 2}), text, end);
    Diagnostics& findings = jobs_.back().findings = text->findings;
    if (findings.has_errors()) return;
    findings.add(bad_roster, {0, line, 1, line, 2}, "this is no header of an athlete", "write [[athlete]]");
  }

  /// Findings about a text as such are those of the roster.
  void report(const Diagnostics& about) {
    for (const Diagnostic& finding : about) {
      Span at = finding.at;
      at.source = source_;
      findings_.add(*finding.code, at, finding.message, finding.help);
    }
  }

  std::vector<AthleteJob> jobs() { return std::move(jobs_); }

 private:
  /// `end` is the line behind the athlete's part of the text.
  void add(const toml::Value& athlete, const SharedText& text, std::uint32_t end) {
    AthleteJob& job = jobs_.emplace_back();
    flatten(athlete, {}, text, job);
    if (job.request.overrides.size() > most_values) {
      job.findings.add(bad_roster, athlete.at, fmt::format("an athlete has more than {} values", most_values),
                       "say what is the same for all in the plan, and what was done in the athlete's log");
      job.request.overrides.resize(most_values);
    }
    // A list is put in first: what is said of one race counts for those of the athlete, where they have their own.
    std::vector<Override>& overrides = job.request.overrides;
    std::stable_partition(overrides.begin(), overrides.end(), [](const Override& o) { return o.list != nullptr; });
    report_doubles(job);
    const std::uint32_t line = athlete.at.line;
    job.request.sources.emplace();
    job.request.sources->add(path_, std::string{lines_.piece(line, std::max(end, line + 1))}, line);
    finish_job(job, path_, line, default_plan_, seen_);
    first_lines_.push_back(line);
  }

  /// Every plain value below a table as an override with its dotted key, and every list of tables as it is.
  void flatten(const toml::Value& table, const std::string& prefix, const SharedText& text, AthleteJob& job) {
    for (const toml::Entry& entry : *table.table()) {
      if (job.request.overrides.size() > most_values) return;
      const toml::Value& value = entry.value;
      const bool list = value.list() != nullptr && (value.list()->empty() || toml::is_list_of_tables(value));
      std::string key = prefix.empty() ? "" : prefix + ".";
      key += entry.key;
      if (value.kind() == toml::Kind::broken) continue;
      // A table is one of the plan's; of the short names only `run_at` can be one.
      const bool plans_own = !prefix.empty() || is_section(key);
      const bool tables = value.table() != nullptr || (list && !value.list()->empty());
      std::optional<std::string> plan_key = tables && plans_own ? key : roster_key(key);
      if (tables && !plan_key) plan_key = key;
      if (value.table() != nullptr)
        flatten(value, *plan_key, text, job);
      else if (!plan_key)
        take_unknown(key, entry.at, value, job);
      else if (list)
        job.request.overrides.push_back({*plan_key, {}, value.at, {text, &value}});
      else if (std::optional<std::string> cell = cell_text(value))
        job.request.overrides.push_back({*plan_key, std::move(*cell), value.at});
      else
        job.findings.add(bad_roster, entry.at, fmt::format("{} is neither a value nor tables", one_line(key)),
                         "write a list of texts, or of tables");
    }
  }

  /// A remark is heard, what is about health fails the athlete, anything else is passed over.
  void take_unknown(const std::string& key, Span at, const toml::Value& value, AthleteJob& job) {
    const std::string health = health_keys(key);
    const std::optional<std::string> text = cell_text(value);
    const bool is_empty = text && trim(*text).empty();
    if (!health.empty() && !is_empty) return report_health_cell(key, health, at, job.findings);
    report_unknown_column(key, at, job.findings);
    if (health.empty() && is_heard(key) && text && !is_empty) job.request.remarks.push_back({*text, value.at});
  }

  /// `name` and `athlete.name` are one key.
  void report_doubles(AthleteJob& job) {
    const std::vector<Override>& overrides = job.request.overrides;
    for (auto second = overrides.begin(); second != overrides.end(); ++second) {
      const auto same = [&](const Override& o) { return o.key == second->key; };
      if (std::any_of(overrides.begin(), second, same))
        job.findings.add(double_column, second->at, fmt::format("{} is said twice", one_line(second->key)),
                         "keep one of them");
    }
  }

  /// At the top there are athletes and nothing else. A table that stands below an athlete was meant for this one.
  void report_stray(const toml::Entry& entry) {
    const auto* format = std::get_if<std::int64_t>(&entry.value.data);
    if (entry.key == "format" && format != nullptr && *format == 1) return;
    if (!toml::is_list_of_tables(entry.value)) return report_stray(entry, entry.at);
    for (const toml::Value& table : *entry.value.list()) report_stray(entry, table.at);
  }

  void report_stray(const toml::Entry& entry, Span at) {
    constexpr std::string_view athlete[] = {"athlete"};
    const bool tables = toml::is_list_of_tables(entry.value);
    const bool mistyped = !nearest(entry.key, athlete).empty();
    const std::string message = fmt::format("{} at the top of a roster is not read", toml::quote(entry.key));
    const std::string help = help_for_stray(entry.key, tables, mistyped);
    const auto next = std::upper_bound(first_lines_.begin(), first_lines_.end(), at.line);
    if (next != first_lines_.begin() && !(mistyped && tables)) {
      AthleteJob& above = jobs_[static_cast<std::size_t>(next - first_lines_.begin()) - 1];
      return above.findings.add(toml::unknown_key, at, message, help);
    }
    at.source = source_;
    findings_.add(toml::unknown_key, at, message, help);
  }

  const std::string& path_;
  const Lines& lines_;
  std::string default_plan_;
  std::uint32_t source_;
  Diagnostics& findings_;
  RosterSeen seen_;
  std::vector<AthleteJob> jobs_;
  std::vector<std::uint32_t> first_lines_;  ///< of each
};

/// A text that is no TOML, cut where athletes begin. A header that stands inside a text of several lines is no cut, but
/// the part before it then lacks the end of a text, and so does the one behind it: both fail, and nobody is planned who
/// should not be.
void read_apart(const std::string& path, const Lines& lines, TomlRoster& roster) {
  std::vector<std::uint32_t> starts;
  for (std::uint32_t line = 1; line <= lines.count(); ++line) {
    const std::string_view text = lines.piece(line, line + 1);
    if (begins_athlete(text) || seems_to_begin_athlete(text)) starts.push_back(line);
  }
  const SharedText top = read_text(path, lines.piece(1, starts.front()), 1);
  roster.report(top->findings);
  roster.take_all(top, starts.front());
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::uint32_t end = i + 1 < starts.size() ? starts[i + 1] : lines.count() + 1;
    const SharedText part = read_text(path, lines.piece(starts[i], end), starts[i]);
    const bool whole = part->document.valid && begins_athlete(lines.piece(starts[i], starts[i] + 1));
    whole ? roster.take_all(part, end) : roster.take_broken(part, starts[i], end);
  }
}

std::string_view without_mark(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

bool any_line(std::string_view text, bool (*is)(std::string_view)) {
  const Lines lines{text};
  for (std::uint32_t line = 1; line <= lines.count(); ++line) {
    if (is(lines.piece(line, line + 1))) return true;
  }
  return false;
}

}  // namespace

bool is_toml_roster(std::string_view text) {
  text = without_mark(text);
  return any_line(text, begins_athlete) || any_line(text, begins_list);
}

std::vector<AthleteJob> read_toml_roster(const std::string& path, std::string text,
                                         const std::optional<std::string>& default_plan, Sources& sources,
                                         Diagnostics& findings) {
  const std::uint32_t source = sources.add(path, std::move(text));
  const std::string_view all = without_mark(sources[source].text);
  const Lines lines{all};
  TomlRoster roster{path, lines, default_plan.value_or(""), source, findings};
  const SharedText whole = read_text(path, all, 1);
  if (whole->document.valid) {
    roster.take_all(whole, lines.count() + 1);
  } else if (all.size() <= toml::max_bytes && any_line(all, begins_athlete)) {
    read_apart(path, lines, roster);
  } else {
    roster.report(whole->findings);
  }
  return roster.jobs();
}

}  // namespace rubdown
