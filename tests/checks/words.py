#!/usr/bin/env python3
"""No text that ships promises more than the evidence holds, is unfinished, or points outside the project."""

import re
import subprocess
import sys

from project import report, root_from_arguments

# What no text may claim or contain. Quoting a claim to deny it is allowed where the line says so (see DENIAL).
PROMISES = [
    r"(flush|remov|clear|drain|wash)\w*( out| away)? (of )?(the )?(lactic acid|lactate|toxins?|metabolic waste)",
    r"(break|breaks|breaking|broke) (up|down) (the )?(adhesions?|scar tissue|knots?)",
    r"(speed|accelerat|hasten|boost)\w*( up)? (the |your )?(healing|recovery|repair)",
    r"(makes?|making|made) (you|runners?|anyone|them) faster",
    r"prevents? (all )?(injury|injuries|soreness|doms)",
    r"\b(cures?|heals?) (your|the|an?) ",
    r"\bdetox",
    r"\bVDOT\b",
]
DENIAL = re.compile(r"\b(no|not|never|nor|nothing|neither|without|does not|doesn't|do not|refuted|myth|unproven|claims?)\b", re.IGNORECASE)

UNFINISHED = [r"\bTODO\b", r"\bFIXME\b", r"\bXXX\b", r"\bHACK\b", r"\bTBD\b", r"\bWIP\b", r"lorem ipsum"]
MACHINE_PATHS = [r"(?<![\w.])/(home|root|work)/\w", r"(?<![\w.])/tmp/(?!rubdown)\w+/\w", r"\.\./shared\b"]

SHIPPED = ("src/", "include/", "examples/", "man/", "README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
OWN_SOURCE = "tests/checks/"


def files(root):
    listed = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], capture_output=True, check=False)
    if listed.returncode == 0:
        names = [name for name in listed.stdout.decode().split("\0") if name]
    else:
        names = [str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()]
    for name in sorted(names):
        try:
            yield name, (root / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue


def sentences_around(lines, index):
    """A claim and its denial may stand on neighbouring lines."""
    return " ".join(lines[max(0, index - 1) : index + 2])


def check(root):
    findings = []
    documents = {name.rsplit("/", 1)[-1] for name, _ in files(root) if name.endswith(".md")}
    for name, text in files(root):
        if name.startswith(OWN_SOURCE):
            continue
        lines = text.splitlines()
        shipped = name.startswith(SHIPPED)
        for number, line in enumerate(lines, 1):
            for pattern in UNFINISHED + MACHINE_PATHS:
                if match := re.search(pattern, line):
                    findings.append(f"{name}:{number}: `{match.group(0)}`")
            if not shipped:
                continue
            for pattern in PROMISES:
                match = re.search(pattern, line, re.IGNORECASE)
                # The title of a work that is cited is not ours.
                if match and not line.startswith("reference = ") and not DENIAL.search(sentences_around(lines, number - 1)):
                    findings.append(f"{name}:{number}: promises too much: `{match.group(0)}`")
            for document in re.findall(r"\b[\w-]+\.md\b", line):
                if document not in documents and name.startswith(("src/", "include/")):
                    findings.append(f"{name}:{number}: there is no {document} in the project")
    return findings


if __name__ == "__main__":
    sys.exit(report(check(root_from_arguments()), "words of the project"))
