"""What the tokens of a query give away: updates, SERVICE, prefixes that nobody declared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from taizhang_server import tokens

# The engine refuses this port before it opens a connection: what reaches it shows, and nothing is sent.
NOWHERE = "http://127.0.0.1:9/"
PROLOGUE = f"PREFIX : <{NOWHERE}> PREFIX ex: <{NOWHERE}> PREFIX service: <{NOWHERE}> PREFIX SERVICEex: <{NOWHERE}> "


def refused(query: str) -> bool:
    """Whether the server would keep the query from the engine."""
    found = tokens.tokens(query)
    return tokens.calls_service(found) or tokens.undeclared(found) is not None


@pytest.mark.parametrize("group", [
    "SERVICE <http://127.0.0.1:9/> {}", "service ex:a {?s ?p ?o}", "SERVICE SILENT ex:a {}", "SERVICE ?where {}", "SERVICE?where{}",
    "SERVICE#c\nex:a {}", "?s ?p 1SERVICE ex:a {}", "?s ?p 1.SERVICE ex:a {}", "?s ?p trueSERVICE ex:a {}", "SERVICEex:a {}",
    "SERVICE:a {}", "serviceSILENTex:a{}", "?s ?p 'a'SERVICE ex:a{}", "{}SERVICE ex:a{}", "FILTER(1<2)SERVICE<http://127.0.0.1:9/>{}",
    "FILTER EXISTS { SERVICE ex:a {} }", "?s ?p ex:a\\' . SERVICE ex:a {} ?s ?p ex:b\\'", "?s ?p '''a''b''' . SERVICE ex:a {}",
    '?s ?p "\\"" . SERVICE ex:a {} # "', "?s ?p <http://e/#> SERVICE ex:a {}", '?s ?p "x"@enSERVICE . SERVICE ex:a {}',
])
def test_service_is_seen(group: str) -> None:
    assert refused(f"{PROLOGUE} SELECT * {{ {group} }}")


@pytest.mark.parametrize("group", [
    "?s ?p 'SERVICE <http://e/> {}'", '?s ?p "a \\" SERVICE <http://e/> {}"', "?s ?p '''it's SERVICE ex:a {}'''",
    "# SERVICE ex:a {}\n?s ?p ?o",
    "?service ?p $SERVICE", "?s service:endpoint ?o", "?s ex:SERVICE ex:a.SERVICE", "?s ?p <http://e/SERVICE>", "?s ?p _:SERVICE",
    "?s ?p 'x'@service", "GRAPH service:a { ?s ?p ?o }", "?s ?p service:a . { ?s ?p ?o }",
])
def test_strings_names_and_comments_are_no_service(group: str) -> None:
    query = f"{PROLOGUE} SELECT * {{ {group} }}"
    assert not refused(query)
    Store().query(query)  # the engine takes it, so that this is about real queries


FRAGMENTS = st.sampled_from([
    "SERVICE", "service", "SILENT", " ", "\n", "ex:a", ":a", "service:a", "SERVICEex:a", "?s ", "?p ", "?o", "?SERVICE", "{",
    "}", "{}", "{ ?s ?p ?o }",
    ".", "#", "<http://127.0.0.1:9/>", "<", ">", "'", '"', "'''", '"""', "\\", "\\'", "1", "1e", "true", "@en", "_:b",
    "GRAPH ", "FILTER(1<2)", "a", "^^", ";",
    "FILTER EXISTS", "OPTIONAL", "UNION", "MINUS", "VALUES ?s {1}", "(", ")", "·", "-", "%20", "\u0301",
])


@given(st.lists(FRAGMENTS, max_size=12).map("".join))
def test_no_query_that_passes_reaches_another_endpoint(group: str) -> None:
    query = f"{PROLOGUE} SELECT * {{ {group} SERVICEex:a {{}} }}"
    for each in (query, query.replace("SERVICEex:a {}", "?s ?p ?o"), query.replace("SERVICEex:a {}", f"SERVICE <{NOWHERE}> {{}}")):
        if not refused(each):
            assert not reaches_out(each), each


def reaches_out(query: str) -> bool:
    """Whether the engine tries to connect to another endpoint."""
    try:
        list(Store().query(query))
    except OSError:
        return True
    except (SyntaxError, RuntimeError):
        return False
    return False


