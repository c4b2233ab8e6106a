"""The events of one of our calendars as the peers take them: they write the same calendar, but need not plan it."""

import datetime
import json
import re

EPOCH = datetime.datetime(1970, 1, 1)
PLAIN = {"SEQUENCE", "COLOR", "STATUS", "TRANSP", "CATEGORIES", "URL", "DTSTAMP", "LAST-MODIFIED"}
ESCAPED = re.compile(r"\\(.)")


def read_property(line):
    """A line as [name, parameters, kind, value]: `text` is to be escaped, `time` is [day since 1970, minute of it]."""
    name, params, value = re.fullmatch(r"([A-Z-]+)((?:;[^:]*)?):(.*)", line).groups()
    if name in ("DTSTART", "DTEND") and "T" in value:
        moment = datetime.datetime.strptime(value, "%Y%m%dT%H%M%S") - EPOCH
        return [name, params, "time", [moment.days, moment.seconds // 60]]
    if name in PLAIN or name.startswith("X-") or "DATE" in params:
        return [name, params, "plain", value]
    return [name, params, "text", ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], value)]


def events_of(calendar):
    """What the peers are given, as JSON: the lines before the first event, and the properties of each but its UID."""
    lines = calendar.replace("\r\n ", "").split("\r\n")
    first = lines.index("BEGIN:VEVENT")
    events = []
    for line in lines[first:]:
        if line == "BEGIN:VEVENT":
            events.append([])
        elif line not in ("END:VEVENT", "END:VCALENDAR", "") and not line.startswith("UID:"):
            events[-1].append(read_property(line))
    return json.dumps({"head": lines[:first], "events": events})
