#include <fmt/format.h>

#include <iterator>

#include "training/day_items.hpp"
#include "training/generator.hpp"
#include "training/toml_text.hpp"

namespace rubdown::generator {
namespace {

constexpr std::string_view weekday_keys[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/// The text in a comment: one line whatever it holds.
std::string commented(std::string_view text) {
  std::string out;
  for (const char c : text) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  return out;
}

std::string unit_text(Units units) { return units == Units::km ? "km" : "mi"; }

class PlanWriter {
 public:
  PlanWriter(const Settled& settled, const std::vector<WeekPlan>& weeks)
      : settled_(settled), request_(settled.request), shape_(settled.shape), weeks_(weeks) {}

  std::string run() {
    title();
    reasons();
    paces();
    head();
    race();
    for (std::size_t i = 0; i < weeks_.size(); ++i) week(i);
    tail();
    return std::move(out_);
  }

 private:
  template <class... Args>
  void line(fmt::format_string<Args...> text, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), text, std::forward<Args>(args)...);
    out_ += '\n';
  }
  std::string in_units(int distance) const { return amount(distance, shape_.units); }
  const WeekPlan& peak_week() const {
    return weeks_[weeks_.size() - static_cast<std::size_t>(taper_weeks(shape_)) - 1];
  }

  void title() {
    const Day first = monday_of(request_.on) - std::chrono::days{7 * (shape_.weeks - 1)};
    line("# {}, {} {}: {} weeks, {}, {} runs a week.", commented(request_.race), weekday_short(shape_.race_weekday),
         format_day(request_.on), shape_.weeks, rubdown::name(shape_.level), settled_.runs);
    line("# Week 1 begins on Monday {}. Change anything: `rubdown check` says what it thinks of it.",
         format_day(first));
    line("#");
  }

