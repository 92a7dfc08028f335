"""Document → records: what the text says, with the words that say it.

Each part builds only on those before it: ``context``, ``quantities``, ``times``, ``bodies``, ``work``, ``persons``, ``matters``,
``figures``, ``supervision``, ``doubts``; ``bulletins`` reads the bulletin itself, and ``reading`` puts all together.
"""
