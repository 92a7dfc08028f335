"""Small graphs of bulletins: complete ones, ones that a shape must fail, and ones that look as if they should fail and must not."""

import rdflib

from taizhang.iris import BASE, TZ

PREFIXES = f"""
@prefix : <{BASE}id/> . @prefix tz: <{TZ}> . @prefix xsd: <{rdflib.XSD}> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix dcterms: <{rdflib.DCTERMS}> . @prefix skos: <{rdflib.SKOS}> . @prefix rdfs: <{rdflib.RDFS}> . @prefix owl: <{rdflib.OWL}> .
@prefix cnt: <http://www.w3.org/2011/content#> . @prefix kind: <{BASE}kind/> . @prefix unit: <{BASE}unit/> .
@prefix due: <{BASE}due/> .
@prefix comparator: <{BASE}comparator/> . @prefix indicator: <{BASE}indicator/> . @prefix status: <{BASE}status/> .
@prefix function: <{BASE}function/> . @prefix change: <{BASE}change/> . @prefix topic: <{BASE}topic/> .
"""
BULLETIN = """
:bulletin a tz:Bulletin ; tz:bulletinKind kind:KIND ; tz:jurisdiction :town ; tz:year "2024"^^xsd:gYear .
:bulletin dcterms:issued "2024-05-20"^^xsd:date .
:programme a tz:Programme ; tz:describedIn :bulletin ; tz:jurisdiction :town .
:programme tz:hasProject :project . :project a tz:Project ; tz:partOf :programme ; tz:statedIn :words .
:words a tz:Passage ; tz:start 8 ; tz:end 11 ; tz:quote "12处" ; oa:hasSource :bulletin ; tz:context :words ; cnt:chars "12处" .
:bureau a tz:PublicBody ; tz:bodyFunction function:edu ; tz:jurisdiction :town ; tz:statedIn :words .
""".replace("tz:start 8 ; tz:end 11", 'tz:start "8"^^xsd:nonNegativeInteger ; tz:end "11"^^xsd:nonNegativeInteger')
FIGURE = """tz:value 12.0 ; tz:unit unit:site-chu ; tz:comparator comparator:eq ; tz:approximate false ;
    tz:ofProject :project ; tz:statedIn :words"""
