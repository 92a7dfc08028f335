"""Matters over bulletins: which projects of different bulletins may be one matter, and which pairs stewards have confirmed.

``matters`` (what is kept of each project for this), ``alike`` (how alike two are, and why), ``candidates`` (the pairs worth a look,
found in blocks), ``review`` (the list as CSV, and decisions read from it), ``confirmed`` (decisions → pairs of things), ``graph``
(confirmed pairs as quads of ``graph/links``). Why it is so: ``docs/decisions/linking.md``.
"""
