// Which file, and which line, said what.
#include <fmt/format.h>

#include <algorithm>

#include "recovery/explain_text.hpp"

namespace rubdown::explaining {
namespace {

/// `base.toml:41`; `line 41` of a plan in one file.
std::string place(Span at, const ExplainOptions& options) {
  if (options.values.files < 2) return fmt::format("line {}", at.line);
  return fmt::format("{}:{}", (*options.sources)[at.source].name, at.line);
}

/// `; its date from ann.toml:7`: of a race that a template has and another file dates.
std::string date_of(const Session& session, const ExplainOptions& options) {
  if (!std::holds_alternative<Race>(session.what)) return {};
  const std::string day = format_day(session.day);
  for (const PlanValue& value : options.values.list) {
    if (!value.key.starts_with("race.") || !value.key.ends_with(".date") || value.text != day) continue;
    if (value.file == (*options.sources)[session.at.source].name) return {};
    return fmt::format("; its date from {}:{}", value.file, value.line);
  }
  return {};
}

}  // namespace

const DayChange* changed_by(const Schedule& schedule, const Session& session) {
  if (std::holds_alternative<Race>(session.what) || std::holds_alternative<Recovery>(session.what)) return nullptr;
  const auto found = std::find_if(schedule.changes.rbegin(), schedule.changes.rend(), [&](const DayChange& change) {
    return change.day == session.day && change.at.source == session.at.source && session.at.line >= change.at.line;
  });
  return found == schedule.changes.rend() ? nullptr : &*found;
}

void print_origin(Page& page, const Schedule& schedule, const Session& session, const ExplainOptions& options) {
  if (options.sources == nullptr || session.at.line == 0) return;
  const DayChange* change = changed_by(schedule, session);
  if (change == nullptr) {
    if (options.values.files > 1)
      page.plain(fmt::format("from {}{}", place(session.at, options), date_of(session, options)), 4);
    return;
  }
  page.plain(fmt::format("a [[change]] ({}){}{}", place(change->at, options), change->why.empty() ? "" : ": ",
                         std::string_view{change->why}),
             4);
  if (change != change_of(schedule, session)) return;
  page.plain(fmt::format("before: {} ({})", std::string_view{change->was},
                         change->instead ? place(*change->instead, options) : "nothing was written"),
             4);
}

void print_values(Page& page, const PlanValues& values) {
  if (values.files < 2) return;
  std::size_t widest = 0;
  for (const PlanValue& value : values.list) widest = std::max(widest, value.key.size());
  page.heading("Which file says what");
  std::string_view file;
  for (const PlanValue& value : values.list) {
    if (value.file != file) page.strong(file = value.file);
    const std::string line = value.line == 0 ? std::string{} : std::to_string(value.line);
    page.columns(fmt::format("{:>4}  {}", line, value.key), value.text, widest + 8);
  }
}

}  // namespace rubdown::explaining
