#!/usr/bin/env python3
"""A file is one concept and splits at 400 lines; a function fits a screen."""

import re
import sys

from project import report, root_from_arguments, sources

FILE_LIMIT = 400
FUNCTION_LIMIT = 60  # the aim is 40


def functions(lines):
    """(first line, length) of what begins and ends at the left margin, as the formatter lays functions out."""
    start = None
    for number, line in enumerate(lines, 1):
        if start is None and re.match(r"\S.*\(", line) and not line.startswith(("//", "#", "}", "struct", "class", "namespace")) and not line.endswith((";", "}")):
            start = number
        elif line == "}" and start is not None:
            yield start, number - start + 1
            start = None
        elif line.startswith("}"):
            start = None


def check(root):
    findings = []
    lengths = []
    for path, text in sources(root, "include", "src"):
        lines = text.splitlines()
        lengths.append(len(lines))
        if len(lines) > FILE_LIMIT:
            findings.append(f"{path}: {len(lines)} lines, over {FILE_LIMIT}")
        if path.suffix == ".cpp":
            findings += [f"{path}:{start}: a function of {length} lines, over {FUNCTION_LIMIT}" for start, length in functions(lines) if length > FUNCTION_LIMIT]
    lengths.sort()
    if lengths:
        at = lambda share: lengths[min(len(lengths) - 1, int(len(lengths) * share))]
        print(f"{len(lengths)} files: median {at(0.5)}, 90 % {at(0.9)}, longest {lengths[-1]} lines")
    return findings


if __name__ == "__main__":
    sys.exit(report(check(root_from_arguments()), "lengths of files and functions"))
