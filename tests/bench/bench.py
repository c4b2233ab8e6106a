#!/usr/bin/env python3
"""What things cost, beside floors measured in the same run.

bench.py count [--build FOLDER]   instructions (valgrind's callgrind) against instructions.tsv; fails where one is over it
bench.py renew [--build FOLDER]   writes instructions.tsv anew
bench.py order [--build FOLDER]   writes the list of functions that the linker puts side by side anew
bench.py time  [--build FOLDER]   times, as ratios to floors, the commands taking turns
bench.py peers [--build FOLDER] [--npm FOLDER]
                                  times beside planners written by hand in JavaScript and Python and with icalendar

FOLDER is a static release build with its target bench_programs; build/release unless said. Counts depend on the compiler
and the libraries, hardly on the machine and not on its load: they repeat within a tenth of a per cent, and a processor
without AVX2 adds 1.2 per cent, so three per cent more is a change of the program. Times are for looking at.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from order import called_functions, read_order, write_order
from peers.events import events_of

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TABLE = HERE / "instructions.tsv"
SLACK = 0.03
LEAST_ORDER = 0.8
TODAY = ("--today", "2027-05-01")


class Bench:
    def __init__(self, build, folder):
        self.build = build
        self.folder = folder
        self.profile = folder / "callgrind.out"
        self.rubdown = str(build / "rubdown")

    def plans(self, count, *more):
        out = self.folder / "-".join(["plans", str(count), *more]).replace("--", "")
        if not out.exists():
            subprocess.run([sys.executable, HERE / "plans.py", "--count", str(count), "--out", out, *more], check=True)
        return out

    def texts(self, count):
        out = self.folder / f"texts-{count}"
        out.write_bytes(subprocess.run([sys.executable, HERE / "plans.py", "--texts", str(count)], check=True, capture_output=True).stdout)
        return out

    def one_plan(self, out="one.ics"):
        plan = self.plans(1) / "p000000.toml"
        return [self.rubdown, "show", plan, *TODAY, "-q", "-f", "ics", "-o", self.folder / out]

    def batch(self, count, *more):
        return [self.rubdown, "batch", self.plans(count), *TODAY, "-q", "--jobs=1", "-o", self.folder / "none", *more]

    def roster(self, count, *more):
        folder = self.plans(count, "--roster")
        return [
            self.rubdown, "batch", folder / "roster.csv", "--plan", folder / "template.toml", *TODAY, "-q", "--jobs=1",
            "-o", self.folder / "none", *more,
        ]  # fmt: skip

    def workouts(self, count):
        return [self.rubdown, "workout", "-", "-f", "json"], self.texts(count)

    def count(self, command, stdin=None):
        """The instructions of a process; what it called stays in self.profile."""
        out = self.profile
        with open(stdin or os.devnull) as source:
            run = subprocess.run(
                ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", "--demangle=no", *command],
                stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=self.folder,
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},  # a process reads its environment, too
            )  # fmt: skip
        for line in run.stderr.splitlines():
            if "Collected" in line and run.returncode in (0, 4):
                return int(line.split(":")[1])
        sys.exit(f"bench: {' '.join(map(str, command))} did not run under valgrind:\n{run.stderr}")

    def per_unit(self, command, few, many):
        """The instructions of each unit beyond the first few, so that what a process costs once is left out."""
        totals = []
        for number in (few, many):
            made = command(number)
            totals.append(self.count(*made) if isinstance(made, tuple) else self.count(made))
        return round((totals[1] - totals[0]) / (many - few))


def rows(bench):
    """Everything that is counted: a name, what it is, the count."""
    yield "start", "rubdown --version", lambda: bench.count([bench.rubdown, "--version"])
    yield "plan", "one plan to a calendar, the whole process", lambda: bench.count(bench.one_plan())
    yield "batch", "a plan of a batch, nothing written", lambda: bench.per_unit(lambda n: bench.batch(n, "-n"), 10, 60)
    yield "roster", "an athlete of a roster with one template, nothing written", lambda: bench.per_unit(
        lambda n: bench.roster(n, "-n"), 10, 60
    )
    yield "workout", "a workout text, read and printed", lambda: bench.per_unit(bench.workouts, 100, 300)
    yield "placement", "the appointments of nine plans of 36 weeks", lambda: bench.count(
        [bench.build / "tests/bench/bench_placement", "1", "36"]
    )


def compiler(build):
    """The compiler of the build and its version, by the build's own record."""
    for line in (build / "CMakeCache.txt").read_text().splitlines():
        if line.startswith("CMAKE_CXX_COMPILER:"):
            words = subprocess.run([line.split("=", 1)[1], "--version"], capture_output=True, text=True, check=True).stdout
            return words.splitlines()[0]
    return "unknown"


