"""Documents for Polar's service beside those of `polar-events.jsonl`: the fields that it has today, what its validation coerces, and Python's JSON."""

import json

ID = "1dbfc517-0bbf-4301-9ba8-555ca42b9737"
NOW = "2026-08-22T12:00:00Z"
CUSTOMER, EXTERNAL, INGEST = "EventCreateCustomer", "EventCreateExternalCustomer", "EventsIngest"
BASE = {CUSTOMER: {"name": "n", "customer_id": ID}, EXTERNAL: {"name": "n", "external_customer_id": "e"}}
LLM = {"vendor": "v", "model": "m", "input_tokens": 1, "output_tokens": 2, "total_tokens": 3}
EURO = "\u20ac"

# JSON texts, since Python's own writer cannot write them all.
KINDS = {
    "null": "null",
    "true": "true",
    "false": "false",
    "zero": "0",
    "one": "1",
    "minus one": "-1",
    "minus zero": "-0",
    "big": "18446744073709551616",
    "float": "1.5",
    "whole float": "2.0",
    "minus zero as a float": "-0.0",
    "exponent": "1e2",
    "NaN": "NaN",
    "Infinity": "Infinity",
    "minus Infinity": "-Infinity",
    "beyond floats": "1e400",
    "empty string": '""',
    "blank": '" "',
    "digits": '"5"',
    "word": '"word"',
    "half a pair": '"\\ud800"',
    "pair": '"\\ud83d\\ude00"',
    "NUL": '"a\\u0000"',
    "empty list": "[]",
    "list": '["a"]',
    "empty object": "{}",
    "object": '{"a": 1}',
}

NUMBERS = """0 -0 00 007 -007 +5 -5 +-5 -+5 --5 ++5 + - . .5 -.5 +.5 5. 5.0 5.00 5.01 05.0 00.0 -00.0 0.0 -0.0 .0 0. 1e2 1E2 1e+2 1e-2 1e 1e+ e5 1.e2 .1e2 1e02
1_000 _1 1_ 1__0 1_000.0 1.0_0 1_0_0 0_0 0_1 _0 0_ -1_0 -_1 1_.5 1._5 1e1_0 0x10 0b1 1,5 NaN nan -nan sNaN snan nan5 NaN123 Infinity -Infinity inf +inf infinity infinit
99999 100000 99999.9 100000.0 12345.123456789012 123456.12345678901 0.1234567890123 0.123456789012 0.1234567890120 1.1000000000000000000
12345678901234567 123456789012345678 1e4 1e5 1e16 1e-12 1e-13 10e-13 1e17 1e400 1e-400 0e99999 0e-99999 1e99999 1e999999 1e-999999 1e99999999999999999999
0e99999999999999999999 0e999999999999999999 1e-99999999999999999999 1e1000000000000000000 1e999999999999999999 100000e-1 999990e-1 0.00000000000000000000000001
9223372036854775807 9223372036854775808 -9223372036854775808 -9223372036854775809 18446744073709551616 92233720368547758070 1.00000000000000000000000000000000001
0.99999999999999999999999999999 99999.999999999999999999999999999 99999.9999999999994999999999999 1.00000000000000000000000000010000 12345678901234567890123456789012
\u0661\u0662 \u0661.\u0665 \uff15 \U0001d7d9 \u00bd \u00b2 \u2460 5\u20e3 \u22125 5\u0660""".split()
AROUND = [" 5", "5 ", "\t5\n", "\u00a05", "\u20035", "\u30005", "\ufeff5", "\u200b5", "5 5", "5\u00a05", "\x1c5", "\x1f5\x1f", "\x855", "\u180e5", " 5.0 ", " +5 ", " 1_0 ", " 1e2 ", "+ 5"]

