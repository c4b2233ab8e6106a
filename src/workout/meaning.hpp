// What a syntax tree means: the kind, the repetitions, the flags and the quality distance.
#pragma once

#include "rubdown/workout/workout.hpp"
#include "workout/syntax.hpp"

namespace rubdown::workout {

/// What the steps of some pieces say, parts included.
struct Gist {
  std::uint32_t labels = 0;
  bool rising = false, optional = false, warm_up = false, cool_down = false;
  bool has(Label label) const { return (labels & static_cast<std::uint32_t>(label)) != 0; }
};
void add_gist(const std::vector<Item>& items, Gist& gist);

/// How a session divides into walking and running, in metres; time counts as four minutes a kilometre.
struct Walking {
  double walked = 0, ran = 0;
  bool hard = false;  ///< a part of it is run fast
};
Walking walking_in(const Session& session);

/// What the kind of a session is read from, besides the session itself.
struct Outline {
  Gist gist;
  Walking walking;
  const Item* main_set = nullptr;  ///< the piece with the most work among those repeated or faster than steady
};
Outline outline_of(const Session& session);

/// The kind of one session.
RunKind kind_of(const Session& session, const Outline& outline);

/// How demanding a kind is, for choosing between two sessions of a day.
int demand_of(RunKind kind);

/// Calls `use` for the pieces of a session that are its work, parts instead of their whole.
template <class Use>
void each_work(const Session& session, const Use& use);

/// True for a piece that counts as work by itself.
bool counts_as_work(const Item& item);

/// Fills kind, totals, repetitions, quality, pace and flags of `workout`.
void interpret(const Syntax& syntax, Units units, Workout& workout);

template <class Use>
void each_work(const Session& session, const Use& use) {
  for (const Item& item : session.items) {
    bool parts = false;
    if (!item.repeated)
      for (const Item& part : item.body)
        if (counts_as_work(part)) use(part), parts = true;
    if (!parts && counts_as_work(item)) use(item);
  }
}

}  // namespace rubdown::workout
