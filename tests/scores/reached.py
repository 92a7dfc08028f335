"""Load the annotated bulletins, export the graph, and write how it scores against their annotations.

    python tests/scores/reached.py SHARED OUT.json

SHARED is the folder that holds ``seeds/`` and ``eval/`` (texts, gold files and ``score.py``). OUT.json receives, for each of the
two sets, every row's F1 in percent, rounded down to a tenth. ``floors.json`` beside this file is such an output that was good
enough to keep.
"""

import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

SETS = {"seeds": ("seeds", "eval/gold"), "dev": ("eval/dev", "eval/dev/gold")}
COMMAND = Path(sys.executable).parent / "taizhang"


def run(*command: str | Path) -> str:
    """The standard output of a command that must succeed."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def score(shared: Path, name: str) -> dict[str, float]:
    """Prints the scorer's table of one set and returns its rows, F1 in percent."""
    texts, gold = (shared / part for part in SETS[name])
    with tempfile.TemporaryDirectory() as folder:
        data, graph, rows = (Path(folder) / leaf for leaf in ("data", "G.nq", "rows.json"))
        run(COMMAND, "load", *sorted(texts.glob("*.txt")), "--data", data, "--quiet")
        run(COMMAND, "export", "--format", "nquads", "-o", graph, "--data", data, "--quiet")
        print(f"{name}\n" + run(sys.executable, shared / "eval/score.py", graph, gold, "--texts", texts, "--json", rows))
        reached: dict[str, list[float]] = json.loads(rows.read_text())["all"]
    # Rounded first, so that 94.99999999 of the scorer's arithmetic does not lose a tenth.
    return {row: math.floor(round(1000 * f1, 6)) / 10 for row, (f1, *_) in reached.items()}


def main() -> None:
    """Scores both sets and writes the rows."""
    shared, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    out.write_text(json.dumps({name: score(shared, name) for name in SETS}, indent=1) + "\n")


if __name__ == "__main__":
    main()
