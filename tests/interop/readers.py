#!/usr/bin/env python3
"""Other people's calendar programs must read what we print, and all of them the same.

usage: readers.py PRINT_CALENDAR LIBICAL_ROWS NPM_FOLDER RUBDOWN EXAMPLES

PRINT_CALENDAR NAME ZONE [word...] prints a fixture's calendar. A reader that is not installed is skipped on a
developer's machine (exit 77 if all else passes) and fails where CI is set."""

import datetime
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from clients import Plan, check, failures

HERE = pathlib.Path(__file__).resolve().parent
ZONES = """Europe/Berlin Europe/London Europe/Dublin Europe/Chisinau Africa/Casablanca Africa/Cairo Asia/Gaza Asia/Jerusalem
Asia/Beirut Asia/Kolkata Asia/Kathmandu Asia/Tokyo Asia/Tehran Australia/Lord_Howe Australia/Sydney Australia/Adelaide
Australia/Darwin America/New_York America/Los_Angeles America/Nuuk America/St_Johns America/Santiago America/Asuncion
America/Sao_Paulo America/Havana America/Phoenix Pacific/Apia Pacific/Chatham Pacific/Auckland Pacific/Easter
Antarctica/Troll UTC""".split()
TEXT = str.maketrans({"\\": "\\\\", "\n": "\\n", "\t": "\\t"})
missing = []


def run(command, text=b"", **options):
    return subprocess.run(command, input=text, capture_output=True, check=False, **options)


def icalendar_rows(data):
    """What python-icalendar reads; it resolves zones by their names, libical and ical.js by our VTIMEZONE."""
    import icalendar

    def when(value):
        if isinstance(value, datetime.datetime):
            return str(int(value.timestamp()))
        return value.strftime("D%Y%m%d")

    rows = []
    for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        texts = [str(event.get(name, "")).translate(TEXT) for name in ("SUMMARY", "DESCRIPTION")]
        rows.append("\t".join([str(event["UID"]), when(event["DTSTART"].dt), when(event["DTEND"].dt), *texts]))
    return sorted(rows)


def rows_of(result):
    return sorted(result.stdout.decode().split("\n")[:-1]) if result.returncode == 0 else ["failed: " + result.stderr.decode()]


class Readers:
    def __init__(self, program, libical, npm):
        self.program, self.libical, self.npm = program, libical, npm
        self.node = shutil.which("node") if (pathlib.Path(npm) / "node_modules/node-ical").is_dir() else None
        try:
            import icalendar  # noqa: F401
            self.icalendar = True
        except ImportError:
            self.icalendar = False
        for name, there in (("ical.js and node-ical", self.node), ("python-icalendar", self.icalendar)):
            if not there:
                missing.append(name)

    def printed(self, *words):
        result = run([self.program, *words])
        if result.returncode != 0:
            sys.exit("cannot print " + " ".join(words) + ": " + result.stderr.decode())
        return result.stdout

    def compare(self, *words):
        # node-ical for Debian's Node (before 0.26) misplaces times in the hours around a change of the clock.
        return self.compare_text(self.printed(*words), " ".join(words), without=["node-ical"] if words[0] == "clock" else [])

    def compare_text(self, data, what, without=()):
        witness = rows_of(run([self.libical], data))
        check(len(witness) == data.count(b"BEGIN:VEVENT"), "libical reads every event: " + what)
        for name, script in (("ical.js", "icaljs_rows.mjs"), ("node-ical", "nodeical_rows.mjs")):
            if self.node and name not in without:
                found = rows_of(run([self.node, str(HERE / script), self.npm], data))
                check(found == witness, f"{name} reads as libical does: {what}")
        if self.icalendar:
            check(icalendar_rows(data) == witness, "python-icalendar reads as libical does: " + what)
        return witness


def marathon_morning(readers):
    rows = readers.compare("new-york", "America/New_York")
    race = [row.split("\t") for row in rows if "TCS New York City Marathon" in row]
    begins = datetime.datetime(2026, 11, 1, 14, 10, tzinfo=datetime.timezone.utc)
    check(len(race) == 1 and race[0][1] == str(int(begins.timestamp())), "the marathon starts at 14:10 UTC")


def generations(readers, program, examples):
    """A plan's calendar, the same after a move, and after a cancellation: all readers see the same events, no more."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Plan(program, examples, pathlib.Path(folder))
        for name, events in (("first", plan.first), ("moved", plan.moved), ("cancelled", plan.cancelled)):
            rows = readers.compare_text(plan.file(f"{name}.ics").read_bytes(), f"{name}.ics")
            titles = {row.split("\t")[0]: row.split("\t")[3] for row in rows}
            check(len(rows) == len(titles) and {uid: event[2] for uid, event in events.items()} == titles, f"one of each in {name}.ics")


def main():
    readers = Readers(*sys.argv[1:4])
    if readers.icalendar:
        generations(readers, *sys.argv[4:6])
    marathon_morning(readers)
    for name in ("rich", "stopped", "hostile", "texts", "bare", "empty"):
        for words in ([], ["feed"], ["utc"], ["busy"], ["reminder"], ["nozone"]):
            readers.compare(name, "Europe/Berlin", *words)
    for zone in ZONES:
        readers.compare("clock", zone)
    if missing:
        print("not installed: " + ", ".join(missing))
    if failures:
        sys.exit(f"{len(failures)} checks failed")
    if missing:
        sys.exit(1 if os.environ.get("CI") else 77)


main()
