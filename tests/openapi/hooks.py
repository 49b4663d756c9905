"""What Schemathesis has to know of events beyond their schema: what JSON Schema cannot say of them, as `schema::gaps` lists it."""

import datetime
import re

import schemathesis

THIS_YEAR = datetime.date.today().year
TIMESTAMP = re.compile(r"(\d{4})-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)")
DECIMAL = re.compile(r"(-?[0-9]{1,5})[0-9]*(\.[0-9]{1,12})?[0-9]*(?:[eE][+-]?[0-9]+)?")


def in_the_past(timestamp):
    """A schema has no clock, so a timestamp of this year or a later one is moved to a year before 2000 with as many days; and it cannot move one
    to UTC, so that one of the year 1 may come before that year."""
    match = TIMESTAMP.fullmatch(timestamp)
    return f"{1600 + int(match[1]) % 400}{timestamp[4:]}" if match and (int(match[1]) == 1 or int(match[1]) >= THIS_YEAR) else timestamp


def within_64_bits(value):
    """A schema cannot tell an integer from a float of the same value: written without a point, it must fit into 64 bits."""
    is_integer = isinstance(value, int) and not isinstance(value, bool)
    return float(value) if is_integer and not -(2**63) <= value < 2**63 else value


def whole(value):
    """A schema takes a float without a fraction as an integer, too; the decoder takes it as a float."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def in_metadata(key, value):
    if key == "_cost" and isinstance(value, dict) and isinstance(value.get("amount"), str):
        # A pattern does not limit how large a decimal is, nor the number of its digits.
        match = DECIMAL.fullmatch(value["amount"])
        return {**value, "amount": f"{match[1]}{match[2] or ''}"} if match else value
    if key == "_llm" and isinstance(value, dict):
        return {key: whole(value) if key.endswith("_tokens") else value for key, value in value.items()}
    return within_64_bits(value)


def sayable(event):
    if not isinstance(event, dict):
        return event
    event = dict(event)
    if isinstance(event.get("timestamp"), str):
        event["timestamp"] = in_the_past(event["timestamp"])
    if isinstance(event.get("metadata"), dict):
        event["metadata"] = {key: in_metadata(key, value) for key, value in event["metadata"].items()}
    return event


@schemathesis.hook
def before_call(context, case, kwargs):
    if isinstance(case.body, dict) and isinstance(case.body.get("events"), list):
        case.body = {**case.body, "events": [sayable(event) for event in case.body["events"]]}
