// The agenda: the days one after another, each session with its reasons.
#include "output/blocks.hpp"
#include "output/words.hpp"
#include "rubdown/schedule/words.hpp"

namespace rubdown {
namespace {

constexpr std::size_t text_column = 16;

/// One text under the clock times, wrapped.
void put_text(std::string& out, std::string_view text, Ink ink, const RenderOptions& options, std::size_t most = 6) {
  Line line(options.color);
  for (const std::string& part : wrapped(text, page_width(options) - text_column - 1, most, options.ascii))
    line.to(text_column).put(part, ink).end(out);
}

std::string facts_of(const Session& session, const RenderOptions& options) {
  std::vector<std::string> facts;
  if (!std::holds_alternative<Recovery>(session.what)) facts.push_back(distance_text(session, options));
  facts.push_back(length_text(session));
  if (session.status != Status::planned) facts.emplace_back(name(session.status));
  std::erase(facts, std::string{});
  return facts.empty() ? std::string{} : " (" + join(facts, ", ") + ")";
}

void put_parts(std::string& out, const Recovery& recovery, const RenderOptions& options) {
  for (const Care& care : recovery.parts) {
    std::vector<std::string> details;
    if (!care.areas.empty()) details.push_back(describe(care.areas));
    std::string text(recovery.parts.size() > 1 ? row(care.type).title : std::string_view{});
    const auto beyond = details.empty() && !text.empty() ? beyond_title(care.type, care.dose) : std::nullopt;
    if (beyond) {
      text += *beyond;
    } else if (!care.dose.empty()) {
      details.emplace_back(care.dose);
    }
    if (!text.empty() && care.length.count() > 0) text += " " + std::to_string(care.length.count()) + " min";
    if (!text.empty() && !details.empty()) text += ": ";
    put_text(out, text + join(details, ", "), Ink::plain, options);
  }
}

void put_reasons(std::string& out, const Session& session, const RenderOptions& options) {
  for (const Advice& advice : session.advice)
    put_text(out, advice_text(advice, true, options.ascii), is_preparation(advice) ? Ink::care : Ink::warn, options,
             advice_lines);
  for (const Reason* reason : telling_reasons(session)) {
    std::string text = "Why: ";
    text.append(reason->because).append(" [").append(reason->rule);
    if (!reason->trigger.empty()) text.append(": ").append(reason->trigger);
    put_text(out, text + "; " + evidence_text(reason->grade) + "]", Ink::faint, options);
  }
}

Ink title_ink(const Session& session) {
  if (std::holds_alternative<Race>(session.what)) return Ink::race;
  if (const auto* recovery = std::get_if<Recovery>(&session.what))
    return recovery->appointment ? Ink::massage : Ink::care;
  return Ink::strong;
}

void put_session(std::string& out, const Schedule& schedule, const Session& session, const RenderOptions& options) {
  const auto* recovery = std::get_if<Recovery>(&session.what);
  std::string title = recovery ? care_text(*recovery) : run_text(session, options.ascii);
  if (options.icons) title = std::string(icon_of(session)) + " " + title;
  Line line(options.color);
  line.to(2).put(session.start ? clock_text(session) : "all day", Ink::plain);
  for (const std::string& part :
       wrapped(title + facts_of(session, options), page_width(options) - text_column - 1, 6, options.ascii))
    line.to(text_column).put(part, title_ink(session)).end(out);
  put_text(out, change_text(schedule, session, options.ascii), Ink::faint, options);
  if (const auto* run = std::get_if<Run>(&session.what)) put_text(out, run->note, Ink::plain, options);
  if (const auto* race = std::get_if<Race>(&session.what)) put_text(out, race->location, Ink::plain, options);
  if (recovery) put_parts(out, *recovery, options);
  put_text(out, booking_text(session, options.ascii), Ink::plain, options);
  put_reasons(out, session, options);
}

}  // namespace

std::string render_agenda(const Schedule& schedule, const RenderOptions& options) {
  std::string out;
  put_stops(out, stops_for(schedule, options.span), options);
  put_notices(out, schedule, options);
  put_heading(out, plan_text(schedule, options.ascii), Ink::strong, countdown_text(schedule), Ink::plain, options);
  const SessionRefs sessions = shown_sessions(schedule, options.span, options);
  std::optional<Day> day;
  for (const Session* session : sessions) {
    if (session->day != day) {
      day = session->day;
      const bool today = day == schedule.header.today;
      out += '\n';
      Line line(options.color);
      line.put(date_text(*day), today ? Ink::today : Ink::strong).put(today ? ", today" : "", Ink::today).end(out);
    }
    put_session(out, schedule, *session, options);
  }
  if (sessions.empty()) put_paragraph(out, "Nothing is planned on these days.", Ink::plain, options);
  const std::vector<const Unplaced*> refused = unplaced_in(schedule, options.span);
  if (!refused.empty()) out += '\n';
  for (const Unplaced* unplaced : refused)
    put_paragraph(out, "Not placed: " + unplaced_text(*unplaced, options.ascii), Ink::warn, options, 12);
  return out;
}

}  // namespace rubdown
