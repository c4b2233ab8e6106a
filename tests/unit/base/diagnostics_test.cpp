#include "rubdown/base/diagnostics.hpp"

#include <doctest/doctest.h>

#include "rubdown/base/text.hpp"

using namespace rubdown;

namespace {

constexpr Code unknown_area{"P012", Severity::error, "unknown area", "..."};
constexpr Code spike{"W001", Severity::warning, "long run jump", "..."};
constexpr Code hint{"W900", Severity::note, "hint", "..."};

/// One finding on a text of one or more lines, printed.
struct Sample {
  std::string text;
  Span at;
  std::string message = "unknown area \"calv\"";
  std::string help = "did you mean \"calf\"?";

  std::string print(DiagnosticStyle style = {}) const {
    Sources sources;
    sources.add("plan.toml", text);
    Diagnostics findings;
    findings.add(unknown_area, at, message, help);
    return render(findings, sources, style);
  }
};

/// The caret line alone, for a finding on the only line of a text.
std::string caret(const std::string& line, std::uint32_t column, std::uint32_t end_column) {
  const std::string printed = Sample{line, {0, 1, column, 1, end_column}, "m", ""}.print();
  const std::size_t begin = printed.rfind("| ");
  return printed.substr(begin + 2, printed.rfind('\n') - begin - 2);
}

}  // namespace

TEST_CASE("the full layout shows place, line, caret and help") {
  const Sample sample{std::string(13, '\n') + "area = \"calv\"\n", {0, 14, 8, 14, 14}};
  CHECK(sample.print() ==
        "plan.toml:14:8: error[P012]: unknown area \"calv\"\n"
        "   |\n"
        "14 | area = \"calv\"\n"
        "   |        ^^^^^^\n"
        "   = help: did you mean \"calf\"?\n");
}

TEST_CASE("colour marks the severity and the caret, and nothing else") {
  const Sample sample{"area = 1", {0, 1, 8, 1, 9}, "not text", ""};
  CHECK(sample.print({DiagnosticFormat::full, true}) ==
        "plan.toml:1:8: \x1b[31merror\x1b[0m[P012]: not text\n"
        "  |\n"
        "1 | area = 1\n"
        "  |        \x1b[31m^\x1b[0m\n");
}

TEST_CASE("a finding about the file as a whole has no excerpt") {
  CHECK(Sample{"text", {}, "the plan has no race", "add a [[race]]"}.print() ==
        "plan.toml: error[P012]: the plan has no race\n"
        "  = help: add a [[race]]\n");
}

TEST_CASE("a finding about no file has no place") {
  Diagnostics findings;
  findings.add(spike, {}, "too far", "run less");
  CHECK(render(findings, {}) == "warning[W001]: too far\n  = help: run less\n");
  CHECK(render(findings, {}, {DiagnosticFormat::github}) == "::warning title=W001::too far (run less)\n");
}

TEST_CASE("carets stand under the right columns behind tabs, accents and wide characters") {
  CHECK(caret("\tx = 1", 2, 3) == "    ^");
  CHECK(caret("ab\tx", 4, 5) == "    ^");
  CHECK(caret("Zoë = 1", 7, 8) == "      ^");
  CHECK(caret("Zoe\u0308 = 1", 8, 9) == "      ^");
  CHECK(caret("東京 = 1", 6, 7) == "       ^");
  CHECK(caret("東京 = 1", 1, 3) == "^^^^");
  CHECK(caret("👩‍🦰 = 1", 7, 8) == "     ^");
  CHECK(caret("\x1b[0m = 1", 8, 9) == "       ^");
  CHECK(caret("\xFF\xFE = 1", 6, 7) == "     ^");
}

TEST_CASE("empty spans and places past the end get one caret") {
  CHECK(caret("area", 3, 3) == "  ^");
  CHECK(caret("area", 5, 5) == "    ^");
  CHECK(caret("area", 50, 60) == "    ^");
  CHECK(caret("", 1, 1) == "^");
  CHECK(caret("area", 0, 0) == "^");
}

TEST_CASE("a span over several lines is marked to the end of its first") {
  CHECK(Sample{"a = \"\"\"x\ny\"\"\"", {0, 1, 5, 2, 5}, "too long", ""}.print() ==
        "plan.toml:1:5: error[P012]: too long\n"
        "  |\n"
        "1 | a = \"\"\"x\n"
        "  |     ^^^^\n");
}

TEST_CASE("controls in the user's line are shown and never sent") {
  const std::string printed = Sample{"a\x1b[31m\x07\x7f\u202E\xC2\x9B\xFF", {0, 1, 1, 1, 2}, "m", ""}.print();
  CHECK(printed ==
        "plan.toml:1:1: error[P012]: m\n"
        "  |\n"
        "1 | a␛[31m␇␡\uFFFD\uFFFD\uFFFD\n"
        "  | ^\n");
}

TEST_CASE("messages and file names lose what a terminal would act on") {
  Sources sources;
  sources.add("a\x1b[2Jb\n.toml", "");
  Diagnostics findings;
  findings.add(unknown_area, {}, "bad \x1b[31m\nname", "do\nthis");
  CHECK(render(findings, sources) == "a[2Jb .toml: error[P012]: bad [31m name\n  = help: do this\n");
}

TEST_CASE("long lines are cut around the caret") {
  const std::string line = std::string(300, 'a') + "X" + std::string(300, 'b');
  const Sample sample{line, {0, 1, 301, 1, 302}, "m", ""};
  CHECK(sample.print({DiagnosticFormat::full, false, 44}) ==
        "plan.toml:1:301: error[P012]: m\n"
        "  |\n"
        "1 | …aaaaaaaaaaaaaXbbbbbbbbbbbbbbbbbbbbbbbb…\n"
        "  |               ^\n");
  const Sample start{line, {0, 1, 1, 1, 302}, "m", ""};
  CHECK(start.print({DiagnosticFormat::full, false, 30}) ==
        "plan.toml:1:1: error[P012]: m\n"
        "  |\n"
        "1 | aaaaaaaaaaaaaaaaaaaaaaaaa…\n"
        "  | ^^^^^^^^^^^^^^^^^^^^^^^^^\n");
}

