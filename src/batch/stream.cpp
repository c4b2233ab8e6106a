#include "rubdown/batch/stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>

#include "batch/ordered_work.hpp"
#include "batch/record_toml.hpp"
#include "output/json_text.hpp"
#include "rubdown/base/suggest.hpp"
#include "rubdown/base/text.hpp"
#include "rubdown/batch/codes.hpp"

namespace rubdown {
namespace {

constexpr std::size_t longest_record = 16u << 20;

void write_findings(JsonText& json, const Diagnostics& findings) {
  json.key("findings").open_array();
  for (const Diagnostic& finding : findings) {
    json.open_object();
    json.key("code").text(finding.code->id).key("severity").text(name(finding.severity));
    json.key("line").number(finding.at.line).key("column").number(finding.at.column);
    json.key("message").text(finding.message).key("help").text(finding.help);
    json.close_object();
  }
  json.close_array();
}

/// An object that goes on after its opening brace, on one line: the id is put before it as it came.
std::string without_brace(JsonText& json) {
  std::string text = json.take();
  return text.substr(1, text.find_last_not_of('\n'));
}

StreamAnswer refusal(const std::string& id, const Diagnostics& findings) {
  JsonText json;
  json.open_object();
  json.key("ok").boolean(false).key("exit").number(1);
  write_findings(json, findings);
  json.close_object();
  return {fmt::format("{{\"id\":{},{}", id, without_brace(json)), true, false};
}

StreamAnswer bad_line(const std::string& id, std::size_t number, const std::string& what) {
  Diagnostics findings;
  findings.add(bad_record, {0, static_cast<std::uint32_t>(number), 1, 0, 0}, what,
               "a record is {\"id\": ..., \"plan\": TOML text or an object, \"today\": DATE}");
  return refusal(id, findings);
}

/// The formats a record names, else the stream's; `error` names one that is unknown.
std::vector<const Format*> formats_of(const Record& record, const StreamOptions& options, std::string& error) {
  if (!record.formats) return options.formats;
  std::vector<const Format*> chosen;
  std::vector<std::string_view> names;
  for (const Format& format : formats()) names.push_back(format.name);
  for (const std::string& name : *record.formats) {
    const Format* format = find_format(name);
    if (!format)
      error = fmt::format("unknown format \"{}\": {}", one_line(name), suggestion(name, names));
    else
      chosen.push_back(format);
  }
  return chosen;
}

std::string outputs_of(const LoadedPlan& loaded, const StreamOptions& options,
                       const std::vector<const Format*>& chosen) {
  RenderOptions render = options.render;
  render.name_athlete = true;
  if (!options.units_given) render.units = loaded.schedule.header.units;
  render.zone = loaded.zone.get();
  render.findings = &loaded.findings;
  render.sources = &loaded.sources;
  if (!loaded.schedule.weeks.empty()) {
    render.span = {loaded.schedule.weeks.front().start, loaded.schedule.weeks.back().start + std::chrono::days{6}};
  }
  JsonText json;
  json.open_object();
  json.key("ok").boolean(true).key("exit").number(loaded.schedule.stops.empty() ? 0 : 4);
  json.key("outputs").open_object();
  for (const Format* format : chosen) json.key(format->name).text(format->render(loaded.schedule, render));
  json.close_object();
  write_findings(json, loaded.findings);
  json.close_object();
  return without_brace(json);
}

/// Bytes as lines, holding one line at a time; a line over the limit is given as its first part.
class Lines {
 public:
  explicit Lines(const ReadBytes& read) : read_{read} {}

  std::optional<std::string> next() {
    for (;;) {
      std::size_t end = buffer_.find('\n', searched_);
      if (end != std::string::npos) return cut(end);
      searched_ = buffer_.size();
      std::string bytes = ended_ ? std::string{} : read_();
      if (bytes.empty()) {
        ended_ = true;
        if (buffer_.empty()) return std::nullopt;
        return cut(buffer_.size());
      }
      // Of a line that is too long only so much is kept as shows that it is.
      if (buffer_.size() > longest_record && buffer_.find('\n') == std::string::npos) {
        std::size_t line_end = bytes.find('\n');
        if (line_end == std::string::npos) continue;
        bytes.erase(0, line_end);
      }
      buffer_ += bytes;
    }
  }

