"""Write the golden files anew from what is read today."""

from tests.golden.snapshot import lines, snapshot
from tests.golden.sources import golden_file, sources

for source in sources():
    golden_file(source).write_text(lines(snapshot(source)), encoding="utf-8")
    print(golden_file(source).name)
