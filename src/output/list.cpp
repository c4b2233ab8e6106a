// The list: one record a line in columns that stay where they are, for grep and for screen readers.
#include "output/words.hpp"
#include "rubdown/base/text.hpp"

namespace rubdown {
namespace {

constexpr std::string_view gap = "  ";

/// The columns of a line; none is empty, so that splitting at two spaces finds all of them.
struct Record {
  Day day;
  std::string clock, category, type, status, distance, length, title, rules;
};

std::string or_dash(std::string text) {
  if (text.empty()) return "-";
  return text;
}

void put_record(std::string& out, const Record& record, bool ascii) {
  out += format_day(record.day);
  out.append(gap).append(weekday_short(weekday_index(record.day)));
  out.append(gap) += fit(record.clock, 11, ascii);
  out.append(gap) += fit(record.category, 8, ascii);
  out.append(gap) += fit(record.type, 15, ascii);
  out.append(gap) += fit(record.status, 7, ascii);
  out.append(gap) += fit(record.distance, 12, ascii);
  out.append(gap) += fit(record.length, 7, ascii);
  out.append(gap) += or_dash(record.title);
  out.append(gap) += or_dash(record.rules);
  out += '\n';
}

std::string what_text(const Schedule& schedule, const Session& session, const RenderOptions& options) {
  const std::string title = title_text(session, options.ascii), change = change_text(schedule, session, options.ascii);
  return change.empty() ? title : title + " (" + change + ")";
}

Record record_of(const Schedule& schedule, const Session& session, const RenderOptions& options) {
  const bool recovery = std::holds_alternative<Recovery>(session.what);
  return {session.day,
          clock_text(session),
          std::string(name(category(session))),
          std::string(type_name(session)),
          std::string(name(session.status)),
          or_dash(recovery ? std::string{} : distance_text(session, options)),
          or_dash(length_text(session)),
          what_text(schedule, session, options),
          join(rules_of(session), ",")};
}

Record record_of(const Stop& stop, const RenderOptions& options) {
  const std::string text = std::string(stop_heading(stop)) + ". " + stop.message + " Off the calendar: " + stop.blocks;
  return {stop.since,
          "all-day",
          "stop",
          "stop",
          stop.urgent ? "urgent" : "stop",
          "-",
          "-",
          clean(text, options.ascii),
          clean(stop.id, options.ascii)};
}

/// Whom to call for an appointment: a line to read out on the telephone.
void put_booking(std::string& out, const Session& session, const RenderOptions& options) {
  const auto& recovery = std::get<Recovery>(session.what);
  const Booking booking = recovery.therapist ? *recovery.therapist : Booking{};
  const std::string whom = booking.name + (booking.organisation.empty() ? "" : ", ") + booking.organisation;
  const auto cell = [&](std::string_view text) { return or_dash(clean(text, options.ascii)); };
  out += format_day(session.day);
  out.append(gap).append(weekday_short(weekday_index(session.day)));
  out.append(gap) += fit(clock_text(session), 11, options.ascii);
  out.append(gap) += fit(std::string(type_name(session)), 15, options.ascii);
  out.append(gap) += fit(or_dash(length_text(session)), 7, options.ascii);
  out.append(gap) += cell(recovery.therapist ? std::string_view{whom} : recovery.booking_advice);
  out.append(gap) += cell(booking.phone);
  out.append(gap) += cell(booking.url);
  out.append(gap) += cell(booking.price);
  out += '\n';
}

}  // namespace

std::string render_list(const Schedule& schedule, const RenderOptions& options) {
  std::string out;
  for (const Stop* stop : stops_for(schedule, options.span)) put_record(out, record_of(*stop, options), options.ascii);
  for (const Session* session : shown_sessions(schedule, options.span, options)) {
    if (options.to_book) {
      put_booking(out, *session, options);
    } else {
      put_record(out, record_of(schedule, *session, options), options.ascii);
    }
  }
  return out;
}

}  // namespace rubdown
