#!/usr/bin/env python3
"""Runs command-line tests written as transcripts.

usage: run.py PROGRAM EXAMPLES FILE.test...      (UPDATE_GOLDEN=1 rewrites the files with what happened)

A file is a sequence of blocks:

    # comment
    $ rubdown show first-marathon.toml --today 2027-07-06     a shell command, run in a fresh copy of the examples
    ...                                                       its standard output, line by line
    ! ...                                                     its standard error
    ? 1                                                       its exit code, where it is not 0
    --- NAME                                                  writes the lines up to `---` to the file NAME first

An output line that is just `[...]` stands for any number of lines. Blocks of a file share the folder. The environment is
fixed: no terminal, 80 columns, UTF-8, no colour, and a clock far from every plan, so that a test must say its day.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


def blocks(text):
    """(kind, lines) in order: 'text' kept as it is, 'file' to write, 'run' to execute."""
    lines = text.split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    i, out = 0, []
    while i < len(lines):
        if lines[i].startswith("--- "):
            j = i + 1
            while j < len(lines) and lines[j] != "---":
                j += 1
            out.append(("file", lines[i : j + 1]))
            i = j + 1
        elif lines[i].startswith("$ "):
            j = i + 1
            while j < len(lines) and not lines[j].startswith(("$ ", "--- ", "# ")):
                j += 1
            out.append(("run", lines[i:j]))
            i = j
        else:
            out.append(("text", [lines[i]]))
            i += 1
    return out


def execute(command, folder, environment):
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    got = done.stdout.decode("utf-8", "replace").split("\n")
    if got[-1] == "":
        got.pop()
    elif got:
        got[-1] += "\\"          # no line end at the end
    errors = done.stderr.decode("utf-8", "replace").rstrip("\n")
    got += [("! " + line).rstrip() for line in errors.split("\n")] if errors else []
    if done.returncode:
        got.append(f"? {done.returncode}")
    return got


def matches(want, got):
    if "[...]" not in want:
        return want == got
    pattern = "".join(r"(?:.*\n)*" if line == "[...]" else re.escape(line) + r"\n" for line in want)
    return re.fullmatch(pattern, "".join(line + "\n" for line in got)) is not None


def trailing_blanks(lines):
    count = 0
    while count < len(lines) - 1 and lines[-1 - count] == "":
        count += 1
    return count


def run_file(program, examples, path):
    text = path.read_text(encoding="utf-8")
    failures, passed, rewritten = [], 0, []
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch, "here")
        shutil.copytree(examples, folder)
        environment = {"PATH": f"{pathlib.Path(program).parent}:/usr/local/bin:/usr/bin:/bin", "HOME": scratch, "LC_ALL": "C.UTF-8",
                       "TZ": "UTC", "COLUMNS": "80", "TERM": "dumb", "SOURCE_DATE_EPOCH": "946684800"}
        for kind, lines in blocks(text):
            if kind == "file":
                target = folder / lines[0][4:].strip()
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text("".join(line + "\n" for line in lines[1:-1]), encoding="utf-8")
                rewritten += lines
            elif kind == "text":
                rewritten += lines
            else:
                blanks = trailing_blanks(lines)
                want = lines[1 : len(lines) - blanks]
                got = execute(lines[0][2:], folder, environment)
                if matches(want, got):
                    passed += 1
                    rewritten += lines
                    continue
                # A blank line at the end of the output looks like a separator: try with it.
                if any(matches(lines[1 : len(lines) - k], got) for k in range(blanks)):
                    passed += 1
                    rewritten += lines
                    continue
                rewritten += [lines[0]] + got + [""] * max(blanks, 1)
                failures.append("\n".join([f"{path.name}: {lines[0]}", "  wanted:"] + ["    " + l for l in want] +
                                          ["  got:"] + ["    " + l for l in got]))
    if failures and os.environ.get("UPDATE_GOLDEN") == "1":
        path.write_text("".join(line + "\n" for line in rewritten), encoding="utf-8")
        print(f"{path.name}: rewritten, review the difference")
        return passed + len(failures), []
    return passed, failures


def main():
    program, examples, *files = sys.argv[1:]
    passed, failed = 0, 0
    for name in files:
        good, failures = run_file(program, examples, pathlib.Path(name))
        passed, failed = passed + good, failed + len(failures)
        for failure in failures:
            print(failure)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


main()