def read_table():
    known, made_with = {}, ""
    for line in TABLE.read_text().splitlines():
        if line.startswith("# compiler: "):
            made_with = line.removeprefix("# compiler: ")
        elif line and not line.startswith("#"):
            name, count, _ = line.split("\t")
            known[name] = int(count)
    return known, made_with


def renew_order(bench):
    """The functions of the runs that are to be quick: this week, one calendar, a batch of them."""
    called = set()
    for command in (bench.one_plan()[:3] + [*TODAY], bench.one_plan(), bench.batch(2), bench.roster(2)):
        bench.count(command)
        called |= called_functions(bench.profile)
    write_order(called)
    return 0


def share_in_order(bench):
    """Which part of the functions that one calendar calls are named in the list, so that it does not go stale."""
    bench.count(bench.one_plan())
    called = called_functions(bench.profile)
    return len(called & read_order()) / len(called)


def check_counts(bench):
    known, made_with = read_table()
    here = compiler(bench.build)
    over = []
    for name, what, measure in rows(bench):
        count = measure()
        change = count / known[name] - 1
        print(f"{name:10} {count:12,} {change:+7.1%}  {what}", flush=True)
        if change > SLACK:
            over.append(name)
    share = share_in_order(bench)
    print(f"{'order':10} {share:12.1%}  of the functions that one calendar calls lie side by side")
    if share < LEAST_ORDER and here == made_with:
        print("The list of functions is stale; write it anew: tests/bench/bench.py order", file=sys.stderr)
        return 1
    if not over:
        return 0
    print(f"\nMore instructions than {TABLE.relative_to(ROOT)} says: {', '.join(over)}.", file=sys.stderr)
    print("If that is meant, write the table anew and say why: tests/bench/bench.py renew", file=sys.stderr)
    if here == made_with:
        return 1
    print(f"The table was made with another compiler, so this is no failure: {made_with}; here: {here}", file=sys.stderr)
    return 0


def renew(bench):
    lines = [
        "# Instructions, as tests/bench/bench.py counts them; renew with: tests/bench/bench.py renew",
        "# They depend on the version of the compiler and its libraries.",
        f"# compiler: {compiler(bench.build)}",
    ]
    for name, what, measure in rows(bench):
        lines.append(f"{name}\t{measure()}\t{what}")
        print(lines[-1], flush=True)
    TABLE.write_text("\n".join(lines) + "\n")
    return 0


def take_turns(commands, rounds, before=None):
    """Median times of the commands in ms and medians of their ratios to the first, a round after the other."""
    times = {name: [] for name, _ in commands}
    for turn in range(rounds + 1):
        for name, command in commands:
            if before:
                before()
            words = command() if callable(command) else command
            start = time.perf_counter()
            run = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            took = time.perf_counter() - start
            if run.returncode not in (0, 4):
                sys.exit(f"bench: {' '.join(map(str, words))} failed")
            if turn > 0:
                times[name].append(took * 1000)
    first = times[commands[0][0]]
    for name, taken in times.items():
        ratio = statistics.median(a / b for a, b in zip(taken, first))
        print(f"  {name:48} {statistics.median(taken):9.2f} ms  {ratio:6.2f}")


