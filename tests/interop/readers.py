#!/usr/bin/env python3
"""Other people's calendar programs must read what we print, and all of them the same.

usage: readers.py PRINT_CALENDAR LIBICAL_ROWS NPM_FOLDER

PRINT_CALENDAR NAME ZONE [word...] prints a fixture's calendar. A reader that is not installed is skipped on a
developer's machine (exit 77 if all else passes) and fails where CI is set."""

import datetime
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ZONES = """Europe/Berlin Europe/London Europe/Dublin Europe/Chisinau Africa/Casablanca Africa/Cairo Asia/Gaza Asia/Jerusalem
Asia/Beirut Asia/Kolkata Asia/Kathmandu Asia/Tokyo Asia/Tehran Australia/Lord_Howe Australia/Sydney Australia/Adelaide
Australia/Darwin America/New_York America/Los_Angeles America/Nuuk America/St_Johns America/Santiago America/Asuncion
America/Sao_Paulo America/Havana America/Phoenix Pacific/Apia Pacific/Chatham Pacific/Auckland Pacific/Easter
Antarctica/Troll UTC""".split()
TEXT = str.maketrans({"\\": "\\\\", "\n": "\\n", "\t": "\\t"})
failures, missing = [], []


def check(holds, what):
    print(("ok   " if holds else "FAIL ") + what, flush=True)
    if not holds:
        failures.append(what)


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
        self.node = shutil.which("node") if (pathlib.Path(npm) / "node_modules/ical.js").is_dir() else None
        try:
            import icalendar  # noqa: F401
            self.icalendar = True
        except ImportError:
            self.icalendar = False
        for name, there in (("ical.js", self.node), ("python-icalendar", self.icalendar)):
            if not there:
                missing.append(name)

    def printed(self, *words):
        result = run([self.program, *words])
        if result.returncode != 0:
            sys.exit("cannot print " + " ".join(words) + ": " + result.stderr.decode())
        return result.stdout

    def compare(self, *words):
        data = self.printed(*words)
        witness = rows_of(run([self.libical], data))
        check(len(witness) == data.count(b"BEGIN:VEVENT"), "libical reads every event: " + " ".join(words))
        if self.node:
            found = rows_of(run([self.node, str(HERE / "icaljs_rows.mjs"), self.npm], data))
            check(found == witness, "ical.js reads as libical does: " + " ".join(words))
        if self.icalendar:
            check(icalendar_rows(data) == witness, "python-icalendar reads as libical does: " + " ".join(words))
        return witness


def marathon_morning(readers):
    rows = readers.compare("new-york", "America/New_York")
    race = [row.split("\t") for row in rows if "TCS New York City Marathon" in row]
    begins = datetime.datetime(2026, 11, 1, 14, 10, tzinfo=datetime.timezone.utc)
    check(len(race) == 1 and race[0][1] == str(int(begins.timestamp())), "the marathon starts at 14:10 UTC")


def khal_keeps_one_of_each(readers):
    if not shutil.which("khal"):
        missing.append("khal")
        return
    with tempfile.TemporaryDirectory() as home:
        folder = pathlib.Path(home)
        config = folder / "config"
        config.write_text(f"[calendars]\n[[plan]]\npath = {folder}/plan\ntype = calendar\n[sqlite]\npath = {folder}/khal.db\n"
                          "[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
                          "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
                          "default_timezone = UTC\nlocal_timezone = UTC\n[default]\ndefault_calendar = plan\n")
        (folder / "plan").mkdir()
        environment = {**os.environ, "HOME": home, "XDG_DATA_HOME": home, "XDG_CACHE_HOME": home, "XDG_CONFIG_HOME": home,
                       "LC_ALL": "C.UTF-8"}

        def import_file(*words):
            (folder / "plan.ics").write_bytes(readers.printed(*words))
            result = run(["khal", "-c", config, "import", "--batch", "-a", "plan", folder / "plan.ics"], env=environment)
            check(result.returncode == 0, "khal imports " + " ".join(words) + " " + result.stderr.decode()[-300:])
            listed = run(["khal", "-c", config, "list", "--once", "--day-format", "", "--format", "{start-long} {title}",
                          "2026-10-01", "2026-12-01"], env=environment)
            return sorted(line.strip() for line in listed.stdout.decode().splitlines() if line.strip())

        first = import_file("new-york", "America/New_York")
        check(first == ["2026-10-31 13:10 Easy 5 km", "2026-11-01 14:10 TCS New York City Marathon",
                        "2026-11-02 14:10 Easy 5 km"], "khal shows the days around the marathon: " + "; ".join(first))
        check(import_file("new-york", "America/New_York") == first, "a second import doubles nothing")
        moved = import_file("new-york", "America/New_York", "moved")
        check(len(moved) == 3 and "2026-11-02 14:10 TCS New York City Marathon" in moved, "moved events have moved")


def main():
    readers = Readers(*sys.argv[1:4])
    marathon_morning(readers)
    for name in ("rich", "stopped", "hostile", "texts", "bare", "empty"):
        for words in ([], ["feed"], ["utc"], ["busy"], ["reminder"], ["nozone"]):
            readers.compare(name, "Europe/Berlin", *words)
    for zone in ZONES:
        readers.compare("clock", zone)
    khal_keeps_one_of_each(readers)
    if missing:
        print("not installed: " + ", ".join(missing))
    if failures:
        sys.exit(f"{len(failures)} checks failed")
    if missing:
        sys.exit(1 if os.environ.get("CI") else 77)


main()
