"""msgspec and pydantic, each as its documentation advises. Started by `python`."""

import gc
import json
import sys
import time
from datetime import datetime, timezone
from pathlib import Path
from statistics import median
from typing import Annotated, Union
from uuid import UUID

import msgspec
import pydantic

# As in the suite: the best time of each portion counts.
PORTIONS = 20
DIRECTORY, ROUNDS, WORKLOADS = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]

# msgspec: constraints in the types. What it has no constraint for is in `__post_init__`; so is U+0000, since a `pattern` takes twice as long as
# all the rest.

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=128)]
Key = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
Integer = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
Pairs = Annotated[dict[Key, Union[Text, Integer, float, bool]], msgspec.Meta(max_length=50)]
When = Annotated[datetime, msgspec.Meta(tz=True)]


class Common(msgspec.Struct, kw_only=True):
    name: Name
    organization_id: UUID | None = None
    timestamp: When | msgspec.UnsetType = msgspec.UNSET
    metadata: Pairs | msgspec.UnsetType = msgspec.UNSET

    def __post_init__(self):
        if "\0" in self.name:
            raise ValueError("U+0000")
        if self.timestamp is not msgspec.UNSET and self.timestamp > datetime.now(timezone.utc):
            raise ValueError("in the future")
        if self.organization_id is not None and self.organization_id.version != 4:
            raise ValueError("not of version 4")
        if self.metadata is not msgspec.UNSET:
            for key, value in self.metadata.items():
                if "\0" in key or (value.__class__ is str and "\0" in value):
                    raise ValueError("U+0000")


class MsgspecEvent(Common):
    customer_id: UUID

    def __post_init__(self):
        super().__post_init__()
        if self.customer_id.version != 4:
            raise ValueError("not of version 4")


class MsgspecAny(Common):
    """msgspec takes no union of two structs without a tag: both ids are optional."""

    customer_id: UUID | msgspec.UnsetType = msgspec.UNSET
    external_customer_id: Annotated[str, msgspec.Meta(min_length=1)] | msgspec.UnsetType = msgspec.UNSET

    def __post_init__(self):
        super().__post_init__()
        if (self.customer_id is msgspec.UNSET) == (self.external_customer_id is msgspec.UNSET):
            raise ValueError("one id, please")
        if self.customer_id is not msgspec.UNSET and self.customer_id.version != 4:
            raise ValueError("not of version 4")


class MsgspecBatch(msgspec.Struct):
    events: list[MsgspecAny]


# pydantic

PName = Annotated[str, pydantic.Field(strict=True, min_length=1, max_length=128, pattern=r"^[^\x00]*$")]
PKey = Annotated[str, pydantic.Field(min_length=1, max_length=40, pattern=r"^[^\x00]*$")]
PText = Annotated[str, pydantic.Field(strict=True, min_length=1, max_length=500, pattern=r"^[^\x00]*$")]
PInteger = Annotated[int, pydantic.Field(strict=True, ge=-(2**63), le=2**63 - 1)]
PFloat = Annotated[float, pydantic.Field(strict=True, allow_inf_nan=False)]


def value_kind(value):
    return type(value).__name__


# The type decides which of them it is: the discriminated union that pydantic's documentation advises, and one error for a bad value.
PValue = Annotated[
    Union[
        Annotated[PText, pydantic.Tag("str")],
        Annotated[PInteger, pydantic.Tag("int")],
        Annotated[PFloat, pydantic.Tag("float")],
        Annotated[bool, pydantic.Field(strict=True), pydantic.Tag("bool")],
    ],
    pydantic.Discriminator(value_kind),
]


class PCommon(pydantic.BaseModel):
    name: PName
    organization_id: pydantic.UUID4 | None = None
    timestamp: Annotated[pydantic.PastDatetime, pydantic.Field()] | None = None
    metadata: Annotated[dict[PKey, PValue], pydantic.Field(max_length=50)] = {}

    @pydantic.field_validator("timestamp")
    @classmethod
    def aware(cls, value):
        if value is None or value.tzinfo is None:
            raise ValueError("no offset")
        return value


class PydanticEvent(PCommon):
    customer_id: pydantic.UUID4


class PydanticExternal(PCommon):
    external_customer_id: Annotated[str, pydantic.Field(strict=True, min_length=1)]


class PydanticBatch(pydantic.BaseModel):
    events: list[PydanticEvent | PydanticExternal]


def msgspec_row(event, batch):
    decoders = {"event": msgspec.json.Decoder(event).decode, "batch": msgspec.json.Decoder(batch).decode}

    def faults(error):
        return 1

    return decoders, (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError), faults


def pydantic_row(event, batch):
    return {"event": event.model_validate_json, "batch": batch.model_validate_json}, pydantic.ValidationError, lambda error: error.error_count()


ROWS = [
    ("msgspec", "msgspec (Python)", msgspec_row(MsgspecEvent, MsgspecBatch), [f"msgspec {msgspec.__version__}"]),
    ("pydantic", "pydantic (Python)", pydantic_row(PydanticEvent, PydanticBatch), [f"pydantic {pydantic.VERSION}"]),
]


def documents(workload):
    path = next(DIRECTORY.glob(f"{workload}.*.txt"))
    return int(path.name.split(".")[1]), [json.loads(line).encode() for line in path.read_text().splitlines()]


def main():
    bad = [line.split("\t") for line in (DIRECTORY / "bad.tsv").read_text().splitlines()]
    python = f"Python {sys.version.split()[0]}"
    said = [
        {"id": id, "title": title, "versions": [*versions, python], "accepts": [], "refuses": [], "faults": [], "times": [], "why_not": "streams and writing are not measured here"}
        for id, title, _, versions in ROWS
    ]

    def found(row, decode, document):
        _, errors, faults = ROWS[row][2]
        try:
            decode(document)
        except errors as error:
            return faults(error)
        return 0

    for row, (_, _, (decoders, _, _), _) in enumerate(ROWS):
        said[row]["accepts"] = [fault for fault, text in bad if found(row, decoders["event"], bytes.fromhex(text)) == 0]
    for workload in WORKLOADS:
        faulty, texts = documents(workload)
        usable = []
        for row, (_, _, (decoders, _, _), _) in enumerate(ROWS):
            decode = decoders["batch" if workload == "batch" else "event"]
            number = found(row, decode, texts[0])
            if faulty:
                said[row]["faults"].append([workload, number])
            elif any(found(row, decode, text) for text in texts):
                said[row]["refuses"].append(workload)
                continue
            usable.append((row, decode))
        portions = [texts[start::PORTIONS] for start in range(min(PORTIONS, len(texts)))]
        best = {row: [float("inf")] * len(portions) for row, _ in usable}
        totals = {row: [] for row, _ in usable}
        gc.disable()
        for _ in range(ROUNDS):
            for row, _ in usable:
                totals[row].append(0)
            for number, portion in enumerate(portions):
                for row, decode in usable:
                    begin = time.perf_counter_ns()
                    if faulty:
                        for text in portion:
                            found(row, decode, text)
                    else:
                        for text in portion:
                            decode(text)
                    took = time.perf_counter_ns() - begin
                    totals[row][-1] += took
                    best[row][number] = min(best[row][number], took)
            gc.collect()
        gc.enable()
        for row, _ in usable:
            said[row]["times"].append([workload, sum(best[row]) / len(texts), median(totals[row]) / len(texts)])
    for row in said:
        print(json.dumps(row))


main()
