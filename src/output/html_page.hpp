// What the parts of the HTML page share: its sessions, its footnotes, the texts in its table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "output/view.hpp"

namespace rubdown {

/// Columns after which a text in the table is cut, and advice, which is longer than that in nobody's rules; the other
/// formats have both whole.
inline constexpr std::size_t longest_text = 160, longest_advice = 480;

/// The rules on the page in the order they first appear; a session refers to them by number.
class Footnotes {
 public:
  explicit Footnotes(const SessionRefs& sessions);
  /// From 1; 0 for a rule that is not on the page.
  std::size_t number(std::string_view rule) const;
  const std::vector<const Reason*>& reasons() const { return reasons_; }

 private:
  std::vector<const Reason*> reasons_;
};

struct Page {
  const Schedule& schedule;
  const RenderOptions& options;
  SessionRefs sessions;
  Footnotes notes;
  DaySpan days;
};

/// A session in the table, in pieces: `8 km`, `Tempo`, `: 2 km easy, tempo 5 km`. A full line is all three, a brief one
/// leaves out the last.
struct CellText {
  std::string head, brief, more;
};
CellText cell_text(const Session& session, const RenderOptions& options);

/// How the page is cut for paper: the size of the table's letters, so that the page ends with the sheet, whether the
/// table is brief, and whether the reasons go to a sheet of their own.
struct Print {
  int tenths = 0;  ///< of a point
  bool brief = false, reasons_apart = false;
};
Print print_for(const Page& page);

}  // namespace rubdown