TIMES = """2026-01-31T09:30:00Z 2026-01-31t09:30:00z 2026-01-31_09:30:00Z 2026-01-31X09:30:00Z 2026-01-31T09:30Z 2026-01-31T09Z 2026-01-31T0930Z 20260131T093000Z
2026-01-31 2026-01-31Z 2026-1-31T09:30:00Z 2026-02-29T00:00:00Z 2024-02-29T00:00:00Z 2100-02-29T00:00:00Z 2000-02-29T00:00:00Z 2026-13-01T00:00:00Z 2026-00-01T00:00:00Z
2026-04-31T00:00:00Z 2026-01-00T00:00:00Z 2026-01-32T00:00:00Z 2026-01-31T24:00:00Z 2026-01-31T23:60:00Z 2016-12-31T23:59:60Z 2026-01-31T23:59:59Z
2026-01-31T09:30:00.Z 2026-01-31T09:30:00.1Z 2026-01-31T09:30:00,25Z 2026-01-31T09:30:00.123456Z 2026-01-31T09:30:00.1234567Z 2026-01-31T09:30:00.9999999Z
2026-01-31T09:30:00.00000000000000000000000000001Z 2026-01-31T09:30.5Z 2026-01-31T09:30:00 2026-01-31T09:30 2026-01-31T09:30:00+02:00 2026-01-31T09:30:00+0200 2026-01-31T09:30:00+02
2026-01-31T09:30:00-02:30 2026-01-31T09:30:00\u221202:30 2026-01-31T09:30:00\u201302:30 2026-01-31T09:30:00+23:59 2026-01-31T09:30:00+24:00 2026-01-31T09:30:00+29:00 2026-01-31T09:30:00+02:60
2026-01-31T09:30:00+2:00 2026-01-31T09:30:00+02:0 2026-01-31T09:30:00+02:000 2026-01-31T09:30:00+02:00Z 2026-01-31T09:30:00ZZ 2026-01-31T09:30:00Zx 2026-01-31T09:30:00UTC 2026-01-31T09:30:00+02:00:00
2026-01-31T09:30:00-00:00 0001-01-01T00:00:00Z 0001-01-01T00:00:00+00:01 0001-01-01T00:00:00-00:01 0000-01-01T00:00:00Z 0000-12-31T23:59:59-23:59 9999-12-31T23:59:59Z 9999-12-31T23:59:59-00:01
2026-08-22T12:00:00Z 2026-08-22T12:00:00.0000009Z 2026-08-22T12:00:00.000001Z 2026-08-22T11:59:59.999999Z 2026-08-22T14:00:00+02:00 2026-08-22T14:00:00.000001+02:00 2026-08-22T14:00:00
+2026-01-31T09:30:00Z -2026-01-31T09:30:00Z 02026-01-31T09:30:00Z 2026-01-31T09:30:00.123456789012345678901234567890+02:00 \u0662026-01-31T09:30:00Z""".split()
MORE_TIMES = ["2026-01-31 09:30:00Z", "2026-01-31  09:30:00Z", " 2026-01-31T09:30:00Z", "2026-01-31T09:30:00Z ", "2026-01-31T09:30:00 Z", "2026-01-31T09:30:00 +02:00", "2026-01-31\u00a009:30:00Z"]

UNIX = """0 1 -1 -0 0.0 -0.0 0.5 -0.5 -6.25 -1.5 1700000000 1700000000.1 1700000000.9999996 1700000000.123456789 1700000000000 1700000000000.5 1700000000000.9996 -1700000000000
20000000000 20000000000.0 20000000000.5 20000000001 20000000000.0000001 -20000000000 -20000000001 -20000000000.5 -20000000000.25 -20000000001.25 -20000000001.75 1787400000 1787400001 1787400000.000001 1787400000000 1787400000001
253402300799 253402300800 253402300799000 253402300799999 253402300800000 -62135596800 -62135596800000 -62135596800001 -62135596799999.5 -62167219200000 -62167219200001 9223372036854775807 9223372036854775808 -9223372036854775808
-9223372036854775809 1e9 1.7e9 1.7e12 1e18 1e19 1e300 -1e300 1e-300 NaN Infinity -Infinity 1e400 18446744073709551616""".split()
UNIX_STRINGS = UNIX + """+1 ++1 +-1 1. .5 -.5 +.5 1.5e3 1.e3 1e3 1.5e+3 1.5E3 1.5e 1.5x 1_000 1_000.5 1.5_5 01 001.5 -01.5 99999999999999999999 27670116110564327424 46116860184273879040 55340232221128654848
36893488147419103232 184467440737095516160 18446744073709551617 18446744073709551616.5 9223372036854775808.5 9223372036854775807.5 - + . -. 1.5.5 -1. 00000000000000000000000001 00000000000000000000000001.5 0x10""".split()

