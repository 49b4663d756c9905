"""Polar's own models of events, from a clone, behind the FastAPI that the service uses; for `verdicts`.

Reads cases from standard input, one JSON object a line, and writes each back with the service's answer. The modules of the service that have nothing
to do with validation are not there, and neither are sqlalchemy and the database: whatever is imported from them is a `Stub`.
"""

import ast
import asyncio
import importlib
import importlib.abc
import importlib.machinery
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

# The service's modules that are loaded as they are.
WHOLE = ["polar.event.schemas", "polar.kit.metadata", "polar.kit.schemas"]
# Of these, only the definitions with these names: the rest of the module needs the whole service.
ONLY = {"polar.models.event": ["EventSource"], "polar.event.system": ["SystemEvent"], "polar.organization.schemas": ["OrganizationID"]}
IMPORTS = """
from enum import StrEnum
from typing import Annotated
from pydantic import UUID4, Field
from polar.kit.schemas import MergeJSONSchema, ORGANIZATION_ID_EXAMPLE
"""
MODELS = ["EventCreateCustomer", "EventCreateExternalCustomer", "EventsIngest"]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Stub:
    """Stands for what is not loaded: as a type it takes anything, and calling it does nothing."""

    def __init__(self, *_, **__):
        pass

    def __class_getitem__(cls, _):
        return cls

    def __getitem__(self, _):
        return self

    @classmethod
    def __get_pydantic_core_schema__(cls, _, __):
        from pydantic_core import core_schema

        return core_schema.any_schema()


class Clone(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the modules of the service in a clone, and stubs in place of all others of the service and of sqlalchemy."""

    def __init__(self, clone):
        self.clone = clone

    def find_spec(self, name, _path, _target=None):
        if name.split(".")[0] in ("polar", "sqlalchemy"):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def source(self, name):
        path = f"server/{name.replace('.', '/')}.py"
        return subprocess.run(["git", "-C", self.clone, "show", f"HEAD:{path}"], stdout=subprocess.PIPE, check=True).stdout

    def exec_module(self, module):
        name = module.__name__
        module.__dict__["__getattr__"] = lambda attribute: stub(name, attribute)
        if name in WHOLE:
            exec(compile(self.source(name), name, "exec"), module.__dict__)
        elif name in ONLY:
            definitions = [node for node in ast.parse(self.source(name)).body if defines(node) in ONLY[name]]
            if len(definitions) != len(ONLY[name]):
                raise SystemExit(f"{name} no longer defines {' and '.join(ONLY[name])}: look where they are now")
            names = "OrganizationID" in ONLY[name] and IMPORTS or "from enum import StrEnum"
            exec(names, module.__dict__)
            exec(compile(ast.Module(definitions, []), name, "exec"), module.__dict__)


def stub(module, attribute):
    if attribute.startswith("__") or module in WHOLE:
        raise AttributeError(f"{module} has no {attribute}")
    return Stub


def defines(node):
    match node:
        case ast.Assign(targets=[ast.Name(name)]) | ast.ClassDef(name=name):
            return name
    return None


class Clock(datetime):
    """The service's `datetime`, with the clock of a case."""

    at = EPOCH

    @classmethod
    def now(cls, tz=None):
        return cls.at.astimezone(tz)


def serve(schemas, name, taken):
    """An application with a route that takes the model as the service's own route does."""
    from fastapi import FastAPI
    from fastapi.exceptions import RequestValidationError
    from starlette.responses import Response

    app = FastAPI()

    async def route(body):
        taken["value"] = body

    async def invalid(_, error):
        taken["errors"] = error.errors()
        return Response(status_code=422)

    route.__annotations__["body"] = getattr(schemas, name)
    app.post("/")(route)
    app.exception_handler(RequestValidationError)(invalid)
    return app


async def post(app, body):
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "path": "/",
        "raw_path": b"/",
        "query_string": b"",
        "headers": [(b"content-type", b"application/json")],
        "app": app,
    }

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        status.append(message.get("status"))

    status = []
    await app(scope, receive, send)
    return status[0]


def pointer(location):
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in location)


def normal(value):
    """A value so that nothing gets lost in JSON: what is not a string, boolean or null has its type beside it."""
    match value:
        case None | bool():
            return value
        case str():
            # JSON in most languages has no place for half a surrogate pair.
            whole = value.encode("utf-8", "surrogatepass")
            return value if whole.decode("utf-8", "replace") == value else {"utf8": whole.hex()}
        case int():
            return {"int": int.__repr__(value)}
        case float():
            return {"float": repr(value)}
        case Decimal():
            return {"decimal": str(value)}
        case UUID():
            return str(value)
        case datetime():
            return {"microseconds": (value - EPOCH) // timedelta(microseconds=1)}
        case list():
            return [normal(item) for item in value]
        case dict():
            return {"object": [[normal(key), normal(item)] for key, item in value.items()]}
    # A model. A timestamp that was not sent is the service's clock.
    fields = type(value).model_fields
    sent = {name: normal(getattr(value, name)) for name in fields if name != "timestamp" or name in value.model_fields_set}
    return {"model": type(value).__name__, "fields": sent} if "events" not in fields else sent


def answer(app, taken, case):
    body = bytes.fromhex(case["bytes"]) if "bytes" in case else case["input"].encode("utf-8", "surrogatepass")
    Clock.at = datetime.fromisoformat(case["now"])
    taken.clear()
    try:
        status = asyncio.run(post(app, body))
    except Exception as error:
        # What a validator does not expect ends as an internal error.
        return {"verdict": "reject", "status": 500, "exception": type(error).__name__, "violations": []}
    if "value" in taken:
        return {"verdict": "accept", "value": normal(taken["value"])}
    violations = [[pointer(error["loc"][1:]), error["type"]] for error in taken.get("errors", [])]
    return {"verdict": "reject", "status": status, "violations": violations}


def main():
    sys.meta_path.insert(0, Clone(sys.argv[1]))
    schemas = importlib.import_module("polar.event.schemas")

    schemas.datetime = Clock
    taken = {}
    apps = {name: serve(schemas, name, taken) for name in MODELS}
    for line in sys.stdin:
        case = json.loads(line)
        kept = {key: case[key] for key in ("id", "model", "why", "input", "bytes", "now") if key in case}
        print(json.dumps(kept | answer(apps[case["model"]], taken, case)), flush=True)


if __name__ == "__main__":
    main()
