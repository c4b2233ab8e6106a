#!/usr/bin/env python3
"""Every command in the README works, and what it is said to print is what it prints: readme.py ROOT PROGRAM

A `console` block holds `$ commands`, each with its whole output below it, or nothing for output that does not matter; a
line `...` stands for any lines. Each line of an `sh` block is a command. A `toml` block is a plan."""

import pathlib
import re
import sys

from project import report
from sandbox import Sandbox

# These build and test the program, which is being tested; .ci/run runs them.
OUTSIDE = re.compile(r"^(\.?/?scripts/|\.?/?\.ci/|git |cd |sudo |apt|cmake |ctest |#|man )")


def blocks(text):
    """(language, line number, text) of each fenced block."""
    for match in re.finditer(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield match.group(1), text.count("\n", 0, match.start()) + 2, match.group(2)


def commands_of(block):
    """(command, expected lines) of a console block."""
    found = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
    return found


def same(expected, printed):
    """Whole lines, blanks at their ends aside; `...` stands for any number of lines."""
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line.rstrip()) + "\n" for line in expected)
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in printed.splitlines())) is not None


def check_console(block, where, sandbox):
    for command, expected in commands_of(block):
        if OUTSIDE.match(command):
            continue
        if problem := sandbox.problem(command):
            yield f"{where}: {problem}"
            continue
        while expected and not expected[-1].strip():
            expected.pop()
        printed = sandbox.run(command)[1]
        if expected and not same(expected, printed.rstrip("\n") + "\n"):
            yield f"{where}: `{command}` prints something else:\n{printed}"


def check(root, program):
    sandbox = Sandbox(root, program)
    findings = []
    count = 0
    for language, line, block in blocks((root / "README.md").read_text(encoding="utf-8")):
        where = f"README.md:{line}"
        count += 1
        if language == "console":
            findings += check_console(block, where, sandbox)
        elif language == "sh":
            commands = [text for text in block.replace("\\\n", " ").splitlines() if text.strip() and not OUTSIDE.match(text)]
            findings += [f"{where}: {problem}" for command in commands if (problem := sandbox.problem(command))]
        elif language == "toml":
            if problem := sandbox.problem_with_file("rubdown check", block):
                findings.append(f"{where}: {problem}")
        elif language != "text":
            findings.append(f"{where}: a block of language `{language}`; console, sh, toml and text are known")
    print(f"{count} blocks")
    return findings


if __name__ == "__main__":
    sys.exit(report(check(pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]), "commands of the README"))
