#include <algorithm>

#include "recovery/facts.hpp"
#include "recovery/traits.hpp"

namespace rubdown {
namespace {

constexpr Civil no_end = Civil::min();

}  // namespace

void Facts::complete() {
  for (std::vector<Fact>& facts : by_kind_) {
    if (!facts.empty()) found_ |= bit(facts.front().kind);
    for (Fact& fact : facts) {
      const bool race = fact.kind == FactKind::race;
      fact.traits = traits_of(
          {fact.kind, fact.run_kind, fact.long_run, fact.hard, race ? std::optional{fact.priority} : std::nullopt});
    }
  }
  for (Told& told : told_) {
    if (!told.note.empty()) told.read = &notes_.emplace_back(told.note);
  }
}

Told& Facts::tell(Fact& fact) {
  fact.entry = &told_.emplace_back();
  return *fact.entry;
}

std::span<const BodyArea> Facts::kept(BodyArea area) const {
  return schedule_->texts->keep(std::span<const BodyArea>{&area, 1});
}

Day Facts::first_day() const {
  return schedule_->weeks.empty() ? schedule_->header.today : schedule_->weeks.front().start;
}

void Facts::index_days() {
  last_ends_.assign(7 * schedule_->weeks.size(), no_end);
  for (const FactKind kind : {FactKind::run, FactKind::race, FactKind::cross}) {
    for (const Fact& fact : of(kind)) note_end(fact);
  }
  index_runs();
}

void Facts::index_runs() {
  const std::vector<Fact>& runs = of(FactKind::run);
  if (runs.empty()) return;
  runs_from_.resize(last_ends_.size());
  std::size_t before = 0;
  Civil begin{first_day()};
  for (std::size_t& from : runs_from_) {
    while (before < runs.size() && runs[before].begin < begin) ++before;
    from = before;
    begin += std::chrono::days{1};
  }
}

std::vector<Fact>::const_iterator Facts::first_from(FactKind kind, Civil from) const {
  const std::vector<Fact>& facts = of(kind);
  // Runs are many, and the days say nearly where they stand.
  if (kind == FactKind::run && !runs_from_.empty() && from >= Civil{first_day()}) {
    const auto day = static_cast<std::size_t>((day_of(from) - first_day()).count());
    auto run = facts.begin() + static_cast<std::ptrdiff_t>(runs_from_[std::min(day, runs_from_.size() - 1)]);
    while (run != facts.end() && run->begin < from) ++run;
    return run;
  }
  return std::partition_point(facts.begin(), facts.end(), [from](const Fact& fact) { return fact.begin < from; });
}

void Facts::note_end(const Fact& run) {
  longest_length_ = std::max(longest_length_, run.end - run.begin);
  const auto index = static_cast<std::size_t>((run.day - first_day()).count());
  if (run.kind != FactKind::cross && index < last_ends_.size())
    last_ends_[index] = std::max(last_ends_[index], run.end);
}

std::optional<Civil> Facts::last_end(Day day) const {
  const auto index = static_cast<std::size_t>((day - first_day()).count());
  if (index >= last_ends_.size() || last_ends_[index] == no_end) return std::nullopt;
  return last_ends_[index];
}

const Fact* Facts::longest_run(Day day) const {
  const Fact* longest = nullptr;
  for (const FactKind kind : {FactKind::run, FactKind::race}) {
    for (const Fact& fact : of(kind)) {
      if (fact.day == day && (longest == nullptr || fact.end - fact.begin > longest->end - longest->begin)) {
        longest = &fact;
      }
    }
  }
  return longest;
}

}  // namespace rubdown
