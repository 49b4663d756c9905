"""Every form of schema of the types that the tests have, in the hands of those who make clients: strict validators, linters, generators.

The programs are installed from PyPI and npm, in the versions of `pins.txt` and `package-lock.json`, into the target directory. Needs Node 20.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import serving

HERE = Path(__file__).resolve().parent


def node(place):
    """The directory of the programs of `package.json`."""
    files = [HERE / "package.json", HERE / "package-lock.json"]

    def install():
        for file in files:
            shutil.copy(file, place)
        command = ["npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run(command, cwd=place, check=True)

    serving.once(place, files, install)
    return place / "node_modules" / ".bin"


def patterns(schema):
    """The patterns in a schema."""
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        schema = list(schema.values())
    if isinstance(schema, list):
        for inner in schema:
            yield from patterns(inner)


def check(place, python):
    """Gives the schemas to each program; `python` is the directory of those in Python."""
    place.mkdir(parents=True, exist_ok=True)
    programs = node(place / "node")
    command = ["cargo", "run", "--quiet", "--locked", "-p", "polar-event-tests", "--bin", "schemas"]
    described = json.loads(subprocess.run(command, cwd=serving.ROOT, stdout=subprocess.PIPE, check=True).stdout)

    # Python's engine reads every portable pattern.
    portable = [*patterns(described["schemas"]["portable"]), *patterns(described["services"])]
    if len(portable) < 100:
        raise SystemExit(f"only {len(portable)} patterns")
    for pattern in portable:
        re.compile(pattern)

    judged = place / "judged.json"
    judged.write_text(json.dumps({"schemas": described["schemas"], "documents": described["documents"]}))
    subprocess.run([python / "python", "-B", HERE / "judge.py", judged], check=True)

    schemas = place / "schemas.json"
    schemas.write_text(json.dumps(described["schemas"]))
    # Node looks for packages beside the script.
    script = shutil.copy(HERE / "strict.mjs", place / "node")
    subprocess.run(["node", script, schemas], check=True)
    for name in ("EventsIngest", "FlatEnums", "Internal", "Page < u8 >"):
        schema = place / "schema.json"
        schema.write_text(json.dumps(described["schemas"]["draft-07"][name]))
        command = [programs / "quicktype", "--src-lang", "schema", "--src", schema, "--lang", "ts", "--out", place / "quicktype.ts"]
        subprocess.run(command, check=True)

    for name, service in described["services"].items():
        document = place / f"{name}.json"
        document.write_text(json.dumps(service, ensure_ascii=False), encoding="utf-8")
        make(document, programs, python)
    return programs


def make(document, programs, python):
    """Makes clients from a document, and compiles them."""
    print(document.stem, flush=True)
    place = document.parent
    subprocess.run([python / "openapi-spec-validator", document], check=True)
    lint = [programs / "redocly", "lint", "--extends", "recommended-strict", document]
    subprocess.run(lint, cwd=place, check=True, env=os.environ | {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"})
    types, models = document.with_suffix(".ts"), place / f"{document.stem.replace('-', '_').replace('.', '_')}.py"
    subprocess.run([programs / "openapi-typescript", document, "--output", types], check=True)
    subprocess.run([programs / "tsc", "--noEmit", "--strict", types], check=True)
    generate = [python / "datamodel-codegen", "--input", document, "--input-file-type", "openapi", "--formatters", "builtin"]
    generate += ["--output", models, "--output-model-type", "pydantic_v2.BaseModel", "--disable-warnings"]
    subprocess.run(generate, check=True)
    subprocess.run([python / "python", "-W", "error", "-B", models], check=True)
