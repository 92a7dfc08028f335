"""What follows: OWL 2 RL closure of a bulletin's graph over the ontology and the reference data.

``terms`` (pyoxigraph ↔ rdflib), ``schema`` (ontology → rules, with owlrl), ``engine`` (rules and facts → new facts), ``closure``
(the whole: :func:`~taizhang.reasoning.closure.close_reference` once, :func:`~taizhang.reasoning.closure.infer` for each bulletin).
"""
