#!/usr/bin/env python3
"""The manual pages are well-formed, name every option, key and exit code of the program and no other, and their
examples run: manual.py ROOT PROGRAM"""

import pathlib
import re
import subprocess
import sys

from project import report
from sandbox import Sandbox

def lint(page):
    """mandoc's findings, without those about pages that are not installed yet."""
    result = subprocess.run(["mandoc", "-T", "lint", str(page)], capture_output=True, text=True, check=False)
    for line in result.stdout.splitlines():
        if not re.search(r"referenced manual not found|outdated mandoc.db", line):
            yield line


def sections(page):
    """{title: lines} of a page, by .Sh and .Ss."""
    found, title = {}, ""
    for line in page.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"\.S[hs] (.*)", line):
            title = match.group(1).replace("\\&", "")
            found[title] = []
        elif title:
            found[title].append(line)
    return found


def options_of_lines(lines):
    """`.It Fl f Ar X , Fl -format Ar X` names -f and --format."""
    names = set()
    for line in lines:
        if line.startswith(".It "):
            names |= {"-" + name for name in re.findall(r"\bFl (-?[\w-]+)", line)}
    return names


def words_of_lines(lines):
    """`.It Cm mon , tue` names mon and tue."""
    names = []
    for line in lines:
        if match := re.match(r"\.It (?:Cm|Ev) (.*)", line):
            names += match.group(1).replace(",", " ").split()
    return names


class Program:
    def __init__(self, path):
        self.path = str(path)

    def run(self, *words):
        result = subprocess.run([self.path, *words], capture_output=True, text=True, check=False)
        return result.stdout

    def options(self, *words):
        """The options a help text lists, one a line."""
        found = set()
        for line in self.run(*words).splitlines():
            if match := re.match(r"\s+(?:(-\w), +)?(--[a-z][a-z-]*)\b", line):
                found |= {name for name in match.groups() if name}
        return found

    def commands(self):
        """The commands `rubdown --help` lists."""
        found, listing = [], False
        for line in self.run("--help").splitlines():
            if re.match(r"commands", line, re.IGNORECASE):
                listing = True
            elif listing and (match := re.match(r"\s{2}([a-z]+)\b", line)):
                found.append(match.group(1))
            elif listing and found and line.strip() and not line.startswith(" "):
                break
        return found


def differences(where, documented, real):
    documented, real = set(documented), set(real)
    found = [f"{where}: {name} is not in the manual" for name in sorted(real - documented)]
    return found + [f"{where}: {name} is in the manual and not in the program" for name in sorted(documented - real)]


def check_options(page, program):
    documented = sections(page)
    shared = program.options("--help")
    findings = differences("options of every command", options_of_lines(documented["Options of every command"]), shared)
    by_command = {title.split()[0]: lines for title, lines in documented.items() if title[0].islower()}
    commands = program.commands()
    if not commands:
        findings.append("`rubdown --help` lists no commands")
    findings += differences("commands", by_command, commands)
    for command in commands:
        own = program.options("help", command) - shared
        findings += differences(command, options_of_lines(by_command.get(command, [])), own)
    return findings


def check_numbers_and_variables(page, program):
    documented = sections(page)
    codes = re.findall(r"^\.It (\d+)$", "\n".join(documented["EXIT STATUS"]), re.MULTILINE)
    real = re.findall(r"^\s+(\d+)\s", program.run("help", "exit-codes"), re.MULTILINE)
    findings = differences("exit status", codes, real)
    variables = words_of_lines(documented["ENVIRONMENT"])
    named = re.findall(r"\b[A-Z]{2,}(?:_[A-Z]+)*\b", program.run("help", "environment"))
    known = {name for name in named if name not in ("UTF", "ASCII")}
    return findings + differences("environment", variables, known)


def check_formats(page, root):
    text = (root / "src/output/format.cpp").read_text(encoding="utf-8")
    names = re.findall(r'^\s*(?:Format)?\{"(\w+)"', text, re.MULTILINE)
    return differences("formats", words_of_lines(sections(page)["FORMATS"]), names)


def key_tables(root):
    """{section name: keys} of the plan and log files, from the tables the reader is made from."""
    text = "".join((root / "src/plan" / name).read_text(encoding="utf-8") for name in ("keys.hpp", "log_keys.hpp"))
    arrays = {}
    for name, body in re.findall(r"constexpr Key (\w+)_keys\[\] = \{(.*?)\n\};", text, re.DOTALL):
        arrays[name] = re.findall(r'\{\.name = "(\w+)"', body)
    literal = r'"((?:[^"\\]|\\.)*)"'
    section = rf"constexpr Section \w+\{{\s*{literal},\s*(?:{literal}\s*)+,\s*(\w+)_keys(?:,\s*true)?\}}"
    # A section that has no header of its own is named in words; the files themselves have no name.
    found = ((title, array) for title, _, array in re.findall(section, text) if title)
    return {"session" if " " in title else title: arrays[array] for title, array in found}


