#!/usr/bin/env python3
"""Reports the lengths of the program's files: a file is one concept, and splits at 400 lines."""

import sys

from project import report, root_from_arguments, sources

LIMIT = 400


def check(root):
    findings = []
    lengths = []
    for path, text in sources(root, "include", "src"):
        lines = text.count("\n")
        lengths.append(lines)
        if lines > LIMIT:
            findings.append(f"{path}: {lines} lines, over {LIMIT}")
    lengths.sort()
    if lengths:
        at = lambda share: lengths[min(len(lengths) - 1, int(len(lengths) * share))]
        print(f"{len(lengths)} files: median {at(0.5)}, 90 % {at(0.9)}, longest {lengths[-1]} lines")
    return findings


if __name__ == "__main__":
    sys.exit(report(check(root_from_arguments()), "lengths of files"))
