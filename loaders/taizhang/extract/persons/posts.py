"""Posts (局长, 党组成员、副主任) and the roles that they give."""

import re
from functools import cache

from ...lexicon import either, table

# The highest post of a person decides: 党组成员、局长 is the head.
_ORDER = ("vice-mayor", "department-head", "deputy-head", "section-lead", "other")


@cache
def roles() -> dict[str, str]:
    """Post → role."""
    return {row["post"]: row["role"] for row in table("posts")}


@cache
def post_pattern() -> re.Pattern[str]:
    """A post, the longest that fits."""
    return re.compile(either(roles()))


@cache
def beside() -> dict[str, str]:
    """Post → whether a name right behind it in running text is an office-holder's: ``yes``, ``no``, or ``act``.

    ``act`` asks for an action behind the name where the post follows other words, which may make it part of a place
    (西安市 长安街).
    """
    return {row["post"]: row["beside"] for row in table("posts")}


def role_of(post: str) -> str | None:
    """The role that the posts named in some words give, None where they name none."""
    found = {roles()[match[0]] for match in post_pattern().finditer(post)}
    return next((role for role in _ORDER if role in found), None)
