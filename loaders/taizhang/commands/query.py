"""``taizhang query``: a stored question or a SPARQL file, asked of the current release or of an endpoint."""

import argparse
import re
import urllib.error
import urllib.request
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse_query_results,
    serialize,
)

from .. import iris
from ..errors import InputError, Said
from ..questions import Question, bind, questions
from ..release.current import current
from .output import OUTPUT, output, table

_QUESTION = Said("内置问题的名称,或 SPARQL 文件", "the name of a stored question, or a SPARQL file")
_PARAMETER = Said("问题的参数,如 topic=housing", "a parameter of the question, such as topic=housing")
_FORMAT = Said("结果格式(默认 table)", "format of the result (default table)")
_ENDPOINT = Said("改向该 SPARQL 端点查询", "ask this SPARQL endpoint instead")
_TABLES = {name: getattr(QueryResultsFormat, name.upper()) for name in ("json", "csv", "tsv", "xml")}
_ACCEPT = "application/sparql-results+json, text/turtle;q=0.9"
_SECONDS = 120
_REACH = Said("请检查地址和查询", "check the address and the query")
_NO_SPARQL = Said("SPARQL 语法错误", "not a SPARQL query")
_AT = re.compile(r"error at (\d+):(\d+)")
Answer = QuerySolutions | QueryBoolean | QueryTriples


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command; its help lists the stored questions."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "\n".join(f"  {question.name}: {question.title.to(lang)}" for question in questions())
    parser.add_argument("question", metavar="NAME|FILE", help=_QUESTION.to(lang))
    parser.add_argument("--param", action="append", default=[], metavar="NAME=VALUE", help=_PARAMETER.to(lang))
    parser.add_argument("--format", choices=["table", *_TABLES], default="table", help=_FORMAT.to(lang))
    parser.add_argument("--endpoint", metavar="URL", help=_ENDPOINT.to(lang))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=OUTPUT.to(lang))


def run(arguments: argparse.Namespace) -> int:
    """Ask and write the answer."""
    query = _query(arguments.question, arguments.param, arguments.lang)
    if arguments.endpoint:
        written = _asked(arguments.endpoint, query, arguments.format)
    else:
        written = _written(_answer(arguments.data, arguments.question, query), arguments.format)
    with output(arguments.output) as stream:
        stream.write(written)
    return 0


def _query(name: str, parameters: list[str], lang: str) -> str:
    """The SPARQL of a stored question with its parameters, or of a file."""
    known = {question.name: question for question in questions()}
    if name in known:
        return bind(known[name], _language(known[name], lang) | dict(map(_parameter, parameters)))
    if parameters:
        raise InputError(name, Said("只有内置问题才有参数", "only a stored question has parameters"), _names(known))
    try:
        return Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        what = Said("没有这个内置问题,也读不到这个文件", "no stored question of this name, and no file that can be read")
        raise InputError(name, what, _names(known)) from error


def _names(known: Iterable[str]) -> Said:
    return Said(f"内置问题: {'、'.join(known)}", f"stored questions: {', '.join(known)}")


def _language(question: Question, lang: str) -> dict[str, str]:
    """The language of the command line, for a question that asks for one."""
    return {"lang": lang} if any(parameter.name == "lang" for parameter in question.parameters) else {}


def _parameter(given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not equals:
        raise InputError(f"--param {given}", Said("应为 名称=值", "it should be NAME=VALUE"), "--param topic=housing")
    return name, value


def _answer(data: Path, name: str, query: str) -> Answer:
    store = Store.read_only(str(current(data).full))
    try:
        return store.query(query, prefixes=iris.PREFIXES)
    except SyntaxError as error:
        raise InputError(name, _NO_SPARQL, Said("请改正查询", "mend the query"), place=_place(str(error))) from error


def _place(message: str) -> Said | None:
    """Line and column of a syntax error; what the parser would have taken there instead helps nobody."""
    match = _AT.search(message)
    return match and Said(f"第 {match[1]} 行第 {match[2]} 列", f"line {match[1]}, column {match[2]}")


def _written(answer: Answer, format: str) -> bytes:
    """The answer as bytes; triples as Turtle whatever the format, since the formats are those of tables."""
    if isinstance(answer, QueryTriples):
        return serialize(answer, format=RdfFormat.TURTLE, prefixes=iris.PREFIXES) or b""
    if format in _TABLES:
        return answer.serialize(format=_TABLES[format]) or b""
    if isinstance(answer, QueryBoolean):
        return f"{str(bool(answer)).lower()}\n".encode()
    columns = [variable.value for variable in answer.variables]
    return table(columns, (["" if term is None else str(getattr(term, "value", term)) for term in row] for row in answer))


def _asked(endpoint: str, query: str, format: str) -> bytes:
    """The answer of an endpoint (SPARQL 1.1 Protocol, section 2.1.3: the query is the body)."""
    headers = {"Content-Type": "application/sparql-query; charset=utf-8", "Accept": _ACCEPT}
    try:
        request = urllib.request.Request(endpoint, query.encode(), headers)
        with urllib.request.urlopen(request, timeout=_SECONDS) as response:
            kind, body = response.headers.get_content_type(), response.read()
    except urllib.error.HTTPError as error:
        raise InputError(endpoint, f"{error.code} {error.reason}: {_first_line(error.read())}", _REACH) from error
    except (OSError, ValueError) as error:
        raise InputError(endpoint, str(error), _REACH) from error
    if kind != "application/sparql-results+json":
        return bytes(body)
    return _written(parse_query_results(body, QueryResultsFormat.JSON), format)


def _first_line(body: bytes) -> str:
    return body.decode("utf-8", "replace").strip().partition("\n")[0]
