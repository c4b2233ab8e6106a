// Markdown: a table with a row a session, for a repository, a wiki or a message.
#include "output/words.hpp"

namespace rubdown {
namespace {

/// Text that Markdown shows as it is: everything that could begin markup is escaped (CommonMark section 2.4).
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : clean(text, false)) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      if (std::string_view("\\`*_[]#|>~$").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

void put_session(std::string& out, const Schedule& schedule, const Session& session, const RenderOptions& options) {
  std::vector<std::string> why;
  for (const Advice& advice : session.advice) {
    const std::string text = escaped(advice.text);
    why.push_back(is_preparation(advice) ? text : "**" + text + "**");
  }
  for (const Reason* reason : telling_reasons(session))
    why.push_back(escaped(reason->because) + " (" + escaped(reason->rule) + ", " + evidence_text(reason->grade) + ")");
  const auto* recovery = std::get_if<Recovery>(&session.what);
  std::string what = escaped(title_text(session, false));
  if (session.status != Status::planned) what += " (" + std::string(name(session.status)) + ")";
  if (std::holds_alternative<Race>(session.what)) what = "**" + what + "**";
  if (const std::string change = change_text(schedule, session, false); !change.empty())
    what += " (" + escaped(change) + ")";
  out += "| " + std::string(weekday_short(weekday_index(session.day))) + " " + format_day(session.day);
  out += " | " + (session.start ? clock_text(session) : std::string("all day"));
  out += " | " + what;
  out += " | " + (recovery ? std::string{} : escaped(distance_text(session, options)));
  out += " | " + length_text(session);
  out += " | " + join(why, " ") + " |\n";
}

}  // namespace

std::string render_markdown(const Schedule& schedule, const RenderOptions& options) {
  std::string out = "# " + escaped(plan_text(schedule, false)) + "\n\n";
  std::vector<std::string> facts{schedule.header.athlete, span_text(options.span, false), countdown_text(schedule)};
  std::erase(facts, std::string{});
  const std::string heading = escaped(join(facts, " · ")) + "\n\n";
  for (const Stop* stop : stops_for(schedule, options.span)) {
    out += "> **" + escaped(stop_heading(*stop)) + "** " + escaped(stop->message) + " Off the calendar " +
           escaped(stop_dates(*stop)) + ": " + escaped(stop->blocks) + ". (" + escaped(stop->id) + ")\n\n";
  }
  for (const Advice& notice : schedule.notices)
    out += "> " + escaped(notice.text) + " (" + escaped(notice.rule) + ")\n\n";
  out += heading;
  out += "| Day | Time | Session | Distance | Length | Why |\n| --- | --- | --- | ---: | ---: | --- |\n";
  for (const Session* session : shown_sessions(schedule, options.span, options))
    put_session(out, schedule, *session, options);
  const std::vector<const Unplaced*> unplaced = unplaced_in(schedule, options.span);
  if (!unplaced.empty()) out += "\nNot placed:\n\n";
  for (const Unplaced* one : unplaced) out += "- " + escaped(unplaced_text(*one, false)) + "\n";
  out += "\n" + escaped(short_safety) + "\n";
  return out;
}

}  // namespace rubdown