def show_times(bench, rounds):
    programs = bench.build / "tests/bench"
    print("one plan, one process")
    take_turns([("an empty static process", [programs / "bench_empty"]), ("one plan to a calendar", bench.one_plan())], 7 * rounds)
    count = 1000
    out = bench.folder / "out"
    size = len((bench.folder / "one.ics").read_bytes())
    plans = bench.plans(count)
    print(f"{count} plans, one thread, {size} bytes each")

    def clean():
        shutil.rmtree(out, ignore_errors=True)

    write = ["-o", out]
    take_turns(
        [
            ("toml++ reads, the same bytes are written", [programs / "bench_parse_write", plans, out, str(size)]),
            ("separate plans", bench.batch(count, *write)),
            ("a roster with one template", bench.roster(count, *write)),
            ("separate plans, nothing written", bench.batch(count, "-n")),
            ("the same with two threads", bench.batch(count, "-n", "--jobs=2")),
        ],
        rounds,
        clean,
    )
    bench_again = bench.batch(count, *write)
    subprocess.run(bench_again, stderr=subprocess.DEVNULL)
    print("again over the same names")
    take_turns([("unchanged", bench_again)], rounds)
    show_writes(bench, rounds, size)


def show_writes(bench, rounds, size):
    """On the disk, not in memory; always a new folder, since names that were just freed make new ones dear."""
    with tempfile.TemporaryDirectory(prefix="rubdown-bench-", dir="/var/tmp") as disk:
        folders = (f"{disk}/{number}" for number in range(10_000))
        write = bench.build / "tests/bench/bench_write"
        print(f"200 new files of {size} bytes, on the disk")
        names = {"plain": "written", "safe": "written whole before they have names", "durable": "on the disk before that"}
        take_turns(
            [(name, lambda how=how: [write, how, next(folders), "200", str(size)]) for how, name in names.items()],
            rounds,
            lambda: subprocess.run(["sync"]),
        )


def same_but_identities(one, other):
    """Whether two calendars differ in nothing but the UIDs of their events and where their lines are folded."""
    unfolded = [path.read_bytes().replace(b"\r\n ", b"").split(b"\r\n") for path in (one, other)]
    kept = [[line for line in lines if not line.startswith(b"UID:")] for lines in unfolded]
    return kept[0] == kept[1]


def show_peers(bench, rounds, npm):
    """The peers read each plan and write our events for it, which they are given: what they leave out, they win."""
    subprocess.run(bench.one_plan(), stderr=subprocess.DEVNULL)
    events = bench.folder / "events.json"
    events.write_text(events_of((bench.folder / "one.ics").read_bytes().decode()))
    out = bench.folder / "out"
    python = [sys.executable, HERE / "peers/peer.py"]
    reader = npm / "node_modules/smol-toml/dist/index.js"
    peers = [("Python, by hand", [*python, "hand"]), ("Python, icalendar", [*python, "icalendar"])]
    if shutil.which("node") and reader.exists():
        peers.insert(0, ("JavaScript, by hand", ["node", HERE / "peers/peer.mjs", reader]))
    else:
        print(f"no JavaScript peer: needs node, and npm ci of tests/bench/peers in {npm}")
    for name, command in peers:
        count = 50 if name.endswith("icalendar") else 1000
        print(f"{count} plans, one thread, the same calendars written")
        rubdown = bench.batch(count, "-o", out)
        peer = [*command, events, bench.plans(count), out]
        subprocess.run(peer, check=True)
        if name.endswith("by hand") and not same_but_identities(bench.folder / "one.ics", out / "p000000.ics"):
            sys.exit(f"bench: the calendar of {name} is another one")
        take_turns([("rubdown", rubdown), (name, peer)], rounds, lambda: shutil.rmtree(out, ignore_errors=True))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=("count", "renew", "order", "time", "peers"))
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--npm", type=pathlib.Path, default=ROOT / "build/bench-npm", help="where smol-toml is installed")
    options = parser.parse_args()
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="rubdown-bench-", dir=memory) as folder:
        bench = Bench(options.build.resolve(), pathlib.Path(folder))
        if options.what == "time":
            return show_times(bench, options.rounds)
        if options.what == "peers":
            return show_peers(bench, options.rounds, options.npm.resolve())
        if options.what == "order":
            return renew_order(bench)
        return renew(bench) if options.what == "renew" else check_counts(bench)


if __name__ == "__main__":
    sys.exit(main())
