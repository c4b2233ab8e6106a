#!/usr/bin/env python3
"""The checks find what they are for: each is shown a small project with one fault."""

import pathlib
import tempfile
import unittest

import codes
import house
import lengths
import words


class Project:
    """A folder with the given files, for one check."""

    def __init__(self, files):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name)
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def findings(check, files):
    project = Project(files)
    try:
        return check(project.root)
    finally:
        project.folder.cleanup()


class House(unittest.TestCase):
    def one(self, name, line):
        found = findings(house.check, {name: ("#pragma once\n" if name.endswith("hpp") else "") + line + "\n"})
        return found[0].split(": ", 1)[1] if found else None

    def test_rooms(self):
        self.assertIsNone(self.one("src/plan/a.cpp", '#include "rubdown/workout/workout.hpp"'))
        self.assertIsNone(self.one("src/plan/a.cpp", '#include "toml/reader.hpp"'))
        self.assertIsNone(self.one("include/rubdown/build.hpp", '#include "rubdown/plan/plan.hpp"'))
        self.assertEqual(self.one("src/plan/a.cpp", '#include "rubdown/recovery/rule.hpp"'), "room `plan` may not include `recovery`")
        self.assertEqual(self.one("src/output/a.cpp", '#include "rubdown/plan/plan.hpp"'), "room `output` may not include `plan`")
        self.assertEqual(self.one("src/training/a.cpp", '#  include "recovery/x.hpp"'), "room `training` may not include `recovery`")
        self.assertEqual(self.one("src/batch/a.cpp", '#include "rubdown/cli/x.hpp"'), "room `batch` may not include `cli`")
        self.assertEqual(self.one("include/rubdown/plan/a.hpp", '#include "plan/x.hpp"'), "a public header includes a private one")
        self.assertEqual(self.one("src/attic/a.cpp", ""), "`attic` is no room of the table")

    def test_libraries(self):
        self.assertIsNone(self.one("src/base/a.cpp", "#include <utf8proc.h>"))
        self.assertIsNone(self.one("src/busy/a.cpp", "#include <libical/ical.h>"))
        self.assertEqual(self.one("src/plan/a.cpp", "#include <toml++/toml.h>"), "room `plan` may not include toml++")
        self.assertIsNone(self.one("src/base/a.hpp", "#include <fmt/format.h>"))
        self.assertEqual(self.one("include/rubdown/base/a.hpp", "#include <fmt/format.h>"), "fmt is included outside a .cpp file")
        self.assertEqual(self.one("src/toml/a.hpp", "#include <toml++/toml.h>"), "toml++ is included outside a .cpp file")
        twice = findings(house.check, {"src/busy/a.cpp": "#include <libical/ical.h>\n", "src/busy/b.cpp": "#include <libical/icalss.h>\n"})
        self.assertEqual(twice, ["libical is included in more than one file: src/busy/a.cpp, src/busy/b.cpp"])

    def test_machine(self):
        self.assertIsNone(self.one("src/cli/a.cpp", "#include <unistd.h>"))
        self.assertIsNone(self.one("src/base/a.cpp", "#include <string_view>"))
        self.assertIn("touch the machine", self.one("src/plan/a.cpp", "#include <fstream>"))
        self.assertIn("touch the machine", self.one("src/plan/a.cpp", "#include <sys/stat.h>"))
        self.assertIn("touch the machine", self.one("src/calendar/a.cpp", "#include <sys/platform/x86.h>"))
        self.assertIsNone(self.one("src/calendar/sha1_lanes.cpp", "#include <sys/platform/x86.h>"))
        self.assertEqual(self.one("src/cli/a.cpp", "#include <iostream>"), "<iostream> is not used in this house")
        self.assertEqual(self.one("src/cli/a.cpp", "#include <fmt/chrono.h>"), "<fmt/chrono.h> is not used in this house")
        self.assertEqual(self.one("src/plan/a.cpp", "auto t = system_clock::now();"), "room `plan` may not use `system_clock::now`")

    def test_words(self):
        self.assertEqual(self.one("src/plan/a.cpp", "#define X 1"), "`#define` is not used in this house")
        self.assertEqual(self.one("src/plan/a.cpp", "using namespace std;"), "`using namespace` is not used in this house")
        self.assertIsNone(self.one("src/plan/a.cpp", "// nothing virtual here"))


