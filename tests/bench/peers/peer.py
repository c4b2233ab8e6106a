"""A planner's least work in Python: reads each plan with tomllib and writes a calendar of the given events.

peer.py hand EVENTS.json IN OUT        lines written by hand
peer.py icalendar EVENTS.json IN OUT   with the package icalendar
"""

import datetime
import json
import os
import pathlib
import re
import sys
import tomllib

EPOCH = datetime.datetime(1970, 1, 1)
SPECIAL = re.compile(r"[\\,;]")


def escape(text):
    return SPECIAL.sub(r"\\\g<0>", text).replace("\n", "\\n")


def fold(line):
    data = line.encode()
    if len(data) <= 75:
        return line
    parts, start, room = [], 0, 75
    while len(data) - start > room:
        cut = start + room
        while data[cut] & 0xC0 == 0x80:
            cut -= 1
        parts.append(data[start:cut])
        start, room = cut, 74
    parts.append(data[start:])
    return b"\r\n ".join(parts).decode()


def moment(value):
    return EPOCH + datetime.timedelta(days=value[0], minutes=value[1])


def line(name, params, kind, value):
    if kind == "text":
        return fold(f"{name}{params}:{escape(value)}")
    if kind == "time":
        return f"{name}{params}:{moment(value):%Y%m%dT%H%M%S}"
    return fold(f"{name}{params}:{value}")


def by_hand(plan, head, events):
    lines = list(head)
    for number, event in enumerate(events, 1):
        lines += ["BEGIN:VEVENT", f"UID:{plan['plan']['id']}-{number:04}"]
        lines += [line(*one) for one in event]
        lines.append("END:VEVENT")
    lines += ["END:VCALENDAR", ""]
    return "\r\n".join(lines).encode()


def with_icalendar(plan, head, events):
    import icalendar

    calendar = icalendar.Calendar()
    for one in head[1:]:
        if one.startswith("BEGIN"):
            break
        calendar.add(*one.split(":", 1))
    for number, event in enumerate(events, 1):
        made = icalendar.Event()
        made.add("uid", f"{plan['plan']['id']}-{number:04}")
        for name, params, kind, value in event:
            if kind == "time":
                made.add(name, moment(value), parameters=dict([params[1:].split("=")]) if params else None)
            elif kind == "text":
                made.add(name, value)
            else:
                made[name] = value
        calendar.add_component(made)
    return calendar.to_ical()


def main():
    way, events_file, plans, out = sys.argv[1:]
    write = {"hand": by_hand, "icalendar": with_icalendar}[way]
    given = json.loads(pathlib.Path(events_file).read_text())
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    for path in pathlib.Path(plans).iterdir():
        plan = tomllib.loads(path.read_text())
        temporary = out / f"{path.stem}.tmp"
        temporary.write_bytes(write(plan, given["head"], given["events"]))
        os.rename(temporary, out / f"{path.stem}.ics")


if __name__ == "__main__":
    main()