TEST_CASE("whatever the line and the width, the caret stays under its character") {
  const std::string unit = "a\t東e\u0301\x1b";
  std::string line;
  for (int i = 0; i < 40; ++i) line += unit;
  for (std::uint32_t column = 1; column <= 245; ++column) {
    for (const std::size_t width : {0UL, 30UL, 61UL, 100UL, 5000UL}) {
      const std::string printed =
          Sample{line, {0, 1, column, 1, column + 1}, "m", ""}.print({DiagnosticFormat::full, false, width});
      CAPTURE(printed);
      const std::size_t excerpt = printed.find("1 | ");
      const std::size_t end = printed.find('\n', excerpt);
      const std::string shown = printed.substr(excerpt + 4, end - excerpt - 4);
      const std::string marks = printed.substr(end + 5, printed.size() - end - 6);
      REQUIRE(display_width(shown) <= std::max<std::size_t>(width, 20));
      REQUIRE(marks.find('^') <= display_width(shown));
      REQUIRE(marks.back() == '^');
    }
  }
}

TEST_CASE("findings are separated by an empty line in the full layout") {
  Sources sources;
  sources.add("a.toml", "one\ntwo\n");
  Diagnostics findings;
  findings.add(unknown_area, {0, 2, 1, 2, 4}, "second");
  findings.add(hint, {0, 1, 1, 1, 4}, "first");
  findings.sort();
  CHECK(render(findings, sources) ==
        "a.toml:1:1: note[W900]: first\n"
        "  |\n"
        "1 | one\n"
        "  | ^^^\n"
        "\n"
        "a.toml:2:1: error[P012]: second\n"
        "  |\n"
        "2 | two\n"
        "  | ^^^\n");
}

TEST_CASE("the concise layout is one line a finding") {
  CHECK(Sample{"area", {0, 1, 1, 1, 5}}.print({DiagnosticFormat::concise}) ==
        "plan.toml:1:1: error[P012]: unknown area \"calv\" (did you mean \"calf\"?)\n");
  CHECK(Sample{"area", {0, 1, 1, 1, 5}, "m", ""}.print({DiagnosticFormat::concise}) ==
        "plan.toml:1:1: error[P012]: m\n");
}

TEST_CASE("json holds every member and escapes every string") {
  Sources sources;
  sources.add("a\"\\\x01.toml", "x");
  Diagnostics findings;
  findings.add(unknown_area, {0, 1, 2, 3, 4}, "say \"é\"", "");
  findings.add(spike, {}, "m", "h");
  CHECK(
      render(findings, sources, {DiagnosticFormat::json}) ==
      "[{\"code\": \"P012\", \"severity\": \"error\", \"file\": \"a\\\"\\\\\\u0001.toml\", \"line\": 1, \"column\": 2, "
      "\"end_line\": 3, \"end_column\": 4, \"message\": \"say \\\"é\\\"\", \"help\": \"\"},\n"
      " {\"code\": \"W001\", \"severity\": \"warning\", \"file\": \"a\\\"\\\\\\u0001.toml\", \"line\": 0, \"column\": "
      "0, "
      "\"end_line\": 0, \"end_column\": 0, \"message\": \"m\", \"help\": \"h\"}]\n");
  CHECK(render({}, sources, {DiagnosticFormat::json}) == "[]\n");
}

TEST_CASE("github's layout is a workflow command with its escapes") {
  Sources sources;
  sources.add("plans/a,b:c.toml", "x");
  Diagnostics findings;
  findings.add(unknown_area, {0, 1, 2, 1, 3}, "50 % more, or: less", "rest");
  findings.add(hint, {}, "m");
  CHECK(render(findings, sources, {DiagnosticFormat::github}) ==
        "::error file=plans/a%2Cb%3Ac.toml,line=1,col=2,title=P012::50 %25 more, or: less (rest)\n"
        "::notice file=plans/a%2Cb%3Ac.toml,title=W900::m\n");
}

TEST_CASE("no findings print as nothing") {
  CHECK(render({}, {}) == "");
  CHECK(diagnostic_format_names().size() == 4);
  CHECK(diagnostic_format_names()[1] == "concise");
}

TEST_CASE("sorting is by place and keeps equal findings once") {
  Diagnostics findings;
  findings.add(spike, {1, 1, 1, 1, 2}, "b");
  findings.add(unknown_area, {0, 2, 1, 2, 2}, "d");
  findings.add(unknown_area, {0, 1, 5, 1, 6}, "c");
  findings.add(unknown_area, {0, 1, 5, 1, 6}, "c");
  findings.add(unknown_area, {0, 1, 5, 1, 6}, "a");
  findings.sort();
  std::string order;
  for (const Diagnostic& finding : findings) order += finding.message;
  CHECK(order == "acdb");
}

TEST_CASE("errors and warnings are counted apart") {
  Diagnostics findings;
  CHECK(findings.empty());
  findings.add(hint, {}, "n");
  CHECK_FALSE(findings.has_errors());
  CHECK_FALSE(findings.has_warnings());
  Diagnostics more;
  more.add(spike, {}, "w");
  findings.append(more);
  CHECK(findings.has_warnings());
  CHECK_FALSE(findings.has_errors());
  findings.add(unknown_area, {}, "e");
  CHECK(findings.has_errors());
  CHECK(findings.size() == 3);
}