 private:
  std::string cut(std::size_t end) {
    std::string line = buffer_.substr(0, end);
    buffer_.erase(0, std::min(end + 1, buffer_.size()));
    searched_ = 0;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return line;
  }

  const ReadBytes& read_;
  std::string buffer_;
  std::size_t searched_ = 0;
  bool ended_ = false;
};

}  // namespace

StreamAnswer answer_record(std::string_view text, std::size_t number, const StreamOptions& options,
                           const std::function<Loader&(std::optional<Day> today)>& loader) {
  if (text.size() > longest_record) return bad_line("null", number, "the record is longer than 16 MiB");
  Record record;
  std::string error;
  const RecordKeys keys = look_at_keys(text);
  if (keys.too_many) return bad_line(keys.id.value_or("null"), number, "one object has more than 1,000 keys");
  const bool read = read_record(text, record, error);
  if (keys.id) record.id = record.name = *keys.id;
  if (keys.id_is_wrong) return bad_line("null", number, "\"id\" is neither a string nor a number");
  if (keys.twice) return bad_line(record.id, number, fmt::format("the key \"{}\" stands twice", one_line(*keys.twice)));
  if (!read) return bad_line(record.id, number, error);
  std::optional<Day> today;
  if (record.today) {
    today = parse_day(*record.today);
    if (!today) return bad_line(record.id, number, "\"today\" is not a date as 2026-11-01");
  }
  std::vector<const Format*> chosen = formats_of(record, options, error);
  if (!error.empty()) return bad_line(record.id, number, error);
  LoadRequest request;
  request.path = "-";
  request.text = std::move(record.plan);
  request.log_text = std::move(record.log);
  request.default_id = std::move(record.name);
  request.explain = explained_by(chosen);
  request.loads = print_loads(chosen);
  LoadedPlan loaded = loader(today).load(std::move(request));
  if (!loaded.plan || loaded.findings.has_errors()) return refusal(record.id, loaded.findings);
  return {fmt::format("{{\"id\":{},{}", record.id, outputs_of(loaded, options, chosen)), false,
          !loaded.schedule.stops.empty()};
}

StreamTotals run_stream(const ReadBytes& read, const std::function<bool(std::string_view)>& write, std::size_t jobs,
                        bool ordered, const StreamOptions& options,
                        const std::function<Loader(std::optional<Day> today)>& make_loader) {
  StreamTotals totals;
  Lines lines{read};
  std::size_t number = 0;
  std::atomic<bool> stopped{false};  // by an answer, while another thread waits for a record
  using Numbered = std::pair<std::size_t, std::string>;
  auto next = [&]() -> std::optional<Numbered> {
    while (!stopped) {
      std::optional<std::string> line = lines.next();
      if (!line) break;
      ++number;
      if (!trim(*line).empty()) return Numbered{number, std::move(*line)};
    }
    return std::nullopt;
  };
  auto done = [&](const StreamAnswer& answer) {
    ++totals.records;
    totals.failed += answer.failed ? 1 : 0;
    totals.stops += answer.stopped ? 1 : 0;
    if (!stopped) stopped = !write(answer.line + "\n");
  };
  OrderedWork<Numbered, StreamAnswer> work{next, done, ordered};
  work.run(jobs, [&] {
    // A loader a day: records of one day share what it has read.
    auto loaders = std::make_shared<std::map<std::optional<Day>, Loader>>();
    auto phrases = make_ics_phrases();
    StreamOptions own = options;
    own.render.phrases = phrases.get();
    return [own, &make_loader, loaders, phrases](const Numbered& record) {
      auto loader = [&](std::optional<Day> today) -> Loader& {
        if (loaders->size() > 32) loaders->clear();
        const auto known = loaders->find(today);
        return known != loaders->end() ? known->second : loaders->emplace(today, make_loader(today)).first->second;
      };
      return answer_record(record.second, record.first, own, loader);
    };
  });
  return totals;
}

}  // namespace rubdown
