"""What stewards put right: ``corrections.yml`` → entries → a reading that holds what they say.

The format is told in ``docs/corrections.md``. ``fields`` (what can be answered and which type it takes, from ``fields.tsv``),
``entries`` (a file read and checked, each entry with its line), ``find`` (the files beside a bulletin), ``records`` (the record that an
entry is about), ``values`` (a value as the field wants it), ``apply`` (entries → reading, with what they changed and what no longer fits).
"""
