"""What a reading yields, as plain values, offsets and hashes: no sentence of a bulletin stands in a golden file."""

import hashlib
import json
from pathlib import Path
from typing import Any

from taizhang.extract.reading import read
from taizhang.records import Body, Reading, Span
from taizhang.source.decode import decode


def digest(words: str) -> str:
    """The first 8 hex digits of the SHA-256 of some words."""
    return hashlib.sha256(words.encode()).hexdigest()[:8]


def snapshot(path: Path) -> dict[str, Any]:
    """The golden form of one bulletin file."""
    text = decode(path.read_bytes(), path.name)
    return _reading(read(text), text.content)


def _reading(found: Reading, content: str) -> dict[str, Any]:
    def at(span: Span | None) -> list[Any] | None:
        return None if span is None else [span.start, span.end, digest(content[span.start : span.end])]

    def bodies(given: tuple[Body, ...]) -> list[str]:
        return [body.name for body in given]

    about = found.bulletin
    return {
        "bulletin": [
            about.kind,
            about.layout,
            about.place,
            about.year,
            str(about.published),
            bodies(about.supervisors),
            at(about.title),
        ],
        "projects": [
            [at(p.span), bodies(p.lead_units), bodies(p.co_units), p.place, list(p.topics), [at(i) for i in p.issues], p.status]
            for p in found.projects
        ],
        "figures": [
            [
                at(f.quantity.span),
                str(f.quantity.value),
                str(f.quantity.upper),
                f.quantity.unit,
                f.quantity.comparator,
                f.quantity.approximate,
                f.kind,
                f.project,
                f.indicator,
                f.change,
                f.subset_of,
                f.out_of,
                f.against,
                f.restates,
            ]
            for f in found.figures
        ],
        "measures": [[at(m.span), m.planned, m.project] for m in found.measures],
        "instruments": [[at(i.span), i.status, i.project] for i in found.instruments],
        "milestones": [[at(m.span), str(m.due_from), str(m.due_by), m.kind, m.project] for m in found.milestones],
        "responsibilities": [[at(r.span), r.role, r.project] for r in found.responsibilities],
        "measures tied": [[list(m.figures), list(m.instruments), m.stage, m.form] for m in found.measures],
        "mechanisms": [[at(m.span), m.code, list(m.stages), m.project] for m in found.mechanisms],
        "events": [
            [
                at(e.span),
                e.stage,
                e.form,
                bodies(e.bodies),
                bodies(e.addressees),
                list(e.parties),
                [str(e.begun), str(e.ended), str(e.due_by)],
                list(e.figures),
                list(e.prompted),
                list(e.informed_by),
                e.project,
            ]
            for e in found.events
        ],
        "duties": [[at(d.span), d.every, d.period, d.reports_to.name if d.reports_to else None, d.project] for d in found.duties],
        "doubts": sorted([d.code, at(d.span)] for d in found.doubts),
    }


def lines(golden: dict[str, Any]) -> str:
    """A golden file: one record a line, so that a change reads as a diff."""
    parts = []
    for kind, rows in golden.items():
        body = (
            json.dumps(rows, ensure_ascii=False)
            if kind == "bulletin"
            else "[\n" + ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in rows) + "\n ]"
        )
        parts.append(f' "{kind}": {body}')
    return "{\n" + ",\n".join(parts) + "\n}\n"
