"""Findings as JUnit XML, which build servers show."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from ...records import Severity
from ..finding import Finding
from .words import TITLE, WHOLE, by_bulletin, one_line, still_open


def junit(found: Sequence[Finding], lang: str) -> str:
    """A test suite a bulletin, a test case a finding; a violation is a failure, what is lighter is output."""
    listed = still_open(found)
    root = ET.Element("testsuites", name=TITLE.to(lang), tests=str(len(listed)), failures=str(_failures(listed)))
    for bulletin, ones in by_bulletin(listed):
        suite = ET.SubElement(root, "testsuite", name=one_line(bulletin), tests=str(len(ones)), failures=str(_failures(ones)))
        for finding in ones:
            _case(suite, finding, lang)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _failures(found: Sequence[Finding]) -> int:
    return sum(finding.severity is Severity.VIOLATION for finding in found)


def _case(suite: ET.Element, finding: Finding, lang: str) -> None:
    name = f"{finding.code}: {one_line(finding.project or WHOLE.to(lang))} ({finding.local})"
    case = ET.SubElement(suite, "testcase", classname=one_line(finding.bulletin), name=name)
    message = one_line(finding.message.to(lang))
    where = f"{finding.bulletin}:{finding.line}:{finding.column}: {finding.quote}\n{finding.fix.to(lang)}"
    words = "\n".join(one_line(line) for line in where.splitlines())
    if finding.severity is Severity.VIOLATION:
        ET.SubElement(case, "failure", type=finding.code, message=message).text = words
    else:
        ET.SubElement(case, "system-out").text = f"{finding.severity}: {message}\n{words}"