UUIDS = [
    ID,
    ID.upper(),
    ID.replace("-", ""),
    ID.replace("-", "").upper(),
    "urn:uuid:" + ID,
    "URN:UUID:" + ID,
    "Urn:uuid:" + ID,
    "urn:uuid:" + ID.upper(),
    "urn:uuid:" + ID.replace("-", ""),
    "{" + ID + "}",
    "{" + ID.upper() + "}",
    "{" + ID.replace("-", "") + "}",
    "{" + ID,
    ID + "}",
    "(" + ID + ")",
    " " + ID,
    ID + " ",
    ID + "\n",
    ID[:-1],
    ID + "0",
    ID[:8] + ID[9:],
    ID.replace("-", "_"),
    ID.replace("1d", "g0"),
    ID.replace("-", "\u2010"),
    "1dbf-c5170bbf-4301-9ba8-555ca42b9737",
    "1dbfc5170bbf-4301-9ba8-555ca42b-9737",
    ID[:14] + "1" + ID[15:],
    ID[:14] + "7" + ID[15:],
    ID[:14] + "0" + ID[15:],
    ID[:19] + "7" + ID[20:],
    ID[:19] + "8" + ID[20:],
    ID[:19] + "a" + ID[20:],
    ID[:19] + "b" + ID[20:],
    ID[:19] + "c" + ID[20:],
    ID[:19] + "e" + ID[20:],
    ID[:19] + "0" + ID[20:],
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    ID[:14] + "1" + ID[15:19] + "7" + ID[20:],
    ID[:16],
    "\uff11" + ID[1:],
]


def member(name, text):
    return f"{json.dumps(name)}: {text}"


def event(model, **texts):
    """A good event of a model, with fields set to JSON texts, or left out."""
    texts = {name: json.dumps(value) for name, value in BASE[model].items()} | texts
    return "{" + ", ".join(member(name, text) for name, text in texts.items() if text is not None) + "}"


def metadata(text, model=CUSTOMER):
    return event(model, metadata=text)


def within(name, fields):
    return metadata("{" + member(name, "{" + ", ".join(member(field, text) for field, text in fields.items() if text is not None) + "}") + "}")


def batch(*events):
    return '{"events": [' + ", ".join(events) + "]}"


def of_fields():
    """Each kind of value in each place."""
    for model, own in ((CUSTOMER, ["customer_id", "member_id"]), (EXTERNAL, ["external_customer_id", "external_member_id"])):
        shared = ["timestamp", "name", "organization_id", "external_id", "parent_id", "metadata"] if model == CUSTOMER else []
        for field in shared + own:
            for kind, text in KINDS.items():
                yield f"{field} is {kind}", model, event(model, **{field: text})
    for kind, text in KINDS.items():
        yield f"the document is {kind}", CUSTOMER, text
        yield f"the batch is {kind}", INGEST, text
        yield f"events is {kind}", INGEST, '{"events": ' + text + "}"
        yield f"an event is {kind}", INGEST, batch(text)
        yield f"a metadata value is {kind}", CUSTOMER, metadata('{"k": ' + text + "}")
        for name in ("_cost", "_llm"):
            yield f"{name} is {kind}", CUSTOMER, metadata("{" + member(name, text) + "}")
        yield f"an unknown field is {kind}", CUSTOMER, event(CUSTOMER, unknown=text)
        yield f"amount is {kind}", CUSTOMER, within("_cost", {"amount": text, "currency": '"usd"'})
        yield f"currency is {kind}", CUSTOMER, within("_cost", {"amount": "1", "currency": text})
        for field in ("vendor", "prompt", "input_tokens", "cached_input_tokens"):
            yield f"{field} is {kind}", CUSTOMER, within("_llm", {name: json.dumps(value) for name, value in LLM.items()} | {field: text})
    for kind in ("half a pair", "NUL"):
        yield f"a metadata key is {kind}", CUSTOMER, metadata("{" + KINDS[kind] + ": 1}")
        yield f"a key of _cost is {kind}", CUSTOMER, metadata('{"_cost": {"amount": 1, "currency": "usd", ' + KINDS[kind] + ": 1}}")
        yield f"an unknown key is {kind}", CUSTOMER, event(CUSTOMER)[:-1] + ", " + KINDS[kind] + ": 1}"
    for field in ("name", "customer_id"):
        yield f"{field} is missing", CUSTOMER, event(CUSTOMER, **{field: None})


