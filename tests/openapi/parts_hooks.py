"""What Schemathesis has to know of the parts of a request beyond their schemas: what JSON Schema cannot say of them, as `schema::gaps` lists it."""

import schemathesis


def in_digits(value):
    """For JSON Schema, `1.0` is an integer. The decoder takes an integer in digits."""
    if isinstance(value, dict):
        return {key: in_digits(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [in_digits(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


@schemathesis.hook
def before_call(context, case, kwargs):
    if isinstance(case.body, dict):
        case.body = in_digits(case.body)
