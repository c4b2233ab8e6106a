"""Imports calendars into one of evolution-data-server, one after the other, and prints what it holds after each.

usage: dbus-run-session -- python3 evolution_rows.py FILE.ics...   (HOME and XDG_* name temporary folders)"""

import sys

import gi

gi.require_version("EDataServer", "1.2")
gi.require_version("ECal", "2.0")
gi.require_version("ICalGLib", "3.0")
from gi.repository import ECal, EDataServer, ICalGLib  # noqa: E402

KIND = ICalGLib.PropertyKind


def when(event, kind, client):
    value = event.get_first_property(kind)
    time = value.get_value().get_datetimedate() if hasattr(value.get_value(), "get_datetimedate") else value.get_value().get_datetime()
    if time.is_date():
        return f"{time.get_year():04}-{time.get_month():02}-{time.get_day():02}"
    zone = value.get_first_parameter(ICalGLib.ParameterKind.TZID_PARAMETER)
    if zone is not None:
        time = time.clone()
        time.set_timezone(client.get_timezone_sync(zone.get_tzid(), None)[1])
    time = time.convert_to_zone(ICalGLib.Timezone.get_utc_timezone())
    return f"{time.get_year():04}-{time.get_month():02}-{time.get_day():02} {time.get_hour():02}:{time.get_minute():02}"


def calendar():
    registry = EDataServer.SourceRegistry.new_sync(None)
    source = EDataServer.Source.new_with_uid("plan", None)
    source.set_display_name("plan")
    source.set_parent("local-stub")
    source.get_extension(EDataServer.SOURCE_EXTENSION_CALENDAR).set_backend_name("local")
    registry.commit_source_sync(source, None)
    return ECal.Client.connect_sync(registry.ref_source("plan") or source, ECal.ClientSourceType.EVENTS, 10, None)


def main():
    client = calendar()
    for name in sys.argv[1:]:
        with open(name, encoding="utf-8", newline="") as file:
            client.receive_objects_sync(ICalGLib.Component.new_from_string(file.read()), ECal.OperationFlags.NONE, None)
        print("\f", end="")
        for event in sorted(client.get_object_list_sync("#t", None)[1], key=lambda event: event.get_uid()):
            status = event.get_first_property(KIND.STATUS_PROPERTY).get_value_as_string()
            print(event.get_uid(), when(event, KIND.DTSTART_PROPERTY, client), when(event, KIND.DTEND_PROPERTY, client),
                  " ".join(event.get_summary().split()), status, sep="\t")


main()