def of_numbers():
    for text in NUMBERS + AROUND:
        shown = ascii(text)
        yield f"amount is the string {shown}", CUSTOMER, within("_cost", {"amount": json.dumps(text), "currency": '"usd"'})
        yield f"input_tokens is the string {shown}", CUSTOMER, within("_llm", {name: json.dumps(value) for name, value in LLM.items()} | {"input_tokens": json.dumps(text)})
        yield f"{shown} and 501 blanks", CUSTOMER, metadata('{"k": ' + json.dumps(text + " " * 501) + "}")
    for text in ["1" * 18, "123456.5", "12345.1234567890123", "99999", "100000", "0.1", "1e-7", "1e5", "1e4", "1.0e-12", "1.0e-13", "-99999.999999999999", "123456789.12", "1e16", "1e22", "123456789012345680.0"]:
        yield f"amount is the number {text}", CUSTOMER, within("_cost", {"amount": text, "currency": '"usd"'})
    for text in ["1e18", "9223372036854774784.0", "9223372036854775807.0", "9223372036854775808.0", "-9223372036854775808.0", "-9223372036854774784.0", "1.0000000000000001", "2.5", "1e300"]:
        yield f"input_tokens is the number {text}", CUSTOMER, within("_llm", {name: json.dumps(value) for name, value in LLM.items()} | {"input_tokens": text})
    longs = ["0" * 501, "0" * 500 + ".0", "1" * 501, "1" * 4300, "1" * 4301, "0" * 4301, "0" * 4300 + "1", "-" + "1" * 4300, "+" + "1" * 4300, "-" + "1" * 4301, " " + "1" * 4301, "1_" * 400 + "1", "1" * 500 + ".0",
             "1." + "0" * 600, "1." + "0" * 600 + "5", "1e" + "0" * 600, "1e" + "0" * 600 + "2", "0." + "0" * 600 + "1", "true" + " " * 600, "x" * 501, "1" * 600 + "x", "nan" + " " * 600, " " * 600, "1_0." + "0" * 600, "." + "5" * 600,
             "-" + "0" * 600 + "7", "+" + "0" * 600 + "7", "_" * 501, "1" + "0" * 4299 + ".0", "1" + "0" * 4300 + ".0", "0" * 600 + "_1", "0" * 600 + "_"]
    for text in longs:
        for around in ("", " "):
            yield f"a long string, {ascii(around + text[:9])}… of {len(text)} characters", CUSTOMER, metadata('{"k": ' + json.dumps(around + text) + "}")
        yield f"input_tokens is a string of {len(text)} characters", CUSTOMER, within("_llm", {name: json.dumps(value) for name, value in LLM.items()} | {"input_tokens": json.dumps(text)})
    for text in ["a" * 500, "a" * 501, EURO * 500, EURO * 501, "\U0001f600" * 500, "\U0001f600" * 501, "\u0000" + "a" * 499]:
        yield f"a metadata string of {len(text)} characters", CUSTOMER, metadata('{"k": ' + json.dumps(text) + "}")
    for text in ["usd", "USD", "eur", "", "usdt", "us", "a usd b", "u\nsd", "\nusd\n", "usd\u0000", "\u0000usd"]:
        yield f"currency is {ascii(text)}", CUSTOMER, within("_cost", {"amount": "1", "currency": json.dumps(text)})
    for size in (128, 129):
        for sign in ("n", EURO, "\U0001f600"):
            yield f"name of {size} characters", CUSTOMER, event(CUSTOMER, name=json.dumps(sign * size, ensure_ascii=False))


