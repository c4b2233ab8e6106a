// CSV (RFC 4180): a row a session, cells that no spreadsheet takes for a formula.
#include "rubdown/base/csv.hpp"

#include "output/words.hpp"

namespace rubdown {
namespace {

/// One row; every cell is one line of clean text.
class Cells {
 public:
  explicit Cells(std::string& out) : out_(out) {}
  Cells& put(std::string_view text) {
    if (!first_) out_ += ',';
    first_ = false;
    out_ += csv_cell(text);
    return *this;
  }
  void end() { out_ += "\r\n"; }

 private:
  std::string& out_;
  bool first_ = true;
};

std::string reasons_text(const Schedule& schedule, const Session& session) {
  std::vector<std::string> texts;
  if (std::string change = change_text(schedule, session, false); !change.empty())
    texts.push_back("Changed: " + change + ".");
  for (const Reason& reason : session.reasons) texts.emplace_back(reason.because);
  for (const Advice& advice : session.advice) texts.emplace_back(advice.text);
  return join(texts, " ");
}

std::string grades_text(const Session& session) {
  std::vector<std::string> grades;
  for (const Reason& reason : session.reasons) grades.emplace_back(name(reason.grade));
  return join(grades, " ");
}

std::string_view written_text(const Session& session) {
  if (const auto* rest = std::get_if<Rest>(&session.what)) return rest->text;
  const Workout* workout = workout_of(session);
  return workout ? std::string_view(workout->text) : std::string_view{};
}

void put_stop(std::string& out, const Stop& stop) {
  Cells cells(out);
  cells.put(format_day(stop.since)).put(weekday_short(weekday_index(stop.since))).put({}).put({});
  cells.put("stop").put("stop").put(stop_heading(stop)).put(stop.urgent ? "urgent" : "stop").put({}).put({}).put({});
  cells.put(stop.blocks).put(stop.id).put("safety").put(stop.message).put({}).put({}).put({});
  cells.end();
}

void put_session(std::string& out, const Schedule& schedule, const Session& session, const RenderOptions& options) {
  const bool distance = session.distance && !std::holds_alternative<Recovery>(session.what);
  const auto* recovery = std::get_if<Recovery>(&session.what);
  Cells cells(out);
  cells.put(format_day(session.day)).put(weekday_short(weekday_index(session.day)));
  cells.put(session.start ? format_time(time_of(*session.start)) : std::string{});
  const bool ends = session.start && session.length_known && session.length.count() > 0;
  cells.put(ends ? format_time(time_of(*session.end())) : std::string{});
  cells.put(name(category(session))).put(type_name(session)).put(session.title).put(name(session.status));
  cells.put(distance ? format_number(session.distance->min, options.units) : std::string{});
  cells.put(distance ? format_number(session.distance->max, options.units) : std::string{});
  const auto minutes = (session.length.count() + 30) / 60;
  cells.put(session.length_known && minutes > 0 ? std::to_string(minutes) : std::string{});
  cells.put(describe(areas_of(session))).put(join(rules_of(session), " ")).put(grades_text(session));
  cells.put(reasons_text(schedule, session));
  cells.put(recovery && recovery->therapist ? std::string_view(recovery->therapist->name) : std::string_view{});
  cells.put(std::to_string(session.week)).put(written_text(session)).end();
}

}  // namespace

std::string render_csv(const Schedule& schedule, const RenderOptions& options) {
  const std::string unit = options.units == Units::mi ? "mi" : "km";
  std::string out = "date,day,start,end,category,type,title,status,distance_min_" + unit + ",distance_max_" + unit +
                    ",minutes,areas,rules,grades,why,therapist,week,workout\r\n";
  for (const Stop* stop : stops_for(schedule, options.span)) put_stop(out, *stop);
  for (const Session* session : shown_sessions(schedule, options.span, options))
    put_session(out, schedule, *session, options);
  return out;
}

}  // namespace rubdown