# What makes a bulletin of each kind complete, a line a fact, so that a test can change one.
COMPLETE = {
    "result": BULLETIN
    + f"""
:project tz:leadUnit :bureau .
:project tz:addresses :issue . :issue a tz:Issue ; tz:statedIn :words .
:done a tz:PerformedMeasure ; tz:ofProject :project ; tz:statedIn :words .
:solved a tz:Outcome ; {FIGURE} .
""",
    "commitment": BULLETIN
    + """
:project tz:leadUnit :bureau .
:planned a tz:PlannedMeasure ; tz:ofProject :project ; tz:statedIn :words .
:due a tz:Milestone ; tz:dueKind due:during ; tz:dueFrom "2024-07-01"^^xsd:date ; tz:dueBy "2024-09-30"^^xsd:date .
:due tz:ofProject :project ; tz:statedIn :words ; tz:dueFor :planned .
:duty a tz:Responsibility ; tz:responsibleFor :project ; tz:holder :head ; tz:statedIn :words . :head a tz:Person .
""",
    "press": BULLETIN
    + """
:project tz:leadUnit :bureau .
:done a tz:PerformedMeasure ; tz:ofProject :project ; tz:statedIn :words .
""",
    "ontology": f"""
<{BASE}ontology> a owl:Ontology .
tz:Canteen a owl:Class ; rdfs:isDefinedBy <{BASE}ontology> .
tz:Canteen rdfs:label "食堂"@zh , "canteen"@en .
tz:Canteen skos:definition "供人用餐的场所。"@zh , "Where people eat."@en .
topic:canteens skos:inScheme <{BASE}topic> ; skos:prefLabel "食堂"@zh , "canteens"@en .
""",
}
ANOTHER = (
    ":programme tz:hasProject :other . :other a tz:Project ; tz:partOf :programme ; tz:leadUnit :bureau ; tz:statedIn :words . "
)
NOT_EMPTY = (
    ANOTHER
    + f":again a tz:Outcome ; {FIGURE.replace(':project', ':other')} . "
    + ":step a tz:Measure ; tz:ofProject :other ; tz:statedIn :words ."
)
# code → the graph, words of the facts that go, words that come in their place, what fails
FAILING = {
    "no-kind": ("press", "tz:bulletinKind kind:KIND ;", "tz:bulletinKind kind:other ;", "bulletin"),
    "no-place": ("press", "tz:bulletinKind kind:KIND ; tz:jurisdiction :town ;", "tz:bulletinKind kind:KIND ;", "bulletin"),
    "no-year": ("press", ' ; tz:year "2024"^^xsd:gYear', "", "bulletin"),
    "no-project": (
        "press",
        ":programme tz:hasProject :project . :project a tz:Project ; tz:partOf :programme ;",
        ":project",
        "bulletin",
    ),
    "result-lead-unit": (
        "result",
        ":project tz:leadUnit :bureau .",
        ":project tz:coUnit :bureau ; tz:status status:closed .",
        "project",
    ),
    "result-issue": ("result", ":project tz:leadUnit", f"{NOT_EMPTY} :project tz:leadUnit", "other"),
    "result-issues": ("result", ":project tz:addresses :issue .", "", "programme"),
    "result-measure": ("result", ":done a tz:PerformedMeasure", ":done a tz:Instrument", "project"),
    "result-outcome": ("result", ":solved a tz:Outcome", ":solved a tz:Output", "project"),
    "result-time-limit": ("result", ":project tz:leadUnit", ":project tz:status status:in-progress ; tz:leadUnit", "project"),
    "target-outcome": (
        "result",
        ":solved a",
        f":goal a tz:Target ; {FIGURE.replace('site-chu', 'person-ren')} . :solved a",
        "project",
    ),
    "commitment-lead-unit": ("commitment", ":project tz:leadUnit :bureau .", "", "project"),
    "commitment-goal": ("commitment", ":planned a tz:PlannedMeasure", ":planned a tz:PerformedMeasure", "project"),
    "commitment-time-limit": ("commitment", ":due tz:ofProject :project", ":due tz:ofProgramme :programme", "project"),
    "commitment-person": (
        "commitment",
        ":project tz:leadUnit",
        ANOTHER
        + """
        :goal a tz:PlannedMeasure ; tz:ofProject :other ; tz:statedIn :words .
        :due tz:ofProject :other . :project tz:leadUnit""",
        "other",
    ),
    "commitment-persons": ("commitment", ":head a tz:Person .", ":head a tz:Section .", "programme"),
    "press-body": ("press", ":project tz:leadUnit :bureau .", ":project tz:status status:completed .", "project"),
    "press-action": ("press", ":done a tz:PerformedMeasure", ":done a tz:Instrument", "project"),
    "press-time-limit": ("press", ":project tz:leadUnit :bureau .", "", "project"),
    "figure-value": ("result", "tz:value 12.0", "tz:value 12", "solved"),
    "figure-unit": ("result", "tz:unit unit:site-chu ;", "", "solved"),
    "figure-comparator": ("result", "comparator:eq", "comparator:about", "solved"),
    "figure-approximate": ("result", "tz:approximate false ;", "", "solved"),
    "figure-belongs": ("result", "tz:approximate false", "tz:approximate false ; tz:ofProgramme :programme", "solved"),
    "figure-range": ("result", "comparator:eq", "comparator:range", "solved"),
    "range-order": ("result", "comparator:eq", "comparator:range ; tz:upperValue 8.0", "solved"),
    "percent-range": ("result", "tz:value 12.0 ; tz:unit unit:site-chu", "tz:value 120.0 ; tz:unit unit:percent", "solved"),
    "figure-upper-value": ("result", "comparator:eq", 'comparator:range ; tz:upperValue "13"', "solved"),
    "part-exceeds-whole": (
        "result",
        ":solved a",
        f":part a tz:Outcome ; tz:subsetOf :solved ; {FIGURE.replace('12.0', '15.0')} . :solved a",
        "part",
    ),
    "rectified-exceeds-found": (
        "result",
        ":solved a tz:Outcome ;",
        f""":solved a tz:Outcome ; tz:indicator indicator:problems-found ; {FIGURE} .
        :mended a tz:Outcome ; tz:indicator indicator:problems-rectified ; {FIGURE.replace("12.0", "15.0")} . :solved""",
        "project",
    ),
    "due-kind": ("commitment", "tz:dueKind due:during", "tz:dueKind due:during , due:by", "due"),
    "due-by-type": ("commitment", '"2024-09-30"^^xsd:date', '"2024-09-30"^^xsd:date , "2024-10-31"^^xsd:date', "due"),
    "due-from-type": ("commitment", '"2024-07-01"^^xsd:date', '"2024-07-01"^^xsd:date , "2024-08-01"^^xsd:date', "due"),
    "due-date": ("commitment", 'tz:dueFrom "2024-07-01"^^xsd:date ; tz:dueBy "2024-09-30"^^xsd:date', "rdfs:seeAlso :words", "due"),
    "due-order": ("commitment", '"2024-07-01"^^xsd:date', '"2024-10-01"^^xsd:date', "due"),
    "milestone-past": ("commitment", '"2024-05-20"^^xsd:date', '"2024-10-20"^^xsd:date', "due"),
    "two-end-dates": (
        "commitment",
        "tz:dueKind due:during",
        """tz:dueKind due:by . :later a tz:Milestone ; tz:dueKind due:by ; tz:statedIn :words ;
        tz:ofProject :project ; tz:dueBy "2024-11-30"^^xsd:date ; tz:dueFor :planned . :due a tz:Milestone""",
        "planned",
    ),
    "as-of-type": ("result", "tz:approximate false", 'tz:approximate false ; tz:asOf "10月"', "solved"),
    "period-order": (
        "result",
        "tz:approximate false",
        """tz:approximate false ; tz:periodFrom "2024-09-01"^^xsd:date ;
        tz:periodTo "2024-03-31"^^xsd:date""",
        "solved",
    ),
    "issued-type": ("press", '"2024-05-20"^^xsd:date', '"5月20日"', "bulletin"),
    "year-type": ("press", '"2024"^^xsd:gYear', "2024", "bulletin"),
    "body-function": ("press", "tz:bodyFunction function:edu ;", "", "bureau"),
    "body-without-place": ("press", "function:edu ; tz:jurisdiction :town", "function:edu", "bureau"),
    "body-place": ("press", "function:edu ; tz:jurisdiction :town", "function:edu ; tz:jurisdiction :elsewhere", "bureau"),
    "no-passage": (
        "press",
        ":done a tz:PerformedMeasure ; tz:ofProject :project ; tz:statedIn :words",
        ":done a tz:PerformedMeasure ; tz:ofProject :project",
        "done",
    ),
    "passage-start": ("press", '"8"^^xsd:nonNegativeInteger', "8", "words"),
    "passage-end": ("press", '"11"^^xsd:nonNegativeInteger', "11", "words"),
    "passage-text": ("press", "oa:hasSource :bulletin ;", "", "words"),
    "passage-context": ("press", "tz:context :words ;", "", "words"),
    "passage-quote": ("press", 'tz:quote "12处" ;', "", "words"),
    "passage-differs": ("press", 'cnt:chars "12处"', 'cnt:chars "13处"', "words"),
    "term-label": ("ontology", '"食堂"@zh , "canteen"@en', '"canteen"@en', f"{TZ}Canteen"),
    "term-definition": ("ontology", ' , "Where people eat."@en', "", f"{TZ}Canteen"),
    "concept-label": (
        "ontology",
        '"食堂"@zh , "canteens"@en',
        '"食堂"@zh , "canteens"@en , "kitchens"@en',
        f"{BASE}topic/canteens",
    ),
    "undeclared-term": ("ontology", "tz:Canteen a owl:Class", ":one a tz:Kitchen . tz:Canteen a owl:Class", f"{BASE}ontology"),
}