  void reasons() {
    const WeekShape &first = weeks_.front().shape, &peak = peak_week().shape;
    line("# Why it looks as it does");
    line("# - Before week 1 you have run {} at once in the last 30 days, and about {} a week for three weeks.",
         in_units(first.long_run), in_units(first.distance));
    line("# - Weeks rise evenly to {}; every {} one is lighter by a quarter, which is custom, not proven.",
         in_units(peak.distance), shape_.level == Level::beginner ? "third" : "fourth");
    if (shape_.progression == Progression::strict) {
      line("# - The long run grows by at most a tenth of the longest run of 30 days, or one {}: single jumps beyond",
           shape_.units == Units::km ? "kilometre" : "mile");
      line("#   that went with more injuries among 5205 runners [brandt-frandsen-2025].");
    } else {
      line(
          "# - The long run takes classic steps, up to a quarter at a time, so it may begin short. Jumps over a tenth");
      line("#   went with more injuries among 5205 runners [brandt-frandsen-2025]; --progression strict avoids them.");
    }
    cap_reason();
    line("# - Hard days never follow each other, and each has about two days to the next.");
    line("# - The last {} weeks get lighter, down to about 40 % in race week [bosquet-2007, smyth-lawlor-2021].",
         taper_weeks(shape_) - (shape_.race_weekday <= 2 ? 1 : 0));
    if (request_.distance > metres(25'000)) {
      line("# - The weeks after the race are not written here: `rubdown show` adds easy ones by itself.");
    }
    line("#");
  }

  void cap_reason() {
    const std::string longest = in_units(peak_week().shape.long_run);
    if (settled_.capped_by_time) {
      line("# - The longest run is {}: about three hours at your easy pace, which binds before its distance does.",
           longest);
    } else {
      line("# - The longest run is {}; no study shows that longer ones help.", longest);
    }
  }

  void pace_line(std::string_view letter, std::string_view what, const std::string& pace) {
    line("#   {:<3} {:<13} {}", letter, what, pace);
  }

  void paces() {
    if (!settled_.paces) {
      line("# Paces: E easy, MP marathon, T about an hour's race effort, I about 5 km effort, R faster, relaxed.");
      line("# With --recent 10km=50:00 or --goal 3:45:00 they are worked out.");
      line("");
      return;
    }
    const TrainingPaces& known = *settled_.paces;
    const auto text = [&](Pace pace) { return format_pace(pace, shape_.units); };
    if (request_.recent) {
      line("# Paces, from {} in {} (Daniels-Gilbert index {:.1f})", toml_distance(request_.recent->distance),
           format_clock(request_.recent->time), index_of(*request_.recent));
    } else {
      line("# Paces, from the goal of {} (Daniels-Gilbert index {:.1f})", format_clock(*request_.goal),
           index_of({request_.distance, *request_.goal}));
    }
    pace_line("E", "easy, long", fmt::format("{} to {}", text(known.easy.min), text(known.easy.max)));
    pace_line("MP", "marathon", text(known.marathon));
    pace_line("T", "threshold", text(known.threshold));
    pace_line("I", "intervals", text(known.interval));
    pace_line("R", "repetitions", text(known.repetition));
    line("");
  }

  void head() {
    const std::chrono::year_month_day date{std::chrono::sys_days{request_.on.time_since_epoch()}};
    const std::string slug = race_slug(request_.race).substr(std::string_view{"race/"}.size());
    line("format = 1");
    line("");
    line("[plan]");
    line("name = {}", toml_quoted(request_.race));
    line("id = {}  # identity of the calendar events: keep it",
         toml_quoted(fmt::format("{}-{}", slug, static_cast<int>(date.year()))));
    line("units = \"{}\"", unit_text(shape_.units));
    if (shape_.progression == Progression::classic) line("progression = \"classic\"");
    line("");
    line("[athlete]");
    line("# name = \"Your name\"");
    if (request_.timezone.empty()) {
      line("# timezone = \"America/New_York\"  # for calendars: where you live");
    } else {
      line("timezone = {}", toml_quoted(request_.timezone));
    }
    if (request_.recent) {
      line("recent = {{ distance = {}, time = \"{}\" }}", toml_quoted(toml_distance(request_.recent->distance)),
           format_clock(request_.recent->time));
    } else {
      line("# recent = {{ distance = \"10 km\", time = \"50:00\" }}  # or easy_pace = \"{}\"",
           shape_.units == Units::mi ? "9:40/mi" : "6:00/km");
    }
    line("# run_at = {{ default = \"07:00\", {} = \"08:00\" }}", weekday_keys[shape_.long_day]);
    line("");
  }

  void race() {
    line("[[race]]");
    line("name = {}", toml_quoted(request_.race));
    line("date = {}", format_day(request_.on));
    line("# start = \"09:00\"");
    line("distance = {}", toml_quoted(toml_distance(request_.distance)));
    line("priority = \"A\"");
    if (request_.goal) line("goal = \"{}\"", format_clock(*request_.goal));
    line("");
  }

  void phase_comment(std::size_t index) {
    const Phase phase = weeks_[index].shape.phase;
    if (index > 0 && weeks_[index - 1].shape.phase == phase) return;
    switch (phase) {
    case Phase::base:
      return line("# Base: easy running makes the habit; {}.", shape_.level == Level::beginner
                                                                   ? "strides, and faster running from week 5"
                                                                   : "hills and strides keep the legs quick");
    case Phase::build:
      return line("# Build: longer runs, and faster ones at threshold{}.",
                  shape_.level == Level::beginner ? "" : " and at 5 km effort");
    case Phase::peak:
      return line("# Peak: the largest weeks, and running at the pace of the race.");
    case Phase::taper:
      return line("# Taper: less of it, the same feel. Nothing is gained now by more.");
    case Phase::race:
      return line("# Race week.");
    }
  }

  void week(std::size_t index) {
    const WeekPlan& plan = weeks_[index];
    phase_comment(index);
    std::string heading = fmt::format("# Week {} of {}: {}", index + 1, weeks_.size(), in_units(plan.shape.distance));
    if (plan.shape.long_run > 0) heading += fmt::format(", long run {}", in_units(plan.shape.long_run));
    if (plan.shape.cutback) heading += ", a lighter week";
    if (plan.shape.phase == Phase::race) heading += " before the race";
    line("{}", heading);
    line("[[week]]");
    line("phase = \"{}\"", generator::name(plan.shape.phase));
    for (std::size_t weekday = 0; weekday < 7; ++weekday) {
      const DayShape& day = plan.days[weekday];
      if (day.note.empty()) {
        line("{} = {}", weekday_keys[weekday], toml_quoted(day.text));
      } else {
        line("{} = {{ run = {}, note = {} }}", weekday_keys[weekday], toml_quoted(day.text), toml_quoted(day.note));
      }
    }
    line("");
  }

  void tail() {
    line("# Recovery is placed around these runs by rules (`rubdown rules list`). Yours to say:");
    line("# [recovery]");
    line("# massage_every_days = 14       # at most this often");
    line("# massages_per_month = 1        # 0: self-care only");
    line("# [availability]");
    line("# massage = [\"mon-fri 17:30-20:30\", \"sat 10:00-16:00\"]");
  }

  const Settled& settled_;
  const GenerateRequest& request_;
  const Shape& shape_;
  const std::vector<WeekPlan>& weeks_;
  std::string out_;
};

}  // namespace

std::string write_plan(const Settled& settled, const std::vector<WeekPlan>& weeks) {
  return PlanWriter(settled, weeks).run();
}

}  // namespace rubdown::generator
