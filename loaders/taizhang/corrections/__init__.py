"""What stewards put right: ``corrections.yml`` → entries → a reading that holds what they say.

``docs/corrections.md`` tells the format. ``fields`` (what can be answered, of which type), ``sheet`` and ``file`` (a file, read
and checked), ``entries`` (an entry), ``beside`` (the files beside a bulletin), ``address`` (the record that an entry is about),
``values`` (what its words mean there), ``holding``, ``additions`` and ``renumber`` (records changed, added, dropped), ``apply``
(entries → reading, with what they changed and what no longer fits).
"""
