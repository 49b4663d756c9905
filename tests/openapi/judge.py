"""Whether Python's jsonschema takes each schema for one, and accepts what the decoder does: called by `clients.py` with a file of schemas and documents.

The documents are those of types whose schemas express all that the decoder checks: there are no `schema::gaps`.
"""

import json
import math
import sys

import jsonschema

# Of `written`, only that it is a schema: the documents are those that are read.
READ = ("newest", "portable", "inline", "draft-07")


def holds(value, is_it):
    """Whether something in a document is it."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return is_it(value) or any(holds(each, is_it) for each in inner)


def once(pairs):
    """An object, or nothing that is one where a key comes twice: what is parsed does not tell."""
    return dict(pairs) if len(dict(pairs)) == len(pairs) else math.inf


def is_beyond(value):
    """What Python's validators do not judge: `1e999`, on which they fail, and a line end, which `$` in its patterns lets pass."""
    return value == math.inf or isinstance(value, str) and value.endswith("\n")


def is_its_own(value):
    """A pattern that Python's engine does not read. The portable ones have none."""
    return isinstance(value, str) and "\\p{" in value


described = json.load(open(sys.argv[1]))
judged = [0, 0]
for form, schemas in described["schemas"].items():
    of_form = jsonschema.Draft7Validator if form == "draft-07" else jsonschema.Draft202012Validator
    for name, schema in schemas.items():
        if form in ("portable", "draft-07") or not holds(schema, is_its_own):
            of_form.check_schema(schema)
        if form not in READ or holds(schema, is_its_own):
            continue
        validator = of_form(schema, format_checker=of_form.FORMAT_CHECKER)
        for document, is_accepted in described["documents"].get(name, []):
            value = json.loads(document, object_pairs_hook=once)
            if holds(value, is_beyond):
                continue
            if validator.is_valid(value) != is_accepted:
                raise SystemExit(f"{form}: {name}: the decoder's verdict is {is_accepted}: {document}")
            judged[is_accepted] += 1
if min(judged) < 500:
    raise SystemExit(f"only {judged[1]} documents accepted and {judged[0]} refused")
print(f"jsonschema: {judged[1]} documents accepted, {judged[0]} refused")
