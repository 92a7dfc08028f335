"""What kind of statement a figure makes: outcome, output, target, baseline or scope.

The kind that most speaks for: what the saying usually states, the words around (``lexicon/kind_cues.tsv``), and the part of the
bulletin.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ...layout.document import Part
from ...records import BulletinKind, FigureKind, Quantity
from .cues import AFTER, BEFORE, LEAD, TOUCH, Hit, Saying, kind_cues

# Zones of the table that take in others.
_WIDER: Mapping[str, frozenset[str]] = {"near": frozenset({TOUCH, BEFORE, LEAD, AFTER}), BEFORE: frozenset({TOUCH, BEFORE})}
_SAYING, _DEFAULT = 3.0, 1.0
_PARTS = {
    Part.TARGET: (FigureKind.TARGET, 5.0),
    Part.NEXT: (FigureKind.TARGET, 5.0),
    Part.TIME_LIMIT: (FigureKind.TARGET, 4.0),
    Part.ISSUE: (FigureKind.SCOPE, 5.0),
    Part.MEASURES: (FigureKind.OUTPUT, 1.5),
    Part.TITLE: (FigureKind.SCOPE, 2.0),
}
_PROMISE, _NOTHING = (FigureKind.TARGET, 4.8), (FigureKind.OUTCOME, 0.0)
_PROMISED = frozenset({Part.MEASURES, Part.NARRATIVE, Part.TIME_LIMIT, Part.RESULTS})
# Units that bound a class or a term, or count classes: they tell how large the field is.
SPANS = frozenset({"年", "岁", "周岁", "天", "日", "个月", "小时", "分钟", "个工作日", "周"})
_SCOPING = {**dict.fromkeys(SPANS, 3.0), "岁": 8.0, "周岁": 8.0, "类": 5.0, "种": 3.0}


def kind(
    saying: Saying | None, quantity: Quantity, change: str | None, hits: Sequence[Hit], part: Part, bulletin: BulletinKind
) -> FigureKind:
    """The kind that the words, the part and the kind of bulletin speak for most; an outcome where nothing speaks.

    What counts the body's work (抽查20次) counts promised work in what a bulletin promises.
    """
    scores: defaultdict[FigureKind, float] = defaultdict(float, {FigureKind.OUTCOME: _DEFAULT})
    if saying:
        scores[saying.kind] += _SAYING
    promised = bulletin is BulletinKind.COMMITMENT and part in _PROMISED
    favoured, weight = _PROMISE if promised else _PARTS.get(part, _NOTHING)
    scores[favoured] += weight
    if not change:
        scores[FigureKind.SCOPE] += _SCOPING.get(quantity.unit, 0.0)
    cues = kind_cues()
    for hit in hits:
        for cue in cues.get(hit.word, ()):
            # 全省 before a rank tells whom it is among, not how large the field is.
            among = quantity.rank and cue.kind is FigureKind.SCOPE
            if not among and (cue.zone == hit.zone or hit.zone in _WIDER.get(cue.zone, ())):
                scores[FigureKind.TARGET if promised and cue.kind is FigureKind.OUTPUT else cue.kind] += cue.weight
    return max(scores, key=scores.__getitem__)
