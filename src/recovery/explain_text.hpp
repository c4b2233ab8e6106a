// Lines of an explanation: headings, wrapped paragraphs, colours.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rubdown/recovery/explain.hpp"

namespace rubdown::explaining {

class Page {
 public:
  explicit Page(const ExplainOptions& options);

  /// A heading on its own line, with an empty line before it unless it is the first.
  void heading(std::string_view text);
  /// A line that stands out, wrapped with a hanging indent.
  void strong(std::string_view text, std::size_t indent = 0);
  void plain(std::string_view text, std::size_t indent = 0);
  void faint(std::string_view text, std::size_t indent = 0);
  /// `label` in front of a paragraph that hangs behind it.
  void labelled(std::string_view label, std::string_view text, std::size_t indent);
  /// `text` in the column behind `label`, which is ours, wrapped there.
  void columns(std::string_view label, std::string_view text, std::size_t column);
  void gap();
  /// Lines as they are.
  void verbatim(std::string_view text);
  bool empty() const { return text_.empty(); }
  std::string take();

 private:
  void put(std::string_view text, std::size_t indent, std::size_t hang, std::string_view ink, std::size_t inked);
  const ExplainOptions& options_;
  std::size_t width_;
  std::string text_;
};

/// `Mon 2 Mar`, `Mon 2 Mar 18:00`.
std::string short_day(Day day);
std::string short_time(Civil at);

/// `Mon 2 Mar 18:00  Sports massage 40 min`; the day alone for all-day sessions.
std::string session_line(const Session& session);

/// `Sun 1 Mar, Sun 8 Mar and 14 more`.
std::string some_days(const std::vector<Day>& days);

bool is_appointment(const Session& session);

/// What came of a demand: the session that serves it, or what refused it.
std::string outcome(const Schedule& schedule, const DemandRecord& demand);

/// The works behind `keys`, each in full, once, in the order of the keys' names.
void print_sources(Page& page, const RulePack& rules, std::vector<std::string> keys);

/// Where the plan wrote a session, in which of its files where it has several; of a changed day also what stood there.
void print_origin(Page& page, const Schedule& schedule, const Session& session, const ExplainOptions& options);

/// Which value comes from which file, where the plan has several.
void print_values(Page& page, const PlanValues& values);

/// The change that put a session on its day, null for others.
const DayChange* changed_by(const Schedule& schedule, const Session& session);

/// One demand that was not placed: what was wanted, each constraint, the smallest change.
/// Those in force; of a day, those that hold on it or until they are cleared.
std::vector<const Stop*> stops_on(const Schedule& schedule, std::optional<Day> day);

/// Above everything else; `keys` gets their sources.
void print_stops(Page& page, const Schedule& schedule, std::optional<Day> day, std::vector<std::string>& keys);

void print_refusal(Page& page, const Unplaced& unplaced);

/// All reasons of a session: rule and trigger, the sentence, the grade with its keys.
void print_reasons(Page& page, const Session& session, const RulePack& rules, std::vector<std::string>& keys);

}  // namespace rubdown::explaining
