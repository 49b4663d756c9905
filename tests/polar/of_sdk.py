"""Prints the JSON Schemas of the models of events in the `polar-sdk` that is installed."""

import importlib.metadata
import json
import types
import typing

NAMES = ["EventCreateCustomer", "EventCreateExternalCustomer", "EventsIngest"]
PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", types.NoneType: "null"}


def of_pydantic():
    """Of 0.x, by pydantic."""
    from polar_sdk.models import EventsIngest

    schema = EventsIngest.model_json_schema()
    return schema.pop("$defs") | {"EventsIngest": schema}


def of_types():
    """Of 1.x, which has nothing but types."""
    from polar.v2026_10 import inputs

    definitions = {}

    def schema(ty):
        origin, arguments = typing.get_origin(ty), typing.get_args(ty)
        if origin is typing.NotRequired:
            return schema(arguments[0])
        if origin is list:
            return {"type": "array", "items": schema(arguments[0])}
        if arguments:
            return {"anyOf": [schema(argument) for argument in arguments]}
        if ty in PLAIN:
            return {"type": PLAIN[ty]}
        if ty.__name__ not in definitions:
            definitions[ty.__name__] = {}
            hints = typing.get_type_hints(ty, include_extras=True)
            required = [name for name, field in hints.items() if typing.get_origin(field) is not typing.NotRequired]
            fields = {name: schema(field) for name, field in hints.items()}
            definitions[ty.__name__] |= {"type": "object", "properties": fields, "required": required}
            extra = getattr(ty, "__extra_items__", None)
            if typing.get_args(extra):
                definitions[ty.__name__]["additionalProperties"] = schema(extra)
        return {"$ref": f"#/$defs/{ty.__name__}"}

    schema(inputs.EventsIngest)
    return definitions


version = importlib.metadata.version("polar-sdk")
print(json.dumps({"version": version, "schemas": of_pydantic() if version.startswith("0.") else of_types()}))
