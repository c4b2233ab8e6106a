#include "recovery/explain_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "recovery/placement_words.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown::explaining {
namespace {

constexpr std::string_view bold = "\x1b[1m", underlined = "\x1b[1;4m", dim = "\x1b[2m", normal = "\x1b[0m";
constexpr std::size_t narrowest = 30;

std::string reference(const BibliographyEntry& entry) {
  std::string text(entry.reference);
  if (!entry.doi.empty()) text.append(" https://doi.org/").append(entry.doi);
  if (entry.recalled) text += " (cited from memory)";
  return text;
}

}  // namespace

Page::Page(const ExplainOptions& options) : options_(options), width_(std::max(options.width, narrowest)) {}

void Page::put(std::string_view text, std::size_t indent, std::size_t hang, std::string_view ink, std::size_t inked) {
  std::string clean = one_line(text);
  if (options_.ascii) clean = to_ascii(clean);
  const std::size_t first = std::min(indent, width_ / 2), rest = std::min(indent + hang, width_ / 2);
  std::string lines = wrap(clean, width_ - rest);
  std::size_t column = 0;
  for (bool is_first = true; !lines.empty(); is_first = false) {
    std::string line = lines.substr(0, lines.find('\n'));
    lines.erase(0, line.size() + 1);
    text_.append(is_first ? first : rest, ' ');
    const std::size_t here = column < inked ? std::min(inked - column, line.size()) : 0;
    column += line.size() + 1;
    if (options_.color && here > 0) {
      text_.append(ink).append(line, 0, here).append(normal).append(line, here);
    } else {
      text_.append(line);
    }
    text_ += '\n';
  }
}

void Page::heading(std::string_view text) {
  gap();
  put(text, 0, 0, underlined, text.size());
}

void Page::strong(std::string_view text, std::size_t indent) { put(text, indent, 2, bold, text.size()); }
void Page::plain(std::string_view text, std::size_t indent) { put(text, indent, 0, {}, 0); }
void Page::faint(std::string_view text, std::size_t indent) { put(text, indent, 0, dim, text.size()); }

void Page::labelled(std::string_view label, std::string_view text, std::size_t indent) {
  if (text.empty()) return put(label, indent, 2, bold, label.size());
  put(fmt::format("{}{} {}", label, label.ends_with(':') ? "" : ":", text), indent, 2, bold, label.size());
}

void Page::columns(std::string_view label, std::string_view text, std::size_t column) {
  std::string clean = one_line(text);
  if (options_.ascii) clean = to_ascii(clean);
  constexpr std::size_t least = 14;  // of the text
  column = std::min(column, width_ - least);
  std::string line{label};
  if (display_width(line) >= column) {
    text_.append(line).append("\n");
    line.clear();
  }
  std::string lines = wrap(clean, width_ - column);
  do {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    text_.append(line).append(column - display_width(line), ' ').append(lines, 0, end).append("\n");
    lines.erase(0, end + 1);
    line.clear();
  } while (!lines.empty());
}

void Page::gap() {
  if (!text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
}

void Page::verbatim(std::string_view text) {
  text_ += plain_text(text);
  if (!text_.ends_with('\n')) text_ += '\n';
}

std::string Page::take() { return std::move(text_); }

std::string short_day(Day day) { return placing::day_words(day); }
std::string short_time(Civil at) { return placing::time_words(at); }

std::string session_line(const Session& session) {
  return fmt::format("{} {}", session.start ? short_time(*session.start) : short_day(session.day), session.title);
}

std::string some_days(const std::vector<Day>& days) {
  constexpr std::size_t most = 6;
  std::string text;
  for (std::size_t i = 0; i < days.size() && i < most; ++i) text += (i == 0 ? "" : ", ") + short_day(days[i]);
  if (days.size() > most) text += fmt::format(" and {} more", days.size() - most);
  return text;
}

bool is_appointment(const Session& session) {
  const auto* recovery = std::get_if<Recovery>(&session.what);
  return recovery != nullptr && recovery->appointment;
}

std::string outcome(const Schedule& schedule, const DemandRecord& demand) {
  if (demand.served_by) {
    for (const Session& session : schedule.sessions) {
      if (session.identity == *demand.served_by) return session_line(session);
    }
    return "served";
  }
  std::string text = "not placed";
  for (std::size_t i = 0; i < demand.refused_by.size(); ++i)
    text += (i == 0 ? ": " : "; ") + demand.refused_by[i].detail;
  if (!demand.smallest_change.empty()) text += "; would fit with: " + demand.smallest_change;
  return text;
}

void print_sources(Page& page, const RulePack& rules, std::vector<std::string> keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  if (keys.empty()) return;
  page.heading("Sources");
  for (const std::string& key : keys) {
    const BibliographyEntry* entry = rules.source(key);
    page.labelled(key, entry == nullptr ? std::string("not in the rule pack") : reference(*entry), 0);
  }
}

std::vector<const Stop*> stops_on(const Schedule& schedule, std::optional<Day> day) {
  std::vector<const Stop*> stops;
  for (const Stop& stop : schedule.stops) {
    if (!day || !stop.until || (stop.since <= *day && *day < *stop.until)) stops.push_back(&stop);
  }
  return stops;
}

void print_stops(Page& page, const Schedule& schedule, std::optional<Day> day, std::vector<std::string>& keys) {
  const std::vector<const Stop*> stops = stops_on(schedule, day);
  if (stops.empty()) return;
  page.heading("Stops in force");
  for (const Stop* stop : stops) {
    page.strong(fmt::format("{}{}: {}", stop->id, stop->urgent ? " (urgent)" : "", stop->message));
    page.plain(fmt::format("because of {}; blocks {} since {}{}", stop->trigger, stop->blocks, short_day(stop->since),
                           stop->until ? " until " + short_day(*stop->until) : ", until cleared"),
               4);
    keys.insert(keys.end(), stop->sources.begin(), stop->sources.end());
  }
}

void print_refusal(Page& page, const Unplaced& unplaced) {
  page.strong(fmt::format("{}: {}", unplaced.rule, unplaced.wanted));
  page.plain(fmt::format("asked for after {}", unplaced.trigger), 4);
  for (const RefusedBy& by : unplaced.refused_by)
    page.plain(fmt::format("refused by {}: {}", by.constraint, by.detail), 4);
  if (unplaced.smallest_change.empty()) {
    page.plain("no single change would let it in", 4);
  } else {
    page.labelled("would fit with:", unplaced.smallest_change, 4);
  }
}

void print_reasons(Page& page, const Session& session, const RulePack& rules, std::vector<std::string>& keys) {
  for (const Reason& reason : session.reasons) {
    const Rule* rule = rules.find(reason.rule);
    page.labelled(reason.rule, rule == nullptr ? std::string{} : std::string(rule->name), 4);
    page.plain(fmt::format("because of {}", reason.trigger), 6);
    page.plain(reason.because, 6);
    std::string evidence = fmt::format("evidence: {}", name(reason.grade));
    for (std::size_t i = 0; i < reason.sources.size(); ++i) {
      evidence.append(i == 0 ? " (" : ", ").append(reason.sources[i]);
      keys.emplace_back(reason.sources[i]);
    }
    if (!reason.sources.empty()) evidence += ")";
    page.faint(evidence, 6);
  }
}

}  // namespace rubdown::explaining
