"""The service with every part of a request (`parts_service`), in axum and in actix-web: whether it does what its OpenAPI document says, and whether
a client that is made from the document can talk to it."""

import contextlib
import json
import os
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import serving

HERE = Path(__file__).resolve().parent


@contextlib.contextmanager
def service(executable, framework):
    """Where the service listens while the block runs. It ends when its input does."""
    process = subprocess.Popen([executable, framework], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield process.stdout.readline().strip()
    finally:
        process.stdin.close()
        if process.wait(60) != 0:
            raise SystemExit(f"the service in {framework} ended with {process.returncode}")


def answer(request):
    """Status and problem document of a bad request."""
    try:
        urllib.request.urlopen(request)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)
    raise SystemExit(f"accepted: {request.full_url}")


def faults(url):
    """What each kind of bad request is answered: the places and codes of all faults."""
    form = urllib.parse.urlencode({"stars": "six", "texts": "x"}).encode()
    requests = {
        "query": urllib.request.Request(f"{url}/orders?state=open&state=lost&limit=0&min_cents=-1&page=2"),
        "path": urllib.request.Request(f"{url}/orders/x"),
        "json": urllib.request.Request(f"{url}/orders", b'{"product": "", "amount": 1001, "notes": null}', {"Content-Type": "application/json"}),
        "form and path": urllib.request.Request(f"{url}/orders/0/feedback", form, {"Content-Type": "application/x-www-form-urlencoded"}),
    }
    answers = {}
    for name, request in requests.items():
        status, problem = answer(request)
        places = [(item.get("in"), item.get("parameter"), item.get("pointer"), item["code"]) for item in problem["errors"]]
        answers[name] = (status, places)
    return answers


EXPECTED = {
    "query": (
        422,
        [
            ("query", "state", "#/1", "literal_error"),
            ("query", "limit", None, "greater_than_equal"),
            ("query", "min_cents", None, "int_out_of_range"),
            ("query", "page", None, "extra_forbidden"),
        ],
    ),
    "path": (422, [("path", "id", None, "int_parsing")]),
    "json": (
        422,
        [
            (None, None, "#/product", "string_too_short"),
            (None, None, "#/amount", "less_than_equal"),
            (None, None, "#/notes", "extra_forbidden"),
        ],
    ),
    "form and path": (
        422,
        [
            ("path", "id", None, "greater_than_equal"),
            (None, None, "#/stars", "int_parsing"),
            (None, None, "#/texts", "extra_forbidden"),
        ],
    ),
}


def check(place, programs):
    executable = serving.build("-p", "polar-event-tests", "--example", "parts_service")
    place.mkdir(parents=True, exist_ok=True)
    documents = []
    for framework in ("axum", "actix"):
        with service(executable, framework) as url:
            document = urllib.request.urlopen(f"{url}/openapi.json").read()
            documents.append(document)
            (place / "openapi.json").write_bytes(document)
            subprocess.run([programs / "openapi-spec-validator", "--schema", "3.1", place / "openapi.json"], check=True)
            found = faults(url)
            if found != EXPECTED:
                raise SystemExit(f"{framework} answers {json.dumps(found, indent=1)}")
            command = [programs / "schemathesis", "--config-file", HERE / "parts.toml", "run", f"{url}/openapi.json"]
            subprocess.run(command, cwd=place, env=os.environ | {"PYTHONPATH": str(HERE), "PYTHONDONTWRITEBYTECODE": "1"}, check=True)
    if documents[0] != documents[1]:
        raise SystemExit("the services have different documents")
    return place / "openapi.json"
