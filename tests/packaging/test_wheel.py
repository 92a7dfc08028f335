"""A wheel built from the tree puts only our two packages into an environment, and works there without the checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
COUNT_PROJECTS = """
PREFIX tz: <https://w3id.org/taizhang/ontology#>
SELECT (COUNT(DISTINCT ?project) AS ?projects) { ?project a tz:Project }
"""


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command outside the checkout, with nothing of the checkout on its path."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run([str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with the pinned backend that is already installed."""
    out = tmp_path_factory.mktemp("dist")
    built = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    assert built.returncode == 0, built.stdout + built.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it, in a folder of its own.

    The libraries come from the environment that runs the test, by a ``.pth`` line: that adds the folder, but not the editable
    install in it, which is itself a ``.pth`` file. So no network is needed.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "venv", symlinks=True)
    site = next((folder / "venv").glob("lib/python3*/site-packages"))
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n" + sysconfig.get_path("platlib") + "\n")
    python = folder / "venv" / "bin" / "python"
    # --ignore-installed: the editable install's metadata stands among the libraries.
    pip = (sys.executable, "-m", "pip", "--python", python)
    installed = run(*pip, "install", "--no-deps", "--no-index", "--ignore-installed", wheel, cwd=folder)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return folder


def test_the_wheel_holds_only_the_two_packages(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"taizhang", "taizhang_server"}
    assert len(tops) == 3


@pytest.mark.parametrize(("folder", "ending"), [("ontology", ".ttl"), ("shapes", ".ttl"), ("queries", ".rq")])
def test_the_wheel_holds_all_the_data(wheel: Path, folder: str, ending: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith(f"taizhang/data/{folder}/") and name.endswith(ending)}
    there = {f"taizhang/data/{folder}/{path.relative_to(ROOT / folder)}" for path in (ROOT / folder).rglob(f"*{ending}")}
    assert packed == there != set()


@pytest.mark.parametrize("package", ["taizhang", "taizhang_server"])
def test_the_wheel_is_imported_not_the_checkout(elsewhere: Path, package: str) -> None:
    where = run(elsewhere / "venv/bin/python", "-c", f"import {package}; print({package}.__file__)", cwd=elsewhere)
    assert where.stdout.startswith(str(elsewhere / "venv")), where.stderr


def test_the_wheel_checks_a_bulletin(elsewhere: Path) -> None:
    checked = run(elsewhere / "venv/bin/taizhang", "check", "--format", "json", SAMPLES / "quanzhou-2023-items.txt", cwd=elsewhere)
    assert checked.returncode == 0, checked.stderr
    assert all({"code", "severity", "message"} <= finding.keys() for finding in json.loads(checked.stdout))


def test_the_wheel_loads_and_answers(elsewhere: Path) -> None:
    taizhang, data = elsewhere / "venv/bin/taizhang", elsewhere / "data"
    loaded = run(taizhang, "load", SAMPLES / "quanzhou-2023-items.txt", "--data", data, cwd=elsewhere)
    assert loaded.returncode == 0, loaded.stderr
    question = elsewhere / "projects.rq"
    question.write_text(COUNT_PROJECTS)
    asked = run(taizhang, "query", question, "--format", "json", "--data", data, cwd=elsewhere)
    assert asked.returncode == 0, asked.stderr
    assert json.loads(asked.stdout)["results"]["bindings"][0]["projects"]["value"] == "6"
