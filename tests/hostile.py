"""A survey whose every text is an attack: the committed one with groups, and in each text one of ``ATTACKS``."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from data.store import Store, load
from data.survey.parquet import arrow_schema, parquet
from data.survey.schema import TABLES, Kind
from tests.grouped import grouped

#: Tells that an attack came through: the name of an element, an attribute, a variable, a scheme.
MARK = "q8w"
ATTACKS = (
    f"<img src=x onerror=window.{MARK}=1>",
    f"</script><script>window.{MARK}=1</script>",
    f"\"><{MARK} onload='window.{MARK}=1'>",
    f"{{{{7*7}}}}${{window.{MARK}=1}}",
    f'<a href="javascript:window.{MARK}=1">{MARK}</a>',
    f"<b><{MARK}>",
    f"</textarea></title></style><svg onload=window.{MARK}=1>",
    f"&lt;{MARK}&gt; $& $` $'",
    f'=HYPERLINK("http://{MARK}")',
    f"]]><{MARK}/><!--",
    f"' onfocus=window.{MARK}=1 autofocus x='",
)


def hostile(folder: Path) -> Store:
    """Write the tables of that survey to a folder."""
    grouped(folder)
    for table in TABLES.values():
        path = folder / f"{table.name}.parquet"
        columns = pq.read_table(path).to_pydict() if path.exists() else {}
        for column in table.columns:
            free = column.kind is Kind.TEXT and not (column.pattern or column.codes or column.references)
            if free and column.name in columns and not column.name.endswith(("_id", "_of", "group", "note")):
                columns[column.name] = list(map(attacked, columns[column.name]))
        if columns:
            path.write_bytes(parquet(pa.Table.from_pydict(columns, schema=arrow_schema(table))))
    return load(folder)


def attacked(text: str | None) -> str | None:
    """A text with an attack before it; equal texts get the same one."""
    return text and f"{ATTACKS[sum(text.encode()) % len(ATTACKS)]} {text}"
