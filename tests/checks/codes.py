#!/usr/bin/env python3
"""Every kind of finding is in its room's table, is unique, and has a bad file, a good file and the exact text."""

import re
import sys

from project import report, root_from_arguments, sources

# The letter of a code says which part of the work reports it.
LETTERS = {
    "T": {"toml"},
    "P": {"plan"},
    "L": {"plan"},
    "K": {"workout"},
    "R": {"recovery"},
    "S": {"training"},
    "W": {"training", "recovery"},
    "B": {"calendar"},
    "C": {"calendar"},
    "F": {"batch"},
    "U": {"cli"},
}

CODE = re.compile(r'inline\s+constexpr\s+Code\s+(\w+)\s*\{\s*"([^"]*)"\s*,\s*Severity::(\w+)\s*,\s*"((?:[^"\\]|\\.)*)"\s*,\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\}')
ANY_CODE = re.compile(r"\bconstexpr\s+Code\s+\w+\s*[{=(]")


def codes(root):
    """(path, variable, id, explanation) of each code that is defined."""
    for path, text in sources(root, "include", "src"):
        for match in CODE.finditer(text):
            yield path, match.group(1), match.group(2), match.group(5)


def room_of(path):
    return path.parts[1] if path.parts[0] == "src" else path.parts[2]


def has_file(folder, stem):
    return any(path.stem == stem for path in folder.iterdir()) if folder.is_dir() else False


def check(root):
    findings = []
    all_text = {path: text for path, text in sources(root, "include", "src")}
    found = list(codes(root))
    parsed = {}
    for path, variable, code, explanation in found:
        parsed[path] = parsed.get(path, 0) + 1
        if not re.fullmatch(r"[A-Z]\d{3}", code):
            findings.append(f"{path}: `{code}` is not a letter and three digits")
        elif room_of(path) not in LETTERS.get(code[0], ()):
            findings.append(f"{path}: {code} has a letter that is not of room `{room_of(path)}`")
        if len(explanation) < 50:
            findings.append(f"{path}: {code} is hardly explained")
        if not any(re.search(rf"&{variable}\b", text) for text in all_text.values()):
            findings.append(f"{path}: {code} (`{variable}`) is in no table of codes")
        folder = root / "tests" / "errors" / code
        missing = [stem for stem in ("bad", "good", "expected") if not has_file(folder, stem)]
        if missing:
            findings.append(f"{code}: tests/errors/{code}/ lacks {', '.join(missing)}")
    for path, text in all_text.items():
        unread = len(ANY_CODE.findall(text)) - parsed.get(path, 0)
        if unread > 0:
            findings.append(f"{path}: {unread} code(s) are not written as `inline constexpr Code name{{id, severity, title, explanation}};`")
    ids = [code for _, _, code, _ in found]
    findings += [f"{code} is used {ids.count(code)} times" for code in sorted(set(ids)) if ids.count(code) > 1]
    samples = root / "tests" / "errors"
    if samples.is_dir():
        for folder in sorted(samples.iterdir()):
            if re.fullmatch(r"[A-Z]\d{3}", folder.name) and folder.name not in ids:
                findings.append(f"tests/errors/{folder.name}: there is no such code")
    return findings


if __name__ == "__main__":
    sys.exit(report(check(root_from_arguments()), "codes of findings"))
