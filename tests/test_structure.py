"""The walls of the house: who may import whom, and what every file owes its reader."""

import ast
import re
import subprocess
from collections.abc import Iterator
from importlib.metadata import requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "loaders" / "taizhang"
STAGES = (
    "source", "layout", "extract", "corrections", "removal", "mapping", "reasoning", "findings", "linking", "release",
    "taizhang_server", "commands",
)
# The order within the extraction.
EXTRACTION = (
    "context", "quantities", "times", "bodies", "work", "persons", "matters", "figures", "supervision", "doubts",
    "bulletins", "reading",
)
# What anyone may import; among them only the gazetteer reads RDF, the reference data, and the questions write it, as terms.
FOUNDATIONS = {"", "errors", "gazetteer", "iris", "lexicon", "questions", "records", "resources"}
WITHOUT_RDF = {*FOUNDATIONS, "source", "layout", "extract", "corrections", "removal"} - {"gazetteer", "questions"}
RDF = {"pyoxigraph", "rdflib", "owlrl", "shifty", "pyshacl"}
MODULES = sorted([*(ROOT / "loaders").rglob("*.py"), *(ROOT / "server").rglob("*.py")])
# Written so that this file does not find itself.
REGISTRY = re.compile(
    r"\b(?:pypi|pythonhosted|npmjs|npmmirror|crates|anaconda|unpkg|jsdelivr|tuna\.tsinghua|mirrors\.\w+)\.(?:org|com|cn|io|edu|net)\b")
MACHINE = re.compile(r"(?<![\w.~:/-])/(?:work|root|home|tmp|opt|Users)/\w")


def room(module: str) -> str:
    """The stage or foundation that a dotted module belongs to; ``""`` is the package itself."""
    top, _, rest = module.partition(".")
    return rest.partition(".")[0] if top == "taizhang" else top


def imports(tree: ast.AST, module: str, *, is_package: bool) -> Iterator[str]:
    """The dotted names that a module imports, relative ones resolved, anywhere in it."""
    here = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level + 1] if node.level else []
            parent = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{parent}.{alias.name}" for alias in node.names)


def allowed(stage: str) -> set[str]:
    """The rooms that a stage may import: foundations, itself and what stands to its left."""
    return FOUNDATIONS | (set(STAGES[: STAGES.index(stage) + 1]) if stage in STAGES else set())


def trespasses(source: str, module: str, *, is_package: bool = False) -> list[str]:
    """The imports by which a module reaches to its right, or to RDF from the stages that must not know it."""
    stage = room(module)
    names = list(imports(ast.parse(source), module, is_package=is_package))
    # ``from .. import __version__`` names a value of the package, not a module in it.
    ours = [name for name in names if name.split(".")[0] in ("taizhang", "taizhang_server") and not room(name).startswith("__")]
    rightwards = [name for name in ours if room(name) not in allowed(stage)]
    return rightwards + [name for name in names if stage in WITHOUT_RDF and name.split(".")[0] in RDF]


def backwards(source: str, module: str) -> list[str]:
    """The imports by which a module of the extraction reaches to a part that comes after its own."""
    stage = "taizhang.extract."
    part = module.removeprefix(stage).split(".")[0]
    others = [name for name in imports(ast.parse(source), module, is_package=False) if name.startswith(stage)]
    return [name for name in others if EXTRACTION.index(name.removeprefix(stage).split(".")[0]) > EXTRACTION.index(part)]


def dotted(path: Path) -> str:
    """The dotted name of a file under ``loaders`` or ``server``."""
    parts = path.relative_to(ROOT).with_suffix("").parts[1:]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def undocumented(source: str) -> list[str]:
    """The public functions, methods and classes of a module, and the module itself, that lack a docstring."""
    def missing(node: ast.Module | ast.ClassDef, prefix: str) -> Iterator[str]:
        for child in node.body:
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not child.name.startswith("_"):
                if not ast.get_docstring(child):
                    yield prefix + child.name
                if isinstance(child, ast.ClassDef):
                    yield from missing(child, f"{prefix}{child.name}.")

    tree = ast.parse(source)
    return ([] if ast.get_docstring(tree) else ["module"]) + list(missing(tree, ""))


def long_functions(source: str, limit: int) -> list[str]:
    """The functions of more than ``limit`` lines, with their length."""
    functions = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    sizes = ((node.name, (node.end_lineno or node.lineno) - node.lineno + 1) for node in functions)
    return [f"{name}: {size} lines" for name, size in sizes if size > limit]


def header(table: str) -> list[str]:
    """The comment lines with which a table begins."""
    lines = table.splitlines()
    return lines[: next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))]