def of_structured_metadata():
    for name, whole in (("_cost", {"amount": 1, "currency": "usd"}), ("_llm", LLM | {"prompt": "p", "response": "r", "cached_input_tokens": 4})):
        texts = {field: json.dumps(value) for field, value in whole.items()}
        yield f"{name}, whole", CUSTOMER, within(name, texts)
        yield f"{name} with an unknown field", CUSTOMER, within(name, texts | {"more": "[1]"})
        for field in whole:
            yield f"{name} without {field}", CUSTOMER, within(name, texts | {field: None})
            yield f"{name} with null as {field}", CUSTOMER, within(name, texts | {field: "null"})
    yield "both, between other keys", EXTERNAL, metadata('{"a": 1, "_llm": ' + json.dumps(LLM) + ', "b": "x", "_cost": {"amount": "1", "currency": "usd"}, "a": 2}', EXTERNAL)
    yield "faults in all of the metadata", CUSTOMER, metadata('{"a": null, "_llm": {}, "b": [], "_cost": {}, "c": ""}')
    yield "_cost twice", CUSTOMER, metadata('{"_cost": 1, "_cost": {"amount": 1, "currency": "usd"}}')
    yield "a key of 41 characters", CUSTOMER, metadata("{" + member("k" * 41, "1") + "}")
    yield "an empty key", CUSTOMER, metadata('{"": 1}')
    yield "51 pairs", CUSTOMER, metadata("{" + ", ".join(member(f"k{i}", "1") for i in range(51)) + "}")


def of_times():
    for text in TIMES + MORE_TIMES:
        yield f"timestamp is {ascii(text)}", CUSTOMER, event(CUSTOMER, timestamp=json.dumps(text))
    for text in UNIX:
        yield f"timestamp is the number {text}", CUSTOMER, event(CUSTOMER, timestamp=text)
    for text in UNIX_STRINGS:
        yield f"timestamp is the string {ascii(text)}", CUSTOMER, event(CUSTOMER, timestamp=json.dumps(text))


def of_ids():
    for text in UUIDS:
        yield f"customer_id is {ascii(text)}", CUSTOMER, event(CUSTOMER, customer_id=json.dumps(text))
    for field in ("organization_id", "member_id"):
        for text in UUIDS[:5] + UUIDS[26:30]:
            yield f"{field} is {ascii(text)}", CUSTOMER, event(CUSTOMER, **{field: json.dumps(text)})


