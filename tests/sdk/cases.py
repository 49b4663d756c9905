"""What is sent through the SDKs, and what must come of it."""

CUSTOMER = "1dbfc517-0bbf-4301-9ba8-555ca42b9737"
ORGANIZATION = "9aeb8a3c-7d0e-4f5a-8c39-0d0a4a7c2b11"
VERSION_1 = "c232ab00-9414-11ec-b3c8-9f6bdeced846"

UNKNOWN, ORGANIZATION_TOKEN, USER_TOKEN = "secret", "polar_oat_secret", "polar_pat_secret"

# The SDKs of the first generation check types before they send, so that some faults never leave them.
PYTHON_0, PYTHON_1, NODE_0, NODE_1 = SDKS = ("python-0", "python-1", "node-0", "node-1")
UNTYPED = (PYTHON_1, NODE_1)


def event(**fields):
    fields = {"name": "signup", "customer_id": CUSTOMER} | fields
    return {name: value for name, value in fields.items() if value is not ...}


def external(**fields):
    return event(customer_id=..., **{"external_customer_id": "user-1337"} | fields)


def accepted(title, *events, token=UNKNOWN, sdks=SDKS, again=()):
    """Each event comes out as it was meant: exactly so, absent and null apart, integers and floats apart. Those at the places `again` are known by
    their `external_id`: they are counted, and not stored."""
    return {"title": title, "token": token, "events": events, "errors": None, "sdks": sdks, "again": again}


def refused(title, errors, *events, token=UNKNOWN, sdks=SDKS):
    """Errors are given as `0.metadata.key: type`; `loc` begins with `body`, `events`."""
    return {"title": title, "token": token, "events": events, "errors": [error(text) for text in errors.split("; ")], "sdks": sdks}


def error(text):
    path, kind = text.rsplit(": ", 1)
    return [["body", "events"] + [int(step) if step.isdigit() else step for step in path.split(".")], kind]


MANY = {f"key{number}": number for number in range(51)}

