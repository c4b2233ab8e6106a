// Recoveries among pieces: which pieces are pauses, and to which repetition each belongs.
#pragma once

#include <vector>

#include "workout/parser.hpp"

namespace rubdown::workout {

bool still(Activity activity);           ///< resting, not moving
bool moving_slowly(Activity activity);   ///< jogging, walking or both
bool recovery_like(const Piece& piece);  ///< may be a pause between repetitions
bool is_work(const Item& item);          ///< not a warm-up, a recovery or strides
bool is_hard(const Item& item);          ///< repeated, with a target, or at marathon pace and faster
bool small(const Step& step);            ///< at most 5 minutes or 800 m
bool only_says_how(const Piece& piece);  ///< has no size: `steady aerobic`, `on-course`
bool is_heading_step(const Step& step);  ///< has a name but no size
bool is_heading(const Piece& piece);
bool is_all_recovery(const Item& item);  ///< a bracket of nothing but recoveries
Gap gap_of(Piece piece);

/// Gives a recovery to the piece before it; the inner repetition of nested sets takes the first one.
void add_gap(Item& item, Gap gap);

/// 1200, 1000, 800 (200 RI): the last pieces become one set with the recovery between all of them.
void gather_run(std::vector<Item>& items, std::size_t least_open, bool alike);

/// True where the piece is the recovery of the last item.
bool takes_gap(const std::vector<Item>& items, const Piece& piece);

}  // namespace rubdown::workout
