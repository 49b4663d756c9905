"""How the SDKs' scripts are told what to send: a batch a line, on standard input. They answer with a line each."""

import json
import sys


def talk(send):
    for line in sys.stdin:
        batch = json.loads(line)
        try:
            outcome = send(sys.argv[1], batch["token"], batch["events"])
        except Exception as error:  # Whatever else an SDK raises is an outcome, too: a wrong one.
            outcome = f"{type(error).__name__}: {error}"
        print(json.dumps(outcome), flush=True)
