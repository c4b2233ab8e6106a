#include "workout/remarks.hpp"

namespace rubdown::workout {

void add_remarks(std::string_view, const Lexed&, const Syntax&, const Workout&, Units, std::vector<Remark>&) {}

}  // namespace rubdown::workout
