"""Graphs → release: immutable folders of stores and texts, one of them current.

``bulletin`` (one text through all stages, kept in a cache), ``reference`` (the graphs that all bulletins share), ``build`` (a new
release aside, then in place), ``current`` (what stands now), ``lock`` (one load at a time).
"""
