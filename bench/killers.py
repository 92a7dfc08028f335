"""Five queries that would never end, on a large release, while light ones are asked at an even rate.

    python -m bench.killers --data DATA [--seconds 4] [--rate 100] [--rounds 3]

serves the current release of DATA with ``taizhang serve``, from disk and in memory, and asks the five at once. The table has,
for each, the status with which it ended and by how much later than the deadline; and how the light ones fared meanwhile. Over
all rounds the figures are the medians, and the latest in brackets.
"""

import argparse
import asyncio
import os
import time
from collections.abc import Awaitable, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

import httpx
from pyoxigraph import Store

from taizhang import iris
from taizhang.release.current import current

from .endpoint import Peer, ours, running

KILLERS = {
    "cross product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
    "order by": "SELECT * { ?a ?b ?c . ?d ?e ?c } ORDER BY ?f ?a ?d LIMIT 1",
    "property path": "SELECT (COUNT(*) AS ?n) { ?a (!<urn:none>)* ?b }",
    "group by": "SELECT ?a ?d (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?b ?f } GROUP BY ?a ?d",
    "huge output": "SELECT * { ?a ?b ?c . ?d ?e ?f }",
}
_LIGHT = "SELECT ?p ?o { <%s> ?p ?o } LIMIT 40"
_PLACES = "SELECT ?place { ?place a tz:Place } LIMIT 500"


class Ended(NamedTuple):
    """How a request ended, and the seconds that it took."""

    status: int
    seconds: float


async def asked(client: httpx.AsyncClient, query: str) -> Ended:
    """Ask one query."""
    begun = time.monotonic()
    response = await client.post("/sparql", data={"query": query})
    return Ended(response.status_code, time.monotonic() - begun)


async def light(client: httpx.AsyncClient, queries: Sequence[str], rate: float, done: asyncio.Event) -> list[Ended]:
    """Ask queries at an even rate, one after another and from the start again, until the others are done."""
    running: list[asyncio.Task[Ended]] = []
    begun = time.monotonic()
    while not done.is_set():
        query = f"{queries[len(running) % len(queries)]} # {len(running)}"  # so that no answer is kept
        running.append(asyncio.create_task(asked(client, query)))
        await asyncio.sleep(begun + len(running) / rate - time.monotonic())
    return list(await asyncio.gather(*running))


async def together(address: str, queries: Sequence[str], rate: float) -> tuple[list[Ended], list[Ended]]:
    """How the five ended that were asked at once, and how the light ones did meanwhile."""
    # The client looks at every connection that it keeps before each request: with hundreds it could not ask so often.
    limits = httpx.Limits(max_connections=500, max_keepalive_connections=8)
    async with httpx.AsyncClient(base_url=address, timeout=120, limits=limits) as client:
        done = asyncio.Event()
        going_on = asyncio.create_task(light(client, queries, rate, done))
        heavy: list[Awaitable[Ended]] = [asked(client, query) for query in KILLERS.values()]
        ends = await asyncio.gather(*heavy)
        done.set()
        return list(ends), await going_on


def line(name: str, ends: Sequence[Ended], seconds: float) -> str:
    """What came of one of the five over all rounds."""
    late = [one.seconds - seconds for one in ends]
    statuses = ", ".join(map(str, sorted({one.status for one in ends})))
    return f"  {name:16}{statuses:>10}{median(late):+8.2f} s ({max(late):+.2f})"


def main() -> None:
    """Serve from disk and in memory, ask, and print a table for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--rate", type=float, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    store = Store.read_only(str(current(arguments.data).full))
    queries = [_LIGHT % row["place"].value for row in store.query(_PLACES, prefixes=iris.PREFIXES)]  # type: ignore[union-attr]
    print(f"{len(store):,} quads, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, deadline {arguments.seconds:g} s")
    for place, memory in (("from disk", 0), ("in memory", 16 << 30)):
        settings = {"SECONDS": arguments.seconds, "MEMORY_STORE": memory, "CACHE": 0, "WORKER_MEMORY": 2 << 30}
        environment = {f"TAIZHANG_{name}": str(value) for name, value in settings.items()}
        with running(Peer(place, ours(arguments.data), "/sparql", environment)) as server:
            address = f"http://127.0.0.1:{server.port}"
            rounds = [asyncio.run(together(address, queries, arguments.rate)) for _ in range(arguments.rounds)]
        print(place)
        for number, name in enumerate(KILLERS):
            print(line(name, [ends[number] for ends, _ in rounds], arguments.seconds))
        others = [one for _, found in rounds for one in found]
        cuts = quantiles((one.seconds for one in others), n=100)
        failed = sum(one.status != 200 for one in others)
        rate = len(others) / sum(max(end.seconds for end in ends) for ends, _ in rounds)
        p50, p99 = 1000 * cuts[49], 1000 * cuts[98]
        print(f"  light: {rate:.0f}/s, p50 {p50:.0f} ms, p99 {p99:.0f} ms, {failed} of {len(others)} failed")


if __name__ == "__main__":
    main()
