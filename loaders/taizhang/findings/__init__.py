"""What a bulletin leaves out or contradicts: the results of SHACL, contradictions of the ontology, and the loader's own doubts.

``shapes`` (the rules and their catalogue), ``validation`` (a graph against the rules), ``doubts`` (the messages of doubts),
``collect`` (all of them as findings), ``graph`` (findings as quads), ``report`` (findings for people and programs).
"""
