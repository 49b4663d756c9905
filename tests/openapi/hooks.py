"""What Schemathesis has to know of events beyond their schema: what JSON Schema cannot say of them, as `schema::gaps` lists it."""

import datetime
import re

import schemathesis

THIS_YEAR = datetime.date.today().year
TIMESTAMP = re.compile(r"(\d{4})-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)")


def in_the_past(timestamp):
    """A schema has no clock, so a timestamp of this year or a later one is moved to a year before 2000 with as many days."""
    match = TIMESTAMP.fullmatch(timestamp)
    return f"{1600 + int(match[1]) % 400}{timestamp[4:]}" if match and int(match[1]) >= THIS_YEAR else timestamp


def within_64_bits(value):
    """A schema cannot tell an integer from a float of the same value: written without a point, it must fit into 64 bits."""
    is_integer = isinstance(value, int) and not isinstance(value, bool)
    return float(value) if is_integer and not -(2**63) <= value < 2**63 else value


def sayable(event):
    if not isinstance(event, dict):
        return event
    event = dict(event)
    if isinstance(event.get("timestamp"), str):
        event["timestamp"] = in_the_past(event["timestamp"])
    if isinstance(event.get("metadata"), dict):
        event["metadata"] = {key: within_64_bits(value) for key, value in event["metadata"].items()}
    return event


@schemathesis.hook
def before_call(context, case, kwargs):
    if isinstance(case.body, dict) and isinstance(case.body.get("events"), list):
        case.body = {**case.body, "events": [sayable(event) for event in case.body["events"]]}