# What looks like a fault and is none: the graph, words that go, words that come.
PASSING = {
    "a finished project needs no time limit": (
        "result",
        ":project tz:leadUnit",
        ":project tz:status status:completed ; tz:leadUnit",
    ),
    "what goes on for good has its time limit": (
        "result",
        ":project tz:leadUnit",
        """
        :always a tz:Milestone ; tz:dueKind due:standing ; tz:ofProject :project ; tz:statedIn :words .
        :project tz:status status:in-progress ; tz:leadUnit""",
    ),
    "an outcome in the unit of a target may be what answers it": (
        "result",
        ":solved a",
        f":goal a tz:Target ; {FIGURE} . :solved a",
    ),
    "growth may be more than a whole": (
        "result",
        "tz:value 12.0 ; tz:unit unit:site-chu",
        "tz:change change:increase ; tz:value 120.0 ; tz:unit unit:percent",
    ),
    "a task may be more than fulfilled": (
        "result",
        "tz:value 12.0 ; tz:unit unit:site-chu",
        "tz:indicator indicator:target-completion-rate ; tz:value 120.0 ; tz:unit unit:percent",
    ),
    "a part of what is only known to be more": (
        "result",
        ":solved a",
        f""":part a tz:Outcome ; tz:subsetOf :whole ; {FIGURE} .
        :whole a tz:Outcome ; {FIGURE.replace("12.0", "10.0").replace("comparator:eq", "comparator:gt")} . :solved a""",
    ),
    "a part counted otherwise": (
        "result",
        ":solved a",
        f""":part a tz:Outcome ; tz:subsetOf :solved ;
        {FIGURE.replace("12.0", "15.0").replace("site-chu", "person-ren")} . :solved a""",
    ),
    "more put right than one of two numbers found": (
        "result",
        ":solved a tz:Outcome ;",
        f"""
        :first a tz:Outcome ; tz:indicator indicator:problems-found ; {FIGURE} .
        :second a tz:Outcome ; tz:indicator indicator:problems-found ; {FIGURE} .
        :solved tz:indicator indicator:problems-rectified ; a tz:Outcome ;""",
    ),
    "a body of the province": (
        "press",
        "function:edu ; tz:jurisdiction :town",
        "function:edu ; tz:jurisdiction :province . :town tz:within :province . :bureau rdfs:seeAlso :words",
    ),
    "a body of a district": (
        "press",
        "function:edu ; tz:jurisdiction :town",
        "function:edu ; tz:jurisdiction :district . :district tz:within :town . :bureau rdfs:seeAlso :words",
    ),
    "a time limit of another time": (
        "commitment",
        "tz:dueKind due:during",
        """tz:dueKind due:during . :later a tz:Milestone ;
        tz:dueKind due:during ; tz:statedIn :words ; tz:ofProject :project ; tz:dueBy "2024-11-30"^^xsd:date ; tz:dueFor :planned .
        :due a tz:Milestone""",
    ),
}
