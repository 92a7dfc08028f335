"""Malformed queries: the token that is named is the one that is wrong."""

import pytest
from pyoxigraph import Store

from taizhang_server.malformed import broken_rule, offending
from taizhang_server.tokens import tokens


@pytest.mark.parametrize("query", [  # the wrong token stands between ⟦ and ⟧
    "⟦SELEC⟧ * {}",
    "SELECT * { ?s ?p ?o ⟦FILTR⟧(?x) }",
    "SELECT * {\n  ?s ?p ?o\n  FILTER(?x = ⟦)⟧\n}",
    "SELECT * { ?s ?p ?o } LIMIT ⟦x⟧",
    "SELECT * { ?s ?p ?o } ⟦}⟧",
    "SELECT * { ?s ?p '问题' ; ?q ?r } ⟦extra⟧",
    "SELECT * { ?s ?p ?o FILTER(⟦foo⟧(?x)) }",
    "SELECT * WHERE ⟦?s⟧ ?p ?o",
    "SELECT ?x { ?x ?p ?o } LIMIT 10 ⟦OFSET⟧ 3",
    "SELECT ⟦COUNT⟧(?x) { ?x ?p ?o }",
    "ASK { ?s ?p ?o ⟦?q⟧ }",
    "SELECT * { ?s ?p ⟦<relative>⟧ }",
    "SELECT * { ?s ?p ⟦}⟧",
    "SELECT * { ?s ?p ⟦.⟧ ?a ?b ?c }",
    "SELECT * { # a comment\n  ?s a ⟦;⟧ }",
    "SELECT * { ?s ?p ?o⟦⟧",
    "SELECT * { ?s ?p 'open }⟦⟧",
    "DESCRIBE⟦⟧",
    "# nothing⟦⟧\n",
    "⟦⟧",
])
def test_the_wrong_token_is_found(query: str) -> None:
    before, rest = query.split("⟦")
    wrong, after = rest.split("⟧")
    found = offending(before + wrong + after, tokens(before + wrong + after))
    assert (found.text, found.start) == (wrong, len(before))


@pytest.mark.parametrize(("query", "rule"), [
    ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "The SELECT contains a variable that is unbound"),
    ("SELECT (1 AS ?x) (2 AS ?x) {}", "Duplicated variable name in SELECT"),
    ("SELECT * { ?s ?p }", None),
])
def test_a_broken_rule_is_told(query: str, rule: str | None) -> None:
    with pytest.raises(SyntaxError) as error:
        Store().query(query)
    assert broken_rule(str(error.value)) == rule