def bilingual(comments: list[str]) -> bool:
    """Whether the comments speak Chinese and English: a run of Han characters, and two English words in a row."""
    text = "\n".join(comments)
    return bool(re.search(r"[一-鿿]{2}", text) and re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", text))


def tracked() -> list[Path]:
    """Every file that is, or is about to be, part of the project."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True,
                            check=True, text=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def name_of(path: Path) -> str:
    """A path as a test's name."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_stage_imports_only_what_stands_before_it(path: Path) -> None:
    module = dotted(path)
    assert room(module) in {*FOUNDATIONS, *STAGES}, "a new room: say in STAGES or FOUNDATIONS where it stands"
    assert trespasses(path.read_text(encoding="utf-8"), module, is_package=path.name == "__init__.py") == []


@pytest.mark.parametrize(("source", "module", "found"), [
    ("from ..mapping import quads", "taizhang.layout.document", ["taizhang.mapping.quads"]),
    ("from .. import release", "taizhang.findings.shapes", ["taizhang.release"]),
    ("from taizhang.commands import load", "taizhang_server.app", ["taizhang.commands.load"]),
    ("def later():\n    from taizhang.commands import main", "taizhang.release.store", ["taizhang.commands.main"]),
    ("import pyoxigraph", "taizhang.extract.figures.figures", ["pyoxigraph"]),
    ("from . import source", "taizhang.records", ["taizhang.source"]),
    ("from .. import __version__\nfrom ..records import Span\nfrom ..source.text import Text", "taizhang.layout.document", []),
    ("import pyoxigraph\nfrom taizhang.release import current", "taizhang_server.app", []),
])
def test_a_forbidden_import_is_seen(source: str, module: str, found: list[str]) -> None:
    assert trespasses(source, module) == found


@pytest.mark.parametrize("path", sorted((PACKAGE / "extract").rglob("[!_]*.py")), ids=name_of)
def test_a_part_of_the_extraction_builds_on_those_before_it(path: Path) -> None:
    assert backwards(path.read_text(encoding="utf-8"), dotted(path)) == []


def test_a_part_that_reaches_ahead_is_seen() -> None:
    source = "from ..figures.parts import part_cue\nfrom ..context import Context"
    assert backwards(source, "taizhang.extract.times.calendar") == ["taizhang.extract.figures.parts.part_cue"]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_whatever_is_public_is_documented(path: Path) -> None:
    assert undocumented(path.read_text(encoding="utf-8")) == []


def test_a_missing_docstring_is_seen() -> None:
    source = "class A:\n    '''A.'''\n    def b(self): ...\n    def _c(self): ...\ndef d():\n    '''D.'''\n    def e(): ..."
    assert undocumented(source) == ["module", "A.b"]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_fit_in_the_head(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 400
    assert long_functions(source, 60) == []


def test_a_long_function_is_seen() -> None:
    assert long_functions("def f():\n" + "    x = 1\n" * 3, 3) == ["f: 4 lines"]


@pytest.mark.parametrize("path", sorted((PACKAGE / "lexicon").glob("*.tsv")), ids=name_of)
def test_a_lexicon_says_in_both_languages_what_it_is(path: Path) -> None:
    assert bilingual(header(path.read_text(encoding="utf-8"))), "begin with comment lines (#) in zh and en"


def test_a_header_in_one_language_is_seen() -> None:
    assert not bilingual(header("# 牵头单位的写法\nword\n"))
    assert not bilingual(header("# how a lead unit is named\nword\n# 词\n"))
    assert bilingual(header("# 写法\n# how it is written\nword\n"))


def test_no_file_names_a_registry_or_a_machine() -> None:
    found = []
    for path in tracked():
        text = path.read_bytes().decode("utf-8", errors="replace")
        found += [f"{name_of(path)}: {match.group()}" for pattern in (REGISTRY, MACHINE) for match in pattern.finditer(text)]
    assert found == []


@pytest.mark.parametrize("line", ["see https://pypi" + ".org/simple", "open('/ho" + "me/ann/x')", "cd /ro" + "ot/project"])
def test_a_registry_or_machine_path_is_seen(line: str) -> None:
    assert REGISTRY.search(line) or MACHINE.search(line)


def needed(requirement: Requirement, seen: dict[str, str]) -> None:
    """Adds to ``seen`` the installed version of a requirement and of all that it needs in turn."""
    name = re.sub(r"[-_.]+", "-", requirement.name).lower()
    if name not in seen:
        seen[name] = version(requirement.name)
    for line in requires(requirement.name) or []:
        child = Requirement(line)
        wanted = [{"extra": extra} for extra in requirement.extras or [""]]
        childname = re.sub(r"[-_.]+", "-", child.name).lower()
        if childname not in seen and (child.marker is None or any(child.marker.evaluate(environment) for environment in wanted)):
            needed(child, seen)


def test_every_package_that_is_installed_is_pinned() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {re.sub(r"[-_.]+", "-", name).lower(): pin for name, pin in (line.split("==") for line in lines if "==" in line)}
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+|#.*|", line) for line in lines), "only NAME==VERSION lines"
    installed: dict[str, str] = {}
    needed(Requirement("taizhang[dev]"), installed)
    del installed["taizhang"]
    assert {name: pinned.get(name) for name in installed} == installed
