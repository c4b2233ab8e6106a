#!/usr/bin/env python3
"""Reads every #include of the program against the table of rooms: who may include whom, and which libraries where."""

import re
import sys

from project import report, root_from_arguments, sources

# room: (rooms it may include besides itself, libraries its .cpp files may include)
ROOMS = {
    "base": ("", "fmt utf8proc date"),
    "workout": ("base", "fmt"),
    "toml": ("base", "toml++ fmt"),
    "plan": ("base workout toml", "fmt"),
    "schedule": ("base workout", ""),
    "training": ("base workout plan schedule", "fmt"),
    "recovery": ("base plan schedule toml", "fmt"),
    "calendar": ("base schedule", ""),
    "busy": ("base schedule calendar", "libical"),
    "output": ("base workout schedule calendar", "fmt nlohmann mustache"),
    "build": ("base workout toml plan schedule training recovery calendar", "fmt"),
    "batch": ("base workout toml plan schedule training recovery calendar output build", "fmt nlohmann"),
    "cli": ("base workout toml plan schedule training recovery calendar output build batch", "fmt"),
}

LIBRARIES = {
    "fmt": r"fmt/.*",
    "utf8proc": r"utf8proc\.h",
    "date": r"date/.*",
    "toml++": r"toml\+\+/.*",
    "nlohmann": r"nlohmann/.*",
    "mustache": r"(kainjow/)?mustache\.hpp",
    "libical": r"libical/.*",
}

# Each of these costs seconds to compile: one file each.
ONE_FILE = ["toml++", "nlohmann", "libical"]

# Files, clock, environment, terminal and locale are known to these rooms only.
OUTER_ROOMS = {"batch", "busy", "cli"}
OUTER_HEADERS = {"filesystem", "fstream", "cstdio", "ctime", "csignal", "thread", "mutex", "atomic", "condition_variable", "future"}
OUTER_WORDS = re.compile(r"\b(system_clock::now|steady_clock::now|getenv|setenv|std::time\(|isatty|std::random_device)\b")
# Programs that the build runs: they read and write files as `cli` does.
BUILD_TOOLS = {"src/recovery/compile_rules.cpp"}
# What the processor can do changes how fast a result is made, not the result.
PROCESSOR_HEADERS = {"src/calendar/sha1_lanes.cpp": "sys/platform/x86.h"}
# fmt/chrono.h needs locales, which the static program's fmt has not: it would link here and fail in a release.
BANNED_HEADERS = {"iostream", "locale", "codecvt", "regex", "bits/stdc++.h", "fmt/chrono.h"}
# A library that is set up by macros cannot be set up without them.
BANNED_WORDS = re.compile(r"\busing namespace\b(?! std::\w*literals)|^\s*#\s*define\b(?! TOML_)|\bvirtual\b")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def room_of(path):
    """`src/plan/x.cpp` and `include/rubdown/plan/x.hpp` are of plan; `include/rubdown/build.hpp` is of build."""
    parts = path.parts
    if parts[0] == "src":
        return parts[1]
    return parts[2] if len(parts) > 3 else path.stem


def included_room(name):
    """The room a header of ours is of, or None for a header of someone else's."""
    parts = name.split("/")
    if parts[0] == "rubdown":
        return parts[1] if len(parts) > 2 else parts[1].removesuffix(".hpp")
    return parts[0] if len(parts) > 1 and parts[0] in ROOMS else None


def library_of(name):
    for library, pattern in LIBRARIES.items():
        if re.fullmatch(pattern, name):
            return library
    return None


def is_standard(name):
    return re.fullmatch(r"[a-z_0-9]+", name) is not None


def check_include(path, room, quote, name):
    """What is wrong with one include, or None."""
    rooms, libraries = (set(words.split()) for words in ROOMS[room])
    other = included_room(name)
    if other is not None:
        if other != room and other not in rooms:
            return f"room `{room}` may not include `{other}`"
        if path.parts[0] == "include" and not name.startswith("rubdown/"):
            return "a public header includes a private one"
        return None
    if name in BANNED_HEADERS:
        return f"<{name}> is not used in this house"
    library = library_of(name)
    if library is not None:
        if path.parts[0] == "include" or (path.suffix != ".cpp" and library in ONE_FILE):
            return f"{library} is included outside a .cpp file"
        return None if library in libraries else f"room `{room}` may not include {library}"
    if PROCESSOR_HEADERS.get(path.as_posix()) == name:
        return None
    if name in OUTER_HEADERS or (quote == "<" and not is_standard(name)):
        if (room in OUTER_ROOMS and path.parts[0] == "src") or path.as_posix() in BUILD_TOOLS:
            return None
        return f"<{name}> belongs to the rooms that touch the machine ({', '.join(sorted(OUTER_ROOMS))})"
    return None if quote == "<" else f'"{name}" is no header of a room'


def check(root):
    findings = []
    users = {}
    for path, text in sources(root, "include", "src"):
        room = room_of(path)
        if room not in ROOMS:
            findings.append(f"{path}: `{room}` is no room of the table")
            continue
        if path.suffix == ".hpp" and "#pragma once" not in text:
            findings.append(f"{path}: no #pragma once")
        for number, line in enumerate(text.splitlines(), 1):
            code = line.split("//")[0]
            if match := INCLUDE.match(code):
                if problem := check_include(path, room, *match.groups()):
                    findings.append(f"{path}:{number}: {problem}")
                if library := library_of(match.group(2)):
                    users.setdefault(library, set()).add(str(path))
                continue
            if match := BANNED_WORDS.search(code):
                findings.append(f"{path}:{number}: `{match.group(0).strip()}` is not used in this house")
            if room not in OUTER_ROOMS and (match := OUTER_WORDS.search(code)):
                findings.append(f"{path}:{number}: room `{room}` may not use `{match.group(0)}`")
    for library in ONE_FILE:
        if len(users.get(library, ())) > 1:
            findings.append(f"{library} is included in more than one file: {', '.join(sorted(users[library]))}")
    return findings


if __name__ == "__main__":
    sys.exit(report(check(root_from_arguments()), "includes of the house"))
