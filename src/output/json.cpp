// JSON: everything in the schedule, with the fields in a fixed order, a session a line.
#include <algorithm>

#include "output/json_text.hpp"
#include "output/words.hpp"
#include "rubdown/calendar/uid.hpp"

namespace rubdown {
namespace {

void put_day(JsonText& json, std::string_view key, std::optional<Day> day) {
  json.key(key).text_or_null(day ? format_day(*day) : std::string{});
}

/// RFC 3339 with the zone's offset; null without a time or without a zone, as no offset is known then.
void put_instant(JsonText& json, std::string_view key, std::optional<Civil> civil, const RenderOptions& options) {
  json.key(key);
  if (!civil || !options.zone) {
    json.null();
    return;
  }
  const Instant instant = options.zone->resolve(*civil).first;
  const ZoneOffset offset = options.zone->offset_at(instant);
  json.text(format_rfc3339(options.zone->to_civil(instant), offset.utc));
}

void put_civil(JsonText& json, std::string_view key, std::optional<Civil> civil) {
  json.key(key).text_or_null(civil ? format_civil(*civil) : std::string{});
}

void put_distance(JsonText& json, std::string_view key, const std::optional<Range<Distance>>& distance) {
  json.key(key);
  if (!distance) {
    json.null();
    return;
  }
  json.open_array().metres(distance->min.mm).metres(distance->max.mm).close_array();
}

void put_areas(JsonText& json, AreaSet areas) {
  json.key("areas").open_array();
  for (const BodyArea area : areas)
    json.open_object().key("area").text(name(area.area)).key("side").text(name(area.side)).close_object();
  json.close_array();
}

template <class Texts>
void put_texts(JsonText& json, std::string_view key, const Texts& texts) {
  json.key(key).open_array();
  for (const std::string_view text : texts) json.text(text);
  json.close_array();
}

void put_reasons(JsonText& json, std::span<const Reason> reasons) {
  json.key("reasons").open_array();
  for (const Reason& reason : reasons) {
    json.open_object().key("rule").text(reason.rule).key("trigger").text(reason.trigger);
    json.key("because").text(reason.because).key("grade").text(name(reason.grade));
    put_texts(json, "sources", reason.sources);
    json.close_object();
  }
  json.close_array();
}

void put_advice(JsonText& json, std::string_view key, std::span<const Advice> advice) {
  json.key(key).open_array();
  for (const Advice& one : advice)
    json.open_object().key("rule").text(one.rule).key("text").text(one.text).close_object();
  json.close_array();
}

void put_therapist(JsonText& json, const Recovery* recovery) {
  json.key("therapist");
  if (!recovery || !recovery->therapist) {
    json.null();
    return;
  }
  const Booking& whom = *recovery->therapist;
  json.open_object().key("name").text(whom.name).key("credential").text_or_null(whom.credential);
  json.key("license").text_or_null(whom.license);
  put_day(json, "license_expires", whom.license_expires);
  json.key("organisation").text_or_null(whom.organisation).key("phone").text_or_null(whom.phone);
  json.key("url").text_or_null(whom.url).key("address").text_or_null(whom.address);
  json.key("price").text_or_null(whom.price).close_object();
}

void put_parts(JsonText& json, const Recovery* recovery) {
  json.key("parts").open_array();
  if (recovery) {
    for (const Care& care : recovery->parts) {
      json.open_object().key("type").text(name(care.type));
      json.key("duration_s").number(Seconds{care.length}.count());
      put_areas(json, care.areas);
      json.key("dose").text_or_null(care.dose).key("rule").text(care.rule).close_object();
    }
  }
  json.close_array();
}

void put_workout(JsonText& json, const Workout* workout) {
  json.key("repetitions");
  if (workout && workout->repetitions) {
    json.open_array().number(workout->repetitions->min).number(workout->repetitions->max).close_array();
  } else {
    json.null();
  }
  json.key("flags").open_array();
  if (workout)
    for (const std::string_view flag : names(workout->flags)) json.text(flag);
  json.close_array();
}

std::string_view written_text(const Session& session) {
  if (const auto* rest = std::get_if<Rest>(&session.what)) return rest->text;
  const Workout* workout = workout_of(session);
  return workout ? std::string_view(workout->text) : std::string_view{};
}

/// Only where there is one: few days are changed, and batches hold very many sessions.
void put_change(JsonText& json, const Schedule& schedule, const Session& session) {
  const DayChange* change = schedule.changes.empty() ? nullptr : change_of(schedule, session);
  if (change == nullptr) return;
  json.key("change").open_object().key("why").text_or_null(change->why).key("was").text(change->was).close_object();
}

void put_session(JsonText& json, const Schedule& schedule, const Session& session, const UidText& uid,
                 const RenderOptions& options) {
  const auto* recovery = std::get_if<Recovery>(&session.what);
  json.open_object().key("uid").text({uid.data(), uid.size()});
  json.key("category").text(name(category(session))).key("type").text(type_name(session));
  json.key("title").text(session.title);
  put_day(json, "date", session.day);
  put_instant(json, "start", session.start, options);
  put_instant(json, "end", session.end(), options);
  json.key("all_day").boolean(!session.start || !options.zone);
  put_distance(json, "distance_m", recovery ? std::nullopt : session.distance);
  json.key("duration_s");
  if (session.length_known && session.length.count() > 0) {
    json.number(session.length.count());
  } else {
    json.null();
  }
  put_areas(json, areas_of(session));
  json.key("status").text(name(session.status));
  put_workout(json, workout_of(session));
  put_reasons(json, session.reasons);
  put_therapist(json, recovery);
  json.key("week").number(session.week).key("workout").text_or_null(written_text(session));
  put_parts(json, recovery);
  put_advice(json, "advice", session.advice);
  put_civil(json, "local_start", session.start);
  put_civil(json, "local_end", session.end());
  put_change(json, schedule, session);
  json.close_object();
}

void put_sessions(JsonText& json, const Schedule& schedule, const RenderOptions& options) {
  const SessionRefs sessions = shown_sessions(schedule, options.span, options);
  std::vector<std::string_view> identities;
  identities.reserve(sessions.size());
  for (const Session* session : sessions) identities.emplace_back(session->identity);
  const std::unique_ptr<UidText[]> uids = CalendarIds(schedule.header).uids(identities);
  for (std::size_t i = 0; i < sessions.size(); ++i) put_session(json, schedule, *sessions[i], uids[i], options);
}

void put_plan(JsonText& json, const Schedule& schedule, const RenderOptions& options) {
  const Header& header = schedule.header;
  json.key("plan").open_object().key("id").text(header.plan_id).key("name").text(header.plan_name);
  json.key("athlete").text_or_null(header.athlete).key("timezone").text_or_null(header.timezone);
  json.key("units").text(header.units == Units::mi ? "mi" : "km");
  put_day(json, "today", header.today);
  json.key("weeks").number(header.plan_weeks).key("race").text_or_null(header.race.value_or(std::string{}));
  put_day(json, "race_date", header.race_day);
  json.key("days_to_race");
  if (const std::optional<int> days = days_to_race(schedule)) {
    json.number(*days);
  } else {
    json.null();
  }
  put_day(json, "from", options.span.from);
  put_day(json, "to", options.span.to);
  json.close_object();
  put_advice(json, "notices", schedule.notices);
}

void put_stop(JsonText& json, const Stop& stop) {
  json.open_object().key("id").text(stop.id);
  put_day(json, "since", stop.since);
  json.key("urgent").boolean(stop.urgent).key("blocks").text(stop.blocks).key("message").text(stop.message);
  put_day(json, "until", stop.until);
  json.key("trigger").text_or_null(stop.trigger);
  put_texts(json, "sources", stop.sources);
  json.close_object();
}

/// For display: contested as a sign of injury to come, and nothing decides by it.
void put_load(JsonText& json, const std::optional<WeekLoad>& load) {
  json.key("load");
  if (!load) {
    json.null();
    return;
  }
  const auto put = [&](std::string_view key, std::optional<double> value, int decimals) {
    json.key(key);
    if (value) {
      json.rounded(*value, decimals);
    } else {
      json.null();
    }
  };
  json.open_object();
  put("total", load->total, 0);
  put("monotony", load->monotony, 2);
  put("strain", load->strain, 0);
  put("fitness", load->fitness, 1);
  put("fatigue", load->fatigue, 1);
  json.key("grade").text(name(Grade::contested)).key("sources").open_array();
  for (const std::string_view source : {"foster-2001", "foster-1998", "impellizzeri-2021"}) json.text(source);
  json.close_array().close_object();
}

void put_week(JsonText& json, const Week& week) {
  json.open_object().key("week").number(week.number);
  put_day(json, "start", week.start);
  json.key("phase").text_or_null(week.phase).key("note").text_or_null(week.note);
  json.key("by_rule").boolean(week.by_rule);
  put_distance(json, "distance_m", week.distance);
  json.key("distance_known").boolean(week.distance_known).key("longest_m").metres(week.longest.mm);
  json.key("recovery_s").number(Seconds{week.recovery}.count());
  put_load(json, week.load);
  json.close_object();
}

void put_unplaced(JsonText& json, const Unplaced& unplaced) {
  json.open_object().key("rule").text(unplaced.rule).key("trigger").text(unplaced.trigger);
  json.key("wanted").text(unplaced.wanted).key("refused_by").open_array();
  for (const RefusedBy& refused : unplaced.refused_by)
    json.open_object().key("constraint").text(refused.constraint).key("detail").text(refused.detail).close_object();
  json.close_array().key("smallest_change").text_or_null(unplaced.smallest_change);
  put_day(json, "date", unplaced.day);
  json.close_object();
}

void put_findings(JsonText& json, const RenderOptions& options) {
  json.key("findings").open_array(true);
  if (options.findings) {
    for (const Diagnostic& finding : *options.findings) {
      json.open_object().key("code").text(finding.code->id);
      json.key("severity").text(name(finding.severity)).key("line").number(finding.at.line);
      json.key("column").number(finding.at.column).key("message").text(finding.message);
      json.key("help").text(finding.help);
      const bool named = options.sources && finding.at.source < options.sources->size();
      json.key("file").text_or_null(named ? (*options.sources)[finding.at.source].name : std::string{});
      json.close_object();
    }
  }
  json.close_array();
}

}  // namespace

std::string render_json(const Schedule& schedule, const RenderOptions& options) {
  JsonText json;
  json.open_object(true).key("schema_version").number(1);
  put_plan(json, schedule, options);
  json.key("stops").open_array(true);
  for (const Stop* stop : stops_for(schedule, options.span)) put_stop(json, *stop);
  json.close_array().key("weeks").open_array(true);
  for (const Week& week : schedule.weeks)
    if (week.start <= options.span.to && week.start + std::chrono::days{6} >= options.span.from) put_week(json, week);
  json.close_array().key("sessions").open_array(true);
  put_sessions(json, schedule, options);
  json.close_array().key("unplaced").open_array(true);
  for (const Unplaced* unplaced : unplaced_in(schedule, options.span)) put_unplaced(json, *unplaced);
  json.close_array();
  put_findings(json, options);
  json.close_object();
  return json.take();
}

}  // namespace rubdown
