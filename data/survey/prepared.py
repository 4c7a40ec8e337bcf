"""Tables that are prepared when the data are built, as they take too long to make for each reader.

A prepared table carries a stamp, a digest of the tables it came from, and is read only where that stamp fits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

import pyarrow as pa
import pyarrow.parquet as pq

from data.survey.parquet import parquet

FOLDER = "prepared"
STAMP = b"made_from"


def digest(content: bytes) -> str:
    """What tells the content of one table from any other."""
    return hashlib.sha256(content).hexdigest()


def stamp(digests: Mapping[str, str], sources: Iterable[str]) -> str:
    """The stamp of what is made from the tables ``sources``; ``digests`` are those of all tables, by name."""
    return digest("\n".join(f"{name} {digests.get(name, '')}" for name in sources).encode())


def prepared(table: pa.Table, fitting: str) -> bytes:
    """A prepared table as a file with its stamp; the same table and stamp give the same bytes."""
    return parquet(table.replace_schema_metadata({STAMP: fitting.encode()}))


def read_prepared(content: bytes | None, schema: pa.Schema, fitting: str) -> pa.Table | None:
    """The prepared table in the content of a file; None where there is none with this schema and stamp."""
    try:
        table = pq.read_table(pa.BufferReader(content or b""))
    except (pa.ArrowException, OSError):
        return None
    stamped = (table.schema.metadata or {}).get(STAMP)
    return table if table.schema.equals(schema) and stamped == fitting.encode() else None