CODE = 'inline constexpr Code bad_day{"P012", Severity::error, "bad day",\n  "A day that is not in the calendar was written, so nothing can be put on it."};\n'
TABLE = "constexpr std::array table{&bad_day};\n"
SAMPLES = {f"tests/errors/P012/{name}": "" for name in ("bad.toml", "good.toml", "expected.txt")}


class Codes(unittest.TestCase):
    def test_complete(self):
        self.assertEqual(findings(codes.check, {"src/plan/codes.hpp": CODE + TABLE, **SAMPLES}), [])

    def test_faults(self):
        self.assertEqual(findings(codes.check, {"src/plan/codes.hpp": CODE, **SAMPLES}), ["src/plan/codes.hpp: P012 (`bad_day`) is in no table of codes"])
        self.assertEqual(findings(codes.check, {"src/plan/codes.hpp": CODE + TABLE}), ["P012: tests/errors/P012/ lacks bad, good, expected"])
        self.assertIn("letter", findings(codes.check, {"src/toml/codes.hpp": CODE + TABLE, **SAMPLES})[0])
        self.assertEqual(findings(codes.check, {"src/plan/codes.hpp": CODE + TABLE, "src/plan/more.hpp": CODE, **SAMPLES}), ["P012 is used 2 times"])
        stray = {"src/plan/codes.hpp": CODE + TABLE, **SAMPLES, "tests/errors/P099/bad.toml": ""}
        self.assertEqual(findings(codes.check, stray), ["tests/errors/P099: there is no such code"])
        odd = 'constexpr Code other = {"P013", Severity::error, "t", "e"};\n'
        self.assertIn("1 code(s) are not written as", findings(codes.check, {"src/plan/codes.hpp": odd})[0])


class Words(unittest.TestCase):
    def test_promises(self):
        self.assertEqual(len(findings(words.check, {"src/a.toml": "Massage flushes lactic acid."})), 1)
        self.assertEqual(len(findings(words.check, {"README.md": "It speeds up recovery."})), 1)
        self.assertEqual(findings(words.check, {"README.md": "Nothing here speeds up recovery."}), [])

    def test_unfinished_and_paths(self):
        self.assertEqual(len(findings(words.check, {"src/a.cpp": "// TO" + "DO later"})), 1)
        self.assertEqual(len(findings(words.check, {"tests/a.sh": "cp /ho" + "me/me/x ."})), 1)
        self.assertEqual(findings(words.check, {"src/a.cpp": "// see there.md"}), ["src/a.cpp:1: there is no there.md in the project"])


class Lengths(unittest.TestCase):
    def test_length(self):
        self.assertEqual(findings(lengths.check, {"src/a.cpp": "x\n" * 400}), [])
        self.assertEqual(findings(lengths.check, {"src/a.cpp": "x\n" * 401}), ["src/a.cpp: 401 lines, over 400"])

    def test_functions(self):
        lines = ["int x = f();", "int f(int a,", "      int b) {"] + ["  g();"] * 57 + ["}"]
        self.assertEqual(findings(lengths.check, {"src/a.cpp": "\n".join(lines[:-2] + ["}"])}), [])
        self.assertEqual(findings(lengths.check, {"src/a.cpp": "\n".join(lines)}), [])
        lines.insert(5, "  h();")
        self.assertEqual(findings(lengths.check, {"src/a.cpp": "\n".join(lines)}), ["src/a.cpp:2: a function of 61 lines, over 60"])


if __name__ == "__main__":
    unittest.main()