def check_keys(page, root):
    documented = {}
    for title, lines in sections(page).items():
        if match := re.match(r"\[+([\w.]+)\]+( day tables)?$", title):
            documented["session" if match.group(2) else match.group(1)] = words_of_lines(lines)
    real = key_tables(root)
    subtables = {name.split(".")[-1] for name in real if "." in name}
    findings = differences("tables of a plan", documented, real)
    for table, keys in real.items():
        if table not in documented:
            continue
        own = [key for key in keys if f"{table}.{key}" not in real or key in documented[table] or key not in subtables]
        findings += differences(f"[{table}]", documented[table], own)
    return findings


# The tables of a rule file as the manual heads them, and what the reader calls them.
RULE_TABLES = {
    "[[rule]]": "Rule",
    "after and before": "Match",
    "with and without": "Near",
    "[[rule.session]]": "Prescription",
    "[[rule.advise]]": "Advise",
    "[[rule.stop]]": "StopEffect",
    "[[rule.keep_clear]]": "KeepClear",
    "[[rule.limit]]": "Limit",
    "[[rule.run]]": "RunText",
    "[[rule.scale]]": "Scale",
    "[[source]]": "BibliographyEntry",
    "[engine]": "Engine",
    "[[engine.band]]": "Band",
    "[[engine.instead]]": "Instead",
}


def check_rule_keys(page, root):
    text = (root / "src/recovery/rule_fields.hpp").read_text(encoding="utf-8")
    fields = {
        name: re.findall(r'\bv\("(\w+)"', body)
        for name, body in re.findall(r"template <Is<(\w+)> S, class V>\s*void visit_fields\(S& s, V&& v\) \{(.*?)\n\}", text, re.DOTALL)
    }
    documented = sections(page)
    findings = []
    for title, name in RULE_TABLES.items():
        findings += differences(f"rule file, {title}", words_of_lines(documented.get(title, [])), fields.get(name, []))
    named = {word for title in RULE_TABLES for word in words_of_lines(documented.get(title, []))}
    for line in re.findall(r"^\.Cm (.*)", page.read_text(encoding="utf-8"), re.MULTILINE):
        named |= set(re.findall(r"\w+", line))
    for name in ("Size", "Spike", "Count", "Window"):
        findings += [f"rule file: {key} is not in the manual" for key in fields.get(name, []) if key not in named]
    return findings


def literal_blocks(page):
    """The text of each .Bd and each .Dl."""
    blocks, block = [], None
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith(".Bd"):
            block = []
        elif line.startswith(".Ed") and block is not None:
            blocks.append("\n".join(block) + "\n")
            block = None
        elif block is not None:
            block.append(line.replace("\\e", "\\"))
        elif line.startswith(".Dl "):
            blocks.append(line[4:] + "\n")
    return blocks


def check_examples(page, sandbox, command, mark):
    """Runs each `$ command` of a page; a block that holds the mark is a file the command takes without a finding."""
    findings = []
    for block in literal_blocks(page):
        problems = [sandbox.problem(line[2:]) for line in block.splitlines() if line.startswith("$ ")]
        if mark in block:
            problems.append(sandbox.problem_with_file(command, block))
        findings += [f"{page.name}: {problem}" for problem in problems if problem]
    return findings


def check(root, program):
    man = root / "man"
    findings = []
    for page in sorted(man.glob("*.[15]")):
        findings += lint(page)
    main, plan, rules = man / "rubdown.1", man / "rubdown-plan.5", man / "rubdown-rules.5"
    findings += check_options(main, program)
    findings += check_numbers_and_variables(main, program)
    findings += check_formats(main, root)
    findings += check_keys(plan, root)
    findings += check_rule_keys(rules, root)
    sandbox = Sandbox(root, program.path)
    findings += check_examples(main, sandbox, "rubdown check", "[[week]]")
    findings += check_examples(plan, sandbox, "rubdown check", "[[week]]")
    findings += check_examples(rules, sandbox, "rubdown rules check", "[[rule]]")
    return findings


if __name__ == "__main__":
    sys.exit(report(check(pathlib.Path(sys.argv[1]).resolve(), Program(sys.argv[2])), "manual pages"))