def of_unions():
    """Both ids at once, where the number of fields, and then how much was coerced, decides."""
    more = {
        "nothing": {},
        "a timestamp": {"timestamp": '"2026-01-31T09:30:00Z"'},
        "an organization": {"organization_id": json.dumps(ID)},
        "null as the organization": {"organization_id": "null"},
        "metadata": {"metadata": '{"a": 1, "b": 1.5, "c": "x", "d": true}'},
        "a coerced string": {"metadata": '{"a": ' + json.dumps("0" * 501) + "}"},
        "a cost": {"metadata": '{"_cost": {"amount": 1, "currency": "usd"}}'},
        "tokens": {"metadata": '{"_llm": ' + json.dumps(LLM) + "}"},
        "tokens in strings": {"metadata": '{"_llm": ' + json.dumps(LLM | {"input_tokens": "1"}) + "}"},
        "tokens as floats": {"metadata": '{"_llm": ' + json.dumps(LLM | {"output_tokens": 1.0}) + "}"},
        "cached tokens as a boolean": {"metadata": '{"_llm": ' + json.dumps(LLM | {"cached_input_tokens": True}) + "}"},
        "an external id": {"external_id": '"x"', "parent_id": "null"},
    }
    members = {
        "no member": {},
        "member_id": {"member_id": json.dumps(ID)},
        "null as member_id": {"member_id": "null"},
        "external_member_id": {"external_member_id": '"m"'},
        "null as external_member_id": {"external_member_id": "null"},
        "both members": {"member_id": json.dumps(ID), "external_member_id": '"m"'},
        "a bad member_id": {"member_id": '"m"'},
        "a bad external_member_id": {"external_member_id": "1"},
    }
    for what, texts in more.items():
        for which, ids in members.items():
            yield f"both ids with {what} and {which}", INGEST, batch(event(CUSTOMER, external_customer_id='"e"', **texts, **ids))
    for kind, text in KINDS.items():
        yield f"external_customer_id is {kind} beside customer_id", INGEST, batch(event(CUSTOMER, external_customer_id=text))
        yield f"customer_id is {kind} beside external_customer_id", INGEST, batch(event(EXTERNAL, customer_id=text))
    yield "neither id", INGEST, batch('{"name": "n"}')
    yield "an empty event", INGEST, batch("{}")
    yield "no events", INGEST, "{}"
    yield "NUL in external_member_id of a customer's event", INGEST, batch(event(CUSTOMER, external_member_id='"\\u0000"'))
    yield "good and bad events", INGEST, batch(event(CUSTOMER), event(EXTERNAL), event(EXTERNAL, name="1"), event(CUSTOMER, metadata="1"), "1")
    yield "events twice", INGEST, '{"events": 1, "events": []}'
    yield "an unknown field beside events", INGEST, '{"events": [], "more": NaN}'


