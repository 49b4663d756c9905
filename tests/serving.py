"""What the scripts that run the ingest server have in common: programs from PyPI, the server's executable, and its process."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()


def once(place, pins, install):
    """Installs into an empty directory, unless that was done already with the very same pins."""
    stamp, wanted = place / "installed", "".join(pin.read_text() for pin in pins)
    if not stamp.exists() or stamp.read_text() != wanted:
        print(f"installing {place.name}", flush=True)
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        install()
        stamp.write_text(wanted)


def python(place, pins):
    """A Python that has the packages of a file, and nothing else; the directory of its programs."""

    def install():
        venv.create(place / "venv", with_pip=True)
        pip = [place / "venv" / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--no-deps", "-r", pins], check=True)

    once(place, [pins], install)
    return place / "venv" / "bin"


def build(*target):
    """The executable of a target, by default of the ingest server."""
    target = target or ("-p", "polar-event-ingest-server", "--bin", "ingest_server")
    command = ["cargo", "build", "--quiet", "--locked", *target, "--message-format", "json"]
    built = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    messages = map(json.loads, built.stdout.splitlines())
    return next(message["executable"] for message in messages if message.get("executable"))


@contextlib.contextmanager
def serving(server, out):
    """Where the server listens while the block runs. It writes events to a file that begins empty, and must end well."""
    out.unlink(missing_ok=True)
    process = subprocess.Popen([server, "--listen", "127.0.0.1:0", "--out", out], stderr=subprocess.PIPE, text=True)
    said = []
    try:
        for line in process.stderr:
            said.append(line)
            if line.startswith("listening on "):
                yield line.removeprefix("listening on ").strip()
                break
    finally:
        process.send_signal(signal.SIGTERM)
        status = process.wait(60)
    if status != 0 or not said[-1].startswith("listening on "):
        raise SystemExit(f"the server ended with {status}: {''.join(said)}{process.stderr.read()}")