CASES = [
    accepted(
        "unicode, integers, floats, booleans; an absent, null and set organization",
        event(
            name="Zoë 日本語 🐻‍❄️",
            organization_id=ORGANIZATION,
            timestamp="2024-01-31T09:30:00.123Z",
            metadata={
                "text": "naïve “日本語” 🐻‍❄️ \"quoted\" \\ \n",
                "ключ": "значение",
                "like a number": "12",
                "int": 120,
                "negative": -7,
                "zero": 0,
                "large": 9007199254740991,
                "float": 0.0125,
                "tiny": 5e-324,
                "yes": True,
                "no": False,
            },
        ),
        event(organization_id=None),
        event(),
        external(external_customer_id="Zoë/1 🐻‍❄️", organization_id=None),
        external(organization_id=ORGANIZATION, metadata={}),
        external(),
    ),
    accepted("a float without a fraction", event(metadata={"float": 2.0, "int": 2}), sdks=(PYTHON_0, PYTHON_1)),
    accepted("exact integers", event(metadata={"max": 2**63 - 1, "min": -(2**63)}), sdks=(PYTHON_0, PYTHON_1)),
    accepted("lengths at their limits", event(name="🐻" * 128, metadata={"é" * 40: "é" * 500} | dict(list(MANY.items())[:49]))),
    accepted("no events"),
    # The fields that the SDKs of the second generation have.
    accepted(
        "members, parents, costs and language models",
        event(external_id="evt-1", parent_id=None, member_id=ORGANIZATION),
        external(external_id="Zoë/2 🐻", parent_id="evt-1", external_member_id="m-1"),
        event(external_id=None, member_id=None, metadata={"tokens": 3, "_cost": {"amount": "0.0125", "currency": "usd"}}),
        event(
            metadata={
                "_llm": {
                    "vendor": "openai",
                    "model": "gpt-4o-mini",
                    "prompt": None,
                    "response": "日本語",
                    "input_tokens": 10,
                    "cached_input_tokens": 4,
                    "output_tokens": 20,
                    "total_tokens": 30,
                }
            }
        ),
        sdks=UNTYPED,
    ),
    accepted("an event that is sent again", event(external_id="evt-1"), event(external_id="evt-3"), event(external_id="evt-3"), sdks=UNTYPED, again=(0, 2)),
    refused(
        "a cost of another currency, and with too many digits",
        "0.metadata._cost.currency: literal_error; 1.metadata._cost.amount: decimal_max_places",
        event(metadata={"_cost": {"amount": 1, "currency": "eur"}}),
        event(metadata={"_cost": {"amount": "0.0000000000001", "currency": "usd"}}),
        sdks=UNTYPED,
    ),
    # Whoever calls: rule 7.
    accepted("organization token", event(), external(organization_id=None), token=ORGANIZATION_TOKEN),
    refused("organization token", "0.organization_id: organization_token", event(organization_id=ORGANIZATION), token=ORGANIZATION_TOKEN),
    accepted("user token", event(organization_id=ORGANIZATION), external(organization_id=ORGANIZATION), token=USER_TOKEN),
    refused("user token, absent", "0.organization_id: missing", event(), token=USER_TOKEN),
    refused("user token, null", "0.organization_id: missing", external(organization_id=None), token=USER_TOKEN),
    # Each kind of fault.
    refused("an empty name", "0.name: string_too_short", event(name="")),
    refused("a long name", "0.name: string_too_long", event(name="é" * 129)),
    refused("U+0000", "0.name: value_error; 1.metadata.key: value_error", event(name="a\0b"), event(metadata={"key": "\0"})),
    refused("no UUID", "0.customer_id: uuid_parsing", event(customer_id="user-1337")),
    refused("another UUID version", "0.customer_id: uuid_version", event(customer_id=VERSION_1)),
    refused("no UUID of an organization", "0.organization_id: uuid_parsing", event(organization_id="")),
    refused("an empty external id", "0.external_customer_id: string_too_short", external(external_customer_id="")),
    refused("the future", "0.timestamp: datetime_past", event(timestamp="2999-01-01T00:00:00.000Z")),
    refused("an empty key", "0.metadata..[key]: string_too_short", event(metadata={"": 1})),
    refused("a long key", f"0.metadata.{'é' * 41}.[key]: string_too_long", event(metadata={"é" * 41: 1})),
    refused("an empty text", "0.metadata.key: string_too_short", event(metadata={"key": ""})),
    refused("a long text", "0.metadata.key: string_too_long", event(metadata={"key": "é" * 501})),
    refused("too many pairs", "0.metadata: too_long", event(metadata=MANY)),
    refused(
        "every fault of a batch, which is refused as a whole",
        "1.name: string_too_short; 1.metadata.a: string_too_short; 1.metadata..[key]: string_too_short; 3.customer_id: uuid_parsing",
        event(),
        event(name="", metadata={"a": "", "": True}),
        external(),
        event(customer_id="x"),
    ),
    refused("a timestamp without an offset", "0.timestamp: timezone_aware", event(timestamp="2024-01-31T09:30:00"), sdks=(PYTHON_0, *UNTYPED)),
    refused("NaN, which is sent as null", "0.metadata.key: scalar_type", event(metadata={"key": float("nan")}), sdks=(PYTHON_0, NODE_1)),
    # What only untyped SDKs send.
    refused("no name", "0.name: missing", event(name=...), sdks=UNTYPED),
    refused("wrong types", "0.name: string_type; 0.customer_id: uuid_type", event(name=5, customer_id=5), sdks=UNTYPED),
    refused("no timestamp", "0.timestamp: datetime_parsing", event(timestamp="yesterday"), sdks=UNTYPED),
    refused("null and number as timestamps", "0.timestamp: datetime_type; 1.timestamp: datetime_type", event(timestamp=None), event(timestamp=1706693400), sdks=UNTYPED),
    refused("no metadata", "0.metadata: object_type; 1.metadata: object_type", event(metadata=None), event(metadata=["a"]), sdks=UNTYPED),
    refused("metadata that is deep", "0.metadata.a: scalar_type; 0.metadata.b: scalar_type; 0.metadata.c: scalar_type", event(metadata={"a": {}, "b": [1], "c": None}), sdks=UNTYPED),
    refused("an integer beyond 64 bits", "0.metadata.key: int_out_of_range", event(metadata={"key": 2**63}), sdks=UNTYPED),
    refused("two customers", "0: union_ambiguous", event(external_customer_id="user-1337"), sdks=UNTYPED),
    refused("no customer", "0: missing", event(customer_id=...), sdks=UNTYPED),
]
