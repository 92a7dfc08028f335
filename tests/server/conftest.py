"""A release of the three invented cities, and the application over it."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pyoxigraph import Quad, Store, parse

from taizhang.release.current import Release, current
from taizhang.release.stores import with_default
from taizhang_server.app import create_app
from taizhang_server.settings import Settings

CITIES = Path(__file__).parents[1] / "queries" / "cities.trig"
MANIFEST = {
    "counts": {
        "bulletins": 3, "projects": 3, "measures": 3,
        "figures": {"Outcome": 9, "Target": 1},
        "findings": {"violation": 0, "warning": 2},
    },
}


Quads = Callable[[Iterable[Quad]], Iterable[Quad]]


def write_release(data: Path, name: str, change: Quads = list) -> None:
    """A release of the cities as the release stage lays it out, its quads changed, put in place as the current one."""
    quads = list(change(parse(path=CITIES)))
    folder = data / "releases" / name
    folder.mkdir(parents=True)
    for kind, inferred in (("full", True), ("stated", False)):
        store = Store(str(folder / kind))
        store.bulk_extend(with_default(quad for quad in quads if inferred or not str(quad.graph_name).endswith("/inferred>")))
        store.flush()
        del store
    (folder / "manifest.json").write_text(json.dumps({"id": name, **MANIFEST}), encoding="utf-8")
    (data / "next").symlink_to(folder.relative_to(data))
    (data / "next").rename(data / "current")


@pytest.fixture(scope="session")
def releaser() -> Callable[..., None]:
    """:func:`write_release`."""
    return write_release


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one release of the three cities."""
    folder = tmp_path_factory.mktemp("data")
    write_release(folder, "first")
    return folder


@pytest.fixture(scope="session")
def release(data: Path) -> Release:
    """Its release."""
    return current(data)


@pytest.fixture(scope="session")
def client(release: Release) -> Iterator[TestClient]:
    """A client of the application; an answer may have 64 KiB, a body 4 KiB."""
    with TestClient(create_app(lambda: release, Settings(workers=2, body=4096, answer=1 << 16))) as found:
        yield found
