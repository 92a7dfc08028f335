"""Sends the raw requests of ``cases.toml`` to an endpoint and tells what came of each.

    python -m tests.conformance.runner 127.0.0.1:8000

prints a table of behaviours and results, which ``docs/conformance.md`` keeps; it fits a server over the three invented cities
of ``tests/queries``, with a deadline of 2 seconds and answers of at most 64 KiB.
"""

import re
import socket
import sys
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

FILLERS = {"{half}": "x" * (32 << 10), "{long}": "x" * (64 << 10)}
_CASES = Path(__file__).with_name("cases.toml")
Case = dict[str, Any]


class Reply(NamedTuple):
    """What came back over the wire."""

    status: int
    headers: dict[str, str]
    body: bytes


def cases() -> list[Case]:
    """All cases, in the order of the table."""
    found: list[Case] = tomllib.loads(_CASES.read_text(encoding="utf-8"))["case"]
    return found


def exchange(address: tuple[str, int], lines: list[str], body: str | None = None) -> Reply:
    """One request, byte for byte, over a connection of its own."""
    data = (body or "").encode()
    head = [*lines, "Host: localhost", "Connection: close", *([f"Content-Length: {len(data)}"] if body is not None else [])]
    with socket.create_connection(address, timeout=30) as connection:
        connection.sendall("\r\n".join([*head, "", ""]).encode() + data)
        received = b"".join(iter(lambda: connection.recv(1 << 16), b""))
    told, _, content = received.partition(b"\r\n\r\n")
    status, *fields = told.decode("latin-1").split("\r\n")
    headers: dict[str, str] = {}
    for field in fields:
        name, _, value = field.partition(":")
        headers[name.lower()] = ", ".join(filter(None, [headers.get(name.lower()), value.strip()]))
    return Reply(int(status.split()[1]), headers, content)


def run(address: tuple[str, int], case: Case) -> list[str]:
    """What is not as a case asks; nothing where all is."""
    lines = case["send"]
    if any("{etag}" in line for line in lines):
        etag = exchange(address, ["GET /sparql?query=ASK{} HTTP/1.1"]).headers["etag"]
        lines = [line.replace("{etag}", etag) for line in lines]
    body = _filled(case["body"]) if "body" in case else None
    return _faults(case, exchange(address, list(map(_filled, lines)), body))


def _filled(text: str) -> str:
    for mark, filler in FILLERS.items():
        text = text.replace(mark, filler)
    return text


def _faults(case: Case, reply: Reply) -> list[str]:
    faults = [] if reply.status == case["status"] else [f"status {reply.status}, not {case['status']}"]
    for name, pattern in case.get("headers", {}).items():
        if not re.search(pattern, reply.headers.get(name, "")):
            faults.append(f"{name}: {reply.headers.get(name)}, not {pattern}")
    faults += [f"there is {name}" for name in case.get("no_headers", ()) if name in reply.headers]
    if "length" in case and len(reply.body) != case["length"]:
        faults.append(f"{len(reply.body)} bytes, not {case['length']}")
    if "answer" in case and not re.search(case["answer"], reply.body.decode()):
        faults.append(f"no {case['answer']} in {reply.body[:200].decode(errors='replace')}")
    return faults


def row(case: Case, faults: list[str]) -> str:
    """The line of the table for a case: what it is about, the section that asks for it, the status, and what came of it."""
    return f"| {case['behaviour']} | {case['source']} | {case['status']} | {'; '.join(faults) or 'as asked'} |"


def main() -> int:
    """Print the table; 1 where something is not as it has to be."""
    host, _, port = sys.argv[1].rpartition(":")
    results = [(case, run((host, int(port)), case)) for case in cases()]
    print("| Behaviour | Source | Status | Result |\n|---|---|---|---|")
    for case, faults in results:
        print(row(case, faults))
    failed = sum(1 for _, faults in results if faults)
    print(f"\n{len(results) - failed} of {len(results)} as asked.")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
