"""What is counted and timed, for Prometheus."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_REGISTRY = CollectorRegistry()
REQUESTS = Histogram("taizhang_request_seconds", "Time from a request to the end of its answer", ["route", "status"],
                     buckets=(0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30), registry=_REGISTRY)
ENDED = Counter("taizhang_workers_ended", "Workers that were killed, or ended by themselves (crashed)", ["how"], registry=_REGISTRY)
CACHE = Counter("taizhang_cache", "Answers from the cache (hit), not changed for the client (revalidated), made anew (miss)",
                ["outcome"], registry=_REGISTRY)
CACHE_BYTES = Gauge("taizhang_cache_bytes", "Size of the answers that are kept", registry=_REGISTRY)
WAITING = Gauge("taizhang_queries_waiting", "Queries that wait for a worker", registry=_REGISTRY)
RELEASE = Gauge("taizhang_release", "The release that is served, and where its stores stand", ["id", "stores"], registry=_REGISTRY)


def text(*, release: str | None, in_memory: bool, waiting: int, cached: int) -> bytes:
    """All of it in the Prometheus text format."""
    RELEASE.clear()
    if release:
        RELEASE.labels(release, "memory" if in_memory else "disk").set(1)
    WAITING.set(waiting)
    CACHE_BYTES.set(cached)
    return generate_latest(_REGISTRY)
