#!/usr/bin/env python3
"""Real calendar programs keep one of each of a plan's events: imported twice, after a move, after a cancellation.

usage: clients.py CLIENT RUBDOWN EXAMPLES        (CLIENT: khal, vdirsyncer, calcurse, evolution)

Everything happens in a temporary folder; servers listen on the loopback interface only. A client that is not installed is
skipped on a developer's machine (exit 77) and fails where CI is set."""

import contextlib
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
# Five weeks of the plan are enough, and khal and vdirsyncer take their time for each event.
DAYS = ["--today", "2027-08-11", "--from", "2027-08-02", "--to", "2027-09-05"]
failures = []

# The runner's plan and two edits of it: Thursday's run goes to the evening, and then is not run at all.
EDIT = """format = 1
[plan]
extends = "first-marathon.toml"
id = "example-first-marathon"
[athlete]
name = "Ann Example"
[[change]]
date = 2027-08-12
run = {run}
why = "travel"
"""
PLANS = {"moved": EDIT.format(run='{ run = "steady 5 mi", at = "18:30" }'), "cancelled": EDIT.format(run='"rest"')}


def check(holds, what):
    print(("ok   " if holds else "FAIL ") + what, flush=True)
    if not holds:
        failures.append(what)


def run(command, **options):
    result = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=300, **options)
    return result.returncode, result.stdout.decode("utf-8", "replace"), result.stderr.decode("utf-8", "replace")


def events(data):
    """{UID: (start, end, title, status)} of a calendar, in UTC or as dates."""
    import icalendar
    import datetime

    def when(value):
        if isinstance(value, datetime.datetime):
            return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M")
        return value.strftime("%Y-%m-%d")

    found = {}
    for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        texts = [" ".join(str(event.get(name, "")).split()) for name in ("SUMMARY", "STATUS")]
        found[str(event["UID"])] = (when(event["DTSTART"].dt), when(event["DTEND"].dt), *texts)
    return found


class Plan:
    """The plan in a folder, and its calendar in three generations, each made from the one before."""

    def __init__(self, program, examples, folder):
        self.program, self.folder = program, folder
        shutil.copy(pathlib.Path(examples) / "first-marathon.toml", folder)
        for name, text in PLANS.items():
            (folder / f"{name}.toml").write_text(text)
        self.show("first-marathon", "-o", "first.ics")
        self.show("moved", "--previous", "first.ics", "-o", "moved.ics")
        self.show("cancelled", "--previous", "moved.ics", "-o", "cancelled.ics")
        self.first, self.moved, self.cancelled = (events(self.file(f"{name}.ics").read_bytes()) for name in ("first", "moved", "cancelled"))
        kept = self.first.keys() & self.moved.keys()
        self.mover = {uid for uid in kept if self.first[uid][2] == "Steady 5 mi" and self.first[uid][0] != self.moved[uid][0]}
        self.gone = {uid for uid, event in self.cancelled.items() if event[3] == "CANCELLED" and self.moved[uid][3] != "CANCELLED"}
        check(len(self.mover) == 1 and self.mover <= self.gone, "the run moves, and then is cancelled")

    def file(self, name):
        return self.folder / name

    def show(self, name, *options):
        code, _, errors = run([self.program, "show", f"{name}.toml", *DAYS, *options], cwd=self.folder)
        if code != 0:
            sys.exit(f"cannot print the calendar of {name}: {errors}")


def same(found, wanted, what):
    """Of dictionaries; says where they differ."""
    differ = [f"{key}: {found.get(key)} for {wanted.get(key)}" for key in sorted(found.keys() | wanted.keys()) if found.get(key) != wanted.get(key)]
    check(not differ, what + "".join("\n       " + line[:400] for line in differ[:3]))


