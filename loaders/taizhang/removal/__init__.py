"""What is not to be published: persons and bulletins removed on request, and persons whom a setting leaves out.

``register`` (what was removed, as ``DATA/removed.yml`` remembers it), ``conceal`` (names out of words and texts, character for
character), ``people`` (whom the setting ``people`` leaves out), ``settings`` (``DATA/settings.toml``). Why it is so:
``docs/decisions/removal.md``.
"""
