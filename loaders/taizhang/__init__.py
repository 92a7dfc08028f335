"""Taizhang (台账): bulletins of Chinese city governments as a knowledge graph.

The way of the data, one sub-package a stage; each imports only what stands before it:
``source`` (bytes → Text) → ``layout`` (Text → Document) → ``extract`` (Document → records) → ``corrections`` (what stewards put
right) and ``removal`` (what is not published) → ``mapping`` (records → quads) → ``reasoning`` (closure) → ``findings`` (SHACL and
the loader's doubts) → ``linking`` (matters over bulletins) → ``release`` (stores, dumps) → ``commands``.
"""

__version__ = "0.1.0"
