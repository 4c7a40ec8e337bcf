"""What can be wrong with a storage, in sentences; no secret of an address is in them."""

from __future__ import annotations

import re

from data.survey.errors import DataError

#: What an address begins with; Azure makes no difference between the last two.
SCHEMES = ("s3", "abfs", "abfss")
FORM = "s3://bucket/path or abfs://container@account.dfs.core.windows.net/path"


class StorageError(DataError):
    """A storage does not give, or take, what it is asked for; ``kind`` is the same as long as the same is wrong."""

    def __init__(self, text: str, kind: str) -> None:
        super().__init__(text)
        self.kind = kind


def is_address(tables: object) -> bool:
    """Whether tables come from a storage, and not from a folder."""
    return isinstance(tables, str) and "://" in tables


def shown(address: str) -> str:
    """An address without its password and its options, which may hold a signature."""
    return re.sub(r"^([^:]*://[^:/]*):.*@", r"\1@", address.partition("?")[0])


def problem(address: str, kind: str, reason: str = "") -> StorageError:
    """An error of a kind, most of which :mod:`data.storage.process` tells, with its reason in words of the storage."""
    where = shown(address)
    told = f" ({reason})" if reason else ""
    push = f"'python -m data push {where}'"
    sentences = {
        "address": f"cannot use the address {where}{told}: write it as {FORM}",
        "bucket": f"{where}: there is no such bucket or container{told}: mend the address, or make it first",
        "denied": f"{where} gives no access{told}: give the credentials of somebody who has the permission, and check "
        "that they have not expired",
        "network": f"cannot reach {where}{told}: check the network and, where it is in the address, the endpoint",
        "slow": f"{where} does not answer{told}: check the network, and that the storage works",
        "disk": f"cannot keep a copy of {where}{told}: make room, or set TMPDIR to a folder that may be written to",
        "empty": f"nothing is published at {where}{told}: mend the address, or publish there with {push}",
        "damaged": f"{where} is damaged{told}: write it again with {push} --replace",
    }
    return StorageError(
        sentences.get(kind, f"{where} does not work{told}: check address, region and credentials"), kind
    )