FRIEND = "http://127.0.0.1:7/"
HOSTILE = ["<http://127.0.0.1:7/>", "SERVICE <http://127.0.0.1:7/> {", "friend:", "PREFIX", "BASE"]
FRIENDLY = st.one_of(FRAGMENTS, st.sampled_from(HOSTILE))


@pytest.mark.parametrize(("group", "passes"), [
    (f"SERVICE <{FRIEND}> {{}}", True), (f"service SILENT<{FRIEND}>{{}}", True), (f"SERVICE#c\n<{FRIEND}> {{}}", True),
    (f"SERVICE <{FRIEND}> {{}} SERVICE <{NOWHERE}> {{}}", False), (f"SERVICE <{FRIEND}x> {{}}", False),
    ("SERVICE friend: {}", False), ("SERVICE ?friend {}", False), (f"SERVICEex:a {{ ?s ?p <{FRIEND}> }}", False),
    (f"SERVICE <http\\u003A//127.0.0.1:7/> {{ <{FRIEND}> ?p ?o }}", False),
])
def test_service_may_ask_who_is_allowed(group: str, passes: bool) -> None:
    found = tokens.tokens(f"{PROLOGUE} PREFIX friend: <{FRIEND}> SELECT * {{ {group} }}")
    assert tokens.calls_service(found, [FRIEND]) is not passes


@given(st.lists(FRIENDLY, max_size=12).map("".join))
def test_no_query_that_passes_reaches_any_but_the_allowed(group: str) -> None:
    query = f"{PROLOGUE} PREFIX friend: <{FRIEND}> SELECT * {{ {group} SERVICE <{FRIEND}> {{}} }}"
    for each in (query, query.replace(f"SERVICE <{FRIEND}> {{}}", f"SERVICE <{NOWHERE}> {{}}")):
        found = tokens.tokens(each)
        if not tokens.calls_service(found, [FRIEND]) and tokens.undeclared(found) is None:
            assert "port 9 " not in reached(each), each


def reached(query: str) -> str:
    """What the engine says of the endpoint that it tries to connect to."""
    try:
        list(Store().query(query))
    except OSError as error:
        return str(error)
    except (SyntaxError, RuntimeError, TypeError):
        pass
    return ""


def test_the_proof_can_fail() -> None:
    assert "port 9 " in reached(f"SELECT * {{ SERVICE <{NOWHERE}> {{}} }}")
    assert reaches_out(f"SELECT * {{ SERVICE <{NOWHERE}> {{}} }}")


@pytest.mark.parametrize(("query", "update"), [
    ("INSERT DATA { <a:b> <a:b> 1 }", True), ("PREFIX insert: <a:b>\n# select\nDELETE WHERE { ?s ?p ?o }", True),
    ("clear ALL", True),
    ("BASE <a:b> LOAD <a:b>", True), ("WITH <a:b> DELETE {} WHERE {}", True), ("SELECT ?insert { ?insert ?p 'DELETE' }", False),
    ("ASK {}", False), ("", False), ("'", False),
])
def test_updates_are_told_by_their_first_word(query: str, update: bool) -> None:
    assert tokens.is_update(tokens.tokens(query)) is update


@pytest.mark.parametrize(("query", "prefix"), [
    ("SELECT * { ?s ex:p ?o }", "ex"), ("PREFIX ex: <a:> SELECT * FROMex:g { ?s ex:p ?o }", "FROMex"),
    ("SELECT * { ?s :p ?o }", ""),
    ("prefix ex: <a:> prefix : <b:> SELECT * { ex:s :p _:b, 'x:y', <u:v>, ?a }", None), ("ASK { ?s ?p 1 } # ex:a", None),
])
def test_an_undeclared_prefix_is_named(query: str, prefix: str | None) -> None:
    token = tokens.undeclared(tokens.tokens(query))
    assert (token.text.partition(":")[0] if token else None) == prefix


def test_places_count_from_one() -> None:
    assert [tokens.place("ab\ncd", offset) for offset in (0, 1, 3, 4)] == [(1, 1), (1, 2), (2, 1), (2, 2)]


@given(st.text())
def test_tokens_stand_where_they_say(query: str) -> None:
    assert all(query.startswith(token.text, token.start) for token in tokens.tokens(query))