def of_json():
    """What Python's JSON takes, and in which encodings; some are bytes."""
    good = event(CUSTOMER)
    texts = [
        "", " ", "\ufeff" + good, "\ufeff\ufeff" + good, good + "\ufeff", good + " \t\r\n", "\t\r\n " + good, "\x0b" + good, "\u00a0" + good, good + "\x00", good + "x", good + good, good[:-1], good[:-1] + ",}",
        good.replace('"', "'"), good + "// c", "/* c */" + good, good.replace(": ", ":\n"), good.replace(":", ""), "[" + good + "]", good.replace('"n"', '"a\nb"'), good.replace('"n"', '"a\\x41"'),
        good.replace('"n"', '"\\u00e9\\u20AC\\/\\b\\f\\n\\r\\t\\\\\\""'), good.replace('"n"', '"\\u12"'), good.replace('"n"', '"\\u12g4"'), good.replace('"n"', '"\\ud83d\\u12"'), good.replace('"n"', '"\\ud83d\\ude00"'),
        good.replace('"n"', '"\\uD83D\\uDE00"'), good.replace('"n"', '"\\u+123"'), good.replace('"n"', '"\\"'), good.replace('"name"', '"\\u006eame"'), good.replace('"n"', '"\x7f"'), good.replace('"n"', '"\x1f"'),
        good.replace('"name"', "name"), good.replace('"name"', "1"), good[:-1] + ", }", "{" + good[1:].replace("{", "{,"), '{"a": 1,, "b": 2}', '{"a"}', '{"a":}', '{"a" 1}', "{,}", "[1,]", "[,1]", "[1 2]", "nul", "nulll", "True", "None", "NaN", "nan", "-NaN", "-Infinit", "+1", "01", "-", "1.", ".5", "1e", "1.e5", "0x1", "--1", "-01", "1_0",
    ]
    for text in texts:
        yield f"the text {ascii(text[:24])}…", CUSTOMER, text
    for text in ["01", "-01", "1.", "1.e1", ".5", "+1", "-", "1e", "1e+", "1e5", "1E+05", "-0", "-0.0", "0e0", "0.1e-1", "1a", "-Infinity", "-Inf", "Infinity5", "NaN1", "5e-324", "2e-324", "1.7976931348623157e308", "1.7976931348623159e308", "9007199254740993", "9007199254740993.0", "0.1000000000000000055511151231257827021181583404541015625", "1" * 309 + ".0", "9" * 4300, "9" * 4301, "-" + "9" * 4300, "-" + "9" * 4301, "9" * 5000 + ".0", "9" * 5000 + "e-4999", "\u0661"]:
        yield f"the number {ascii(text[:24])}… in metadata", CUSTOMER, metadata('{"k": ' + text + "}")
        yield f"the number {ascii(text[:24])}… in an unknown field", CUSTOMER, event(CUSTOMER, unknown=text)
    for depth in (1000, 9000):
        yield f"{depth} arrays deep", CUSTOMER, event(CUSTOMER, unknown="[" * depth + "]" * depth)
    for text in ['"\\ud800\\ud800"', '"\\ud83d\\ud83d\\ude00"', '"\\ude00\\ud83d"', '"a\\ud83d\\\\ude00"', '"\\ud83dx\\ude00"', '"\ud83d\\ude00"', '"\\ud83d\ude00"', '"\ud83d\ude00"', '"\U0001f600"']:
        yield f"external_id is {ascii(text)}", CUSTOMER, event(CUSTOMER, external_id=text)
        yield f"external_id is {ascii(text)}, in UTF-16", CUSTOMER, event(CUSTOMER, external_id=text).encode("utf-16-le", "surrogatepass")
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "latin-1", "cp1252", "utf-7"):
        yield f"the text in {encoding}", CUSTOMER, event(CUSTOMER, name='"n\u00e9"', parent_id='"\U0001f600"' if "utf" in encoding else None).encode(encoding)
    big = good.encode()
    for what, data in {
        "no UTF-8": big.replace(b'"n"', b'"\xff"'), "half a character": big.replace(b'"n"', b'"\xe2\x82"'), "an overlong character": big.replace(b'"n"', b'"\xc0\x80"'), "a character beyond Unicode": big.replace(b'"n"', b'"\xf4\x90\x80\x80"'),
        "UTF-16 with an odd byte": good.encode("utf-16-le") + b" ", "UTF-32 with bytes too many": good.encode("utf-32-le") + b"  ", "UTF-32 beyond Unicode": good.encode("utf-32-le") + b"\x00\x00\x11\x00",
        "a big-endian mark": b"\xfe\xff" + good.encode("utf-16-be"), "a big-endian mark of UTF-32": b"\x00\x00\xfe\xff" + good.encode("utf-32-be"), "two marks of UTF-16": b"\xff\xfe\xff\xfe" + good.encode("utf-16-le"),
        "UTF-16 after the mark of UTF-8": b"\xef\xbb\xbf" + good.encode("utf-16-le"), "a digit in UTF-16": b"1\x00", "a digit in UTF-16, big-endian": b"\x001", "a digit in UTF-32": b"1\x00\x00\x00", "a NUL": b"\x00", "NULs": b"\x00\x00\x00\x00", "a digit and a NUL": b"1\x00 ",
    }.items():
        yield what, CUSTOMER, data


def cases():
    groups = [of_fields, of_numbers, of_structured_metadata, of_times, of_ids, of_unions, of_json]
    seen = set()
    for group in groups:
        for number, (why, model, document) in enumerate(group(), 1):
            if (model, document) in seen:
                continue
            seen.add((model, document))
            data = document if isinstance(document, bytes) else document.encode("utf-8", "surrogatepass")
            try:
                text = {"input": data.decode()}
            except UnicodeDecodeError:
                text = {"bytes": data.hex()}
            yield {"id": f"{group.__name__[3:].replace('_', '-')}-{number:03}", "model": model, "why": why, **text, "now": NOW}
