"""What Python's icalendar makes of a calendar, against what was meant: readers.py CALENDAR.ics MEANT.json"""

import json
import sys
from datetime import datetime, timezone
from pathlib import Path

from icalendar import Calendar


def at(time):
    if not isinstance(time, datetime):
        return time.isoformat()
    return time.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def entry(event):
    return {
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "status": str(event["STATUS"]),
        "start": at(event.decoded("DTSTART")),
        "end": at(event.decoded("DTEND")),
        "summary": str(event["SUMMARY"]),
        "location": str(event.get("LOCATION", "")),
        "description": str(event.get("DESCRIPTION", "")),
    }


calendar, meant = (Path(name).read_bytes() for name in sys.argv[1:])
read = sorted((entry(event) for event in Calendar.from_ical(calendar).walk("VEVENT")), key=lambda one: one["uid"])
wrong = [(one, other) for one, other in zip(read, json.loads(meant), strict=True) if one != other]
for one, other in wrong:
    print(f"read  {one}\nmeant {other}", file=sys.stderr)
print(f"{len(read)} entries read, {len(wrong)} wrong")
sys.exit(bool(wrong))