def home(folder):
    """An environment in which programs find nobody's settings."""
    own = {name: str(folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC", **own}


def khal(plan, folder):
    """Import: one of each, replaced by what comes later, cancelled ones struck out."""
    config = folder / "config"
    config.write_text(f"[calendars]\n[[plan]]\npath = {folder}/plan\ntype = calendar\n[sqlite]\npath = {folder}/khal.db\n"
                      "[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
                      "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
                      "default_timezone = UTC\nlocal_timezone = UTC\n[default]\ndefault_calendar = plan\n")
    (folder / "plan").mkdir()

    def after(name):
        code, _, errors = run(["khal", "-c", config, "import", "--batch", "-a", "plan", plan.file(f"{name}.ics")], env=home(folder))
        check(code == 0, f"khal imports {name}.ics {errors[-300:]}")
        listed = run(["khal", "-c", config, "list", "--once", "--day-format", "", "--format", "\x01{uid}\x02{start-long}\x02{title}\x02{cancelled}",
                      "2027-06-01", "2028-02-01"], env=home(folder))[1]
        rows = [re.sub(r"\s+", " ", row).strip() for row in listed.split("\x01")[1:]]
        fields = [tuple(part.strip() for part in row.split("\x02")) for row in rows]
        check(len({row[0] for row in fields}) == len(fields), f"khal holds one of each after {name}.ics")
        return {uid: (start, title) for uid, start, title, _ in fields}, {row[0] for row in fields if row[3]}

    def wanted(generation):
        return {uid: (event[0], event[2]) for uid, event in generation.items()}

    same(after("first")[0], wanted(plan.first), "khal holds the plan")
    same(after("first")[0], wanted(plan.first), "a second import doubles nothing")
    same(after("moved")[0], wanted(plan.moved), "what moved has moved")
    found, struck = after("cancelled")
    same(found, wanted(plan.moved) | wanted(plan.cancelled), "what is gone says so")
    check(plan.gone <= struck, "and is struck out")


@contextlib.contextmanager
def radicale(folder):
    """A CalDAV server on a free port of the loopback interface, with an empty calendar: its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = folder / "radicale"
    config.write_text(f"[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = none\n[storage]\nfilesystem_folder = {folder}/store\n"
                      "[logging]\nlevel = warning\n")
    with open(folder / "radicale.log", "wb") as log:
        server = subprocess.Popen(["radicale", "--config", config], stdout=log, stderr=log, env=home(folder))
        try:
            for _ in range(300):
                with contextlib.suppress(OSError):
                    socket.create_connection(("127.0.0.1", port), 0.2).close()
                    break
                time.sleep(0.1)
            address = f"http://127.0.0.1:{port}/ann/plan/"
            dav("MKCALENDAR", address)
            yield address
        finally:
            server.terminate()
            server.wait()


def dav(method, address):
    request = urllib.request.Request(address, method=method, headers={"Authorization": "Basic YW5uOnB3"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, b""


def lines(data):
    """What a file of one event says, in any order: servers fold and sort anew."""
    return tuple(sorted(re.sub(rb"\r?\n[ \t]", b"", data).decode().splitlines()))


def files(folder):
    return {path.name: lines(path.read_bytes()) for path in folder.glob("*.ics")}


def vdirsyncer(plan, folder):
    """A folder of events to a CalDAV server and back, then one move and one removal."""
    mine, back = folder / "mine", folder / "back"
    plan.show("first-marathon", "-f", "vdir", "-o", str(mine))
    with radicale(folder) as address:
        pairs = "".join(f'[pair of_{name}]\na = "{name}"\nb = "server"\ncollections = null\n[storage {name}]\ntype = "filesystem"\n'
                        f'path = "{folder}/{name}"\nfileext = ".ics"\n' for name in ("mine", "back"))
        (folder / "vdirsyncer").write_text(f'[general]\nstatus_path = "{folder}/status"\n{pairs}[storage server]\ntype = "caldav"\n'
                                           f'url = "{address}"\nusername = "ann"\npassword = "pw"\n')
        back.mkdir()
        for name in ("mine", "back"):
            code, _, errors = run(["vdirsyncer", "-c", folder / "vdirsyncer", "discover", f"of_{name}"], env=home(folder))
            check(code == 0, f"vdirsyncer finds both ends of {name} {errors[-300:]}")

        def synced():
            told = ""
            for name in ("mine", "back"):
                code, output, errors = run(["vdirsyncer", "-c", folder / "vdirsyncer", "sync", f"of_{name}"], env=home(folder))
                check(code == 0, f"vdirsyncer syncs {name} {errors[-300:] if code else ''}")
                told += output + errors if name == "mine" else ""
            return sorted(re.findall(r"^(?:Copying \(?(\w+)\)?|(Deleting))", told, re.MULTILINE))

        synced()
        check(len(files(mine)) == len(plan.first), "a file an event")
        same(files(back), files(mine), "the server gives back what it was given")
        check(synced() == [], "a second sync has nothing to do")
        plan.show("first-marathon", "-f", "vdir", "-o", str(mine))
        check(synced() == [], "nor has one after the plan was printed once more")
        before = files(back)
        plan.show("moved", "-f", "vdir", "-o", str(mine))
        synced()
        same(files(back), files(mine), "a move reaches the server")
        changed = {name for name, text in files(back).items() if before.get(name) != text}
        wanted = {f"{uid}.ics" for uid, event in plan.moved.items() if plan.first.get(uid) != event and event[3] != "CANCELLED"}
        check(changed == wanted and f"{min(plan.mover)}.ics" in wanted, f"and nothing else does: {len(changed)} files")
        plan.show("cancelled", "-f", "vdir", "-o", str(mine))
        synced()
        same(files(back), files(mine), "a removal reaches the server")
        check(dav("GET", f"{address}{min(plan.mover)}.ics")[0] == 404, "where the event is gone")


def calcurse(plan, folder):
    """Import: everything, each time anew; it looks at no UID. So it is told to start from nothing."""

    def imported(name, data):
        code, output, errors = run(["calcurse", "-D", folder / data, "-C", folder / "config", "-i", plan.file(f"{name}.ics")], env=home(folder))
        report = re.search(r"(\d+) apps? / (\d+) events? / (\d+) todos? / (\d+) skipped", output)
        check(code == 0 and report is not None, f"calcurse imports {name}.ics {errors[-300:]}")
        return tuple(map(int, report.groups())) if report else ()

    def held(data):
        rows = (folder / data / "apts").read_text(encoding="utf-8").splitlines()
        return sorted(re.sub(r"^(\d\d)/(\d\d)/(\d{4})(?: @ (\d\d:\d\d))?.*?(?:\||\] )(?:>[0-9a-f]+ )?", r"\3-\1-\2 \4|", row) for row in rows)

    (folder / "config").mkdir()
    for name, generation in (("first", plan.first), ("moved", plan.moved), ("cancelled", plan.cancelled)):
        (folder / name).mkdir()
        timed = sum(len(event[0]) > 10 for event in generation.values())
        check(imported(name, name) == (timed, len(generation) - timed, 0, 0), f"calcurse reads every event of {name}.ics")
        wanted = sorted(f"{event[0]:<11}|{event[2]}" for event in generation.values())
        check([row.replace("[1] ", "") for row in held(name)] == wanted, "at its time")
    plan.show("first-marathon", "--todo", "-o", "tasks.ics")
    (folder / "tasks").mkdir()
    check(imported("tasks", "tasks") == (0, 0, plan.file("tasks.ics").read_bytes().count(b"BEGIN:VTODO"), 0), "what is to be booked are tasks")
    imported("first", "first")
    check(len(held("first")) == 2 * len(plan.first), "a second import into the same folder doubles everything, as its authors made it")


def evolution(plan, folder):
    """Import into a calendar of evolution-data-server, as GNOME's programs do: one of each, replaced, cancelled."""
    places = {name: str(folder / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")}
    for place in places.values():
        pathlib.Path(place).mkdir(mode=0o700)
    names = ["first", "first", "moved", "cancelled"]
    code, output, errors = run(["dbus-run-session", "--", "/usr/bin/python3", "-B", HERE / "evolution_rows.py", *(plan.file(f"{name}.ics") for name in names)],
                               env={**home(folder), **places, "GSETTINGS_BACKEND": "memory"})
    check(code == 0, "evolution-data-server imports " + errors[-400:] * (code != 0))
    steps = [step.splitlines() for step in output.split("\f")[1:]]
    check(len(steps) == len(names), "four times")
    for name, step, what in zip(names, steps, ("it holds the plan", "a second import doubles nothing", "what moved has moved", "what is gone says so")):
        generation = {"first": plan.first, "moved": plan.moved, "cancelled": plan.moved | plan.cancelled}[name]
        check(len({row.split("\t")[0] for row in step}) == len(step), f"it holds one of each: {len(step)}")
        same({row.split("\t")[0]: tuple(row.split("\t")[1:]) for row in step}, generation, what)


CLIENTS = {"khal": (khal, ["khal"]), "vdirsyncer": (vdirsyncer, ["vdirsyncer", "radicale"]), "calcurse": (calcurse, ["calcurse"]),
           "evolution": (evolution, ["dbus-run-session", "/usr/libexec/evolution-calendar-factory"])}


def main(name, program, examples):
    client, needed = CLIENTS[name]
    missing = [program for program in needed if not shutil.which(program)]
    if missing:
        print("not installed: " + ", ".join(missing))
        sys.exit(1 if os.environ.get("CI") else 77)
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        (folder / "plans").mkdir()
        (folder / "home").mkdir()
        client(Plan(program, examples, folder / "plans"), folder / "home")
    if failures:
        sys.exit(f"{len(failures)} checks failed")


if __name__ == "__main__":
    main(*sys.argv[1:4])
