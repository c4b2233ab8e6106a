#!/usr/bin/env python3
"""Reports the lengths of the program's files: a file is one concept, and splits at 400 lines."""

import sys

from project import report, root_from_arguments, sources

LIMIT = 400
LONGEST_LINE = 130  # the formatter aims at 120; a string it cannot break may stand out a little


def check(root):
    findings = []
    lengths = []
    for path, text in sources(root, "include", "src"):
        lines = text.splitlines()
        lengths.append(len(lines))
        if len(lines) > LIMIT:
            findings.append(f"{path}: {len(lines)} lines, over {LIMIT}")
        for number, line in enumerate(lines, 1):
            if len(line) > LONGEST_LINE:
                findings.append(f"{path}:{number}: a line of {len(line)} columns")
    lengths.sort()
    if lengths:
        at = lambda share: lengths[min(len(lengths) - 1, int(len(lengths) * share))]
        print(f"{len(lengths)} files: median {at(0.5)}, 90 % {at(0.9)}, longest {lengths[-1]} lines")
    return findings


if __name__ == "__main__":
    sys.exit(report(check(root_from_arguments()), "lengths of files"))
