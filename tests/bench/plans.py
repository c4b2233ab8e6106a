"""Plans for measuring: as many as are wanted, each a little different, the same on every machine.

plans.py --count N --out DIR            N plans, p000000.toml and on
plans.py --count N --out DIR --roster   one template and a roster.csv of N athletes
plans.py --texts N                      N workout texts, a line each
"""

import argparse
import datetime
import pathlib
import random

FIRST = "Ana Boris Chloé Dmitri Elena Farid Greta Hugo Inés Jan Keiko Luca Maya Nils Olu Priya Quinn Rosa Sven Tara".split()
LAST = "Ortiz Lind Sato Okafor Müller Novak Reyes Haddad Park Silva Brandt Costa Ivanova Kaur Laine Moreau".split()
ZONES = (
    "America/New_York Europe/Berlin Europe/London America/Los_Angeles Asia/Tokyo Australia/Sydney America/Sao_Paulo "
    "Africa/Nairobi"
).split()
NOTES = (
    "Every run at a pace you could chat at.",
    "Hills if the weather allows; else the treadmill.",
    "Practise drinking on the long run, as on race day.",
    "A lighter week on purpose.",
)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOURS = (
    '["mon 09:00-17:30", "tue 09:00-17:30", "thu 12:00-20:00"]',
    '["mon 12:00-20:00", "wed 09:00-17:30", "fri 09:00-17:30"]',
)
WINDOWS = ('["mon-thu 18:00-20:30", "sat 10:00-16:00"]', '["tue 17:00-20:00", "fri 16:00-20:00"]', '["mon-fri 12:00-20:30"]')
RACE = datetime.date(2027, 6, 6)  # a Sunday


def quality(rng, week):
    """The hard session of a week."""
    return (
        f"1 mi easy, {3 + rng.randrange(4)} mi @ T, 1 mi easy",
        f"2 mi easy, {4 + rng.randrange(6)}x800 m @ I w/ 400 m jog, 1 mi easy",
        f"easy {5 + rng.randrange(3)} mi + 6 strides",
        f"tempo {4 + rng.randrange(5)} mi",
    )[week % 4]


def week_rows(rng, weeks, half):
    base = 8 + rng.randrange(3)
    for week in range(weeks):
        left = weeks - 1 - week
        cut = week % 4 == 3
        long_run = (4, 8, 12)[left] if left < 3 else min(22, int(base + 1 + week * 0.75 - (3 if cut else 0)))
        phase = "taper" if left < 3 else ("base", "build", "peak")[min(2, week * 3 // weeks)]
        row = {
            "phase": phase,
            "note": NOTES[3 if cut else week % 3],
            "mon": "rest",
            "tue": quality(rng, week) if left else "easy 3 mi",
            "wed": f"easy {4 + rng.randrange(4)} mi",
            "thu": f"easy {5 + rng.randrange(4)} mi",
            "fri": f"strength {20 + 5 * rng.randrange(4)} min" if week % 2 else "cross 35 min",
            "sat": f"easy {3 + rng.randrange(3)} mi" if left else "easy 2 mi",
            "sun": f"long {long_run} mi",
        }
        if left == 0 or (half and left == 6):
            del row["sun"]  # a race
        yield row


def plan(number, seed=1, weeks=18, shared=False):
    """The text of one plan; `shared`: one that many athletes can follow, each to a race on another day."""
    rng = random.Random(f"{seed}/{number}")
    pace = 480 + rng.randrange(200)
    race = RACE + datetime.timedelta(weeks=rng.randrange(12))
    half = race - datetime.timedelta(weeks=6)
    second = f"""
[[race]]
name = "Spring Half"
date = {half}
start = "10:00"
distance = "half marathon"
priority = "B"
"""
    lines = [
        f"# Plan {number}, made for measuring.",
        "format = 1",
        "",
        "[plan]",
        f'name = "{weeks} weeks to the marathon"',
        "" if shared else f'id = "bench-{number:06}"',
        'units = "mi"',
        "",
        "[athlete]",
        f'name = "{rng.choice(FIRST)} {rng.choice(LAST)}"',
        f'timezone = "{rng.choice(ZONES)}"',
        f"born = {1965 + rng.randrange(40)}",
        f"weeks_running = {40 + rng.randrange(300)}",
        f'easy_pace = "{pace // 60}:{pace % 60:02}/mi"',
        f'run_at = {{ default = "06:{rng.randrange(4) * 15:02}", sat = "08:00", sun = "07:30" }}',
        "",
        "[[race]]",
        'name = "Goal Marathon"',
        f"date = {race}",
        'start = "09:10"',
        'distance = "marathon"',
        'priority = "A"',
        f'goal = "{3 + rng.randrange(2)}:{rng.randrange(60):02}:00"',
        'location = "Harbour Road 1, Exampleton"',
        "" if shared else second,
        "[recovery]",
        f'prefer = "{rng.choice(("relax", "sport"))}"',
        f"massages_per_month = {2 + rng.randrange(3)}",
        "",
        "[availability]",
        f"massage = {rng.choice(WINDOWS)}",
        "",
        "[[therapist]]",
        'name = "Sam Hollis"',
        'credential = "LMT"',
        'license = "EX 012345"',
        'phone = "+1 555 0100"',
        'url = "https://example.org/book"',
        'address = "1 Example Street, Exampleton"',
        f"hours = {rng.choice(HOURS)}",
        'offers = ["massage.sport", "massage.relax"]',
    ]
    for row in week_rows(rng, weeks, not shared):
        lines += ["", "[[week]]"] + [f'{key} = "{value}"' for key, value in row.items()]
    return "\n".join(lines) + "\n"


def roster(count, seed=1):
    """Athletes who share one plan: the lines of a roster."""
    yield "id,name,race_date,timezone,easy_pace,massage,massages_per_month\n"
    rng = random.Random(f"{seed}/roster")
    for number in range(count):
        pace = 480 + rng.randrange(200)
        race = RACE + datetime.timedelta(weeks=rng.randrange(12))
        window = rng.choice(("tue 18:00-20:30; sat 10:00-16:00", "mon-fri 17:30-20:30", "sat-sun 09:00-18:00"))
        yield (
            f"a{number:06},{rng.choice(FIRST)} {rng.choice(LAST)},{race},{rng.choice(ZONES)},"
            f"{pace // 60}:{pace % 60:02}/mi,{window},{1 + rng.randrange(4)}\n"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--weeks", type=int, default=18)
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--roster", action="store_true")
    parser.add_argument("--texts", type=int)
    options = parser.parse_args()
    if options.texts:
        rng = random.Random(f"{options.seed}/texts")
        for number in range(options.texts):
            print((quality(rng, number), f"long {8 + rng.randrange(12)} mi", "rest")[number % 3])
        return
    options.out.mkdir(parents=True, exist_ok=True)
    if options.roster:
        (options.out / "template.toml").write_text(plan(0, options.seed, options.weeks, shared=True))
        with open(options.out / "roster.csv", "w") as file:
            file.writelines(roster(options.count, options.seed))
        return
    for number in range(options.count):
        (options.out / f"p{number:06}.toml").write_text(plan(number, options.seed, options.weeks))


if __name__ == "__main__":
    main()
