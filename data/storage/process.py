"""The process that asks a storage: ``python -m data.storage.process``, which :mod:`data.storage.storage` starts.

It reads questions from its standard input and writes an answer to each to its standard output, both as messages of
:mod:`multiprocessing.connection`. The first message is the address. A question is a JSON list, and a message more with
the content where it has one: ``["get", path]``, ``["put", path]``, ``["copy", path, other]``. An answer is a JSON list,
``["ok"]`` with the content of a *get* in a message more, ``["missing"]``, or a kind of error and its reason.
It ends where its standard input does. It imports no more than it needs: there is one beside each worker.
"""

from __future__ import annotations

import json
import re
import sys
from multiprocessing.connection import Connection

import pyarrow as pa
from pyarrow import fs

from data.storage.errors import SCHEMES, shown

#: Words in errors of the libraries of Amazon and Microsoft, of which pyarrow makes an OSError, by the kind they are.
KINDS = {
    "denied": r"ACCESS_DENIED|SIGNATURE_DOES_NOT_MATCH|INVALID_ACCESS_KEY|INVALID_CLIENT_TOKEN|EXPIRED_TOKEN"
    r"|UNRECOGNIZED_CLIENT|MISSING_AUTHENTICATION|Authoriz|Authentica|\b40[13]\b",
    "network": r"NETWORK_CONNECTION|[Cc]ould not (connect|resolve)|Fail to get a new connection",
    "bucket": r"NO_SUCH_BUCKET|NoSuchBucket|ContainerNotFound",
}


class Asked:
    """A storage, as pyarrow opens it; raises ArrowException or ValueError where it cannot use the address."""

    def __init__(self, address: str) -> None:
        if address.partition("://")[0] not in SCHEMES:
            raise ValueError(f"it begins with none of {', '.join(f'{scheme}://' for scheme in SCHEMES)}")
        self._files, path = fs.FileSystem.from_uri(address)
        self._root = path.strip("/")
        if not self._root:
            raise ValueError("it names no bucket or container")

    def get(self, path: str) -> bytes:
        """The content of a file; raises FileNotFoundError or another OSError."""
        with self._files.open_input_stream(f"{self._root}/{path}", compression=None) as stream:
            content: bytes = stream.read()
            return content

    def put(self, path: str, content: bytes) -> None:
        """Write a file; whoever reads meanwhile may find it empty on Azure. Raises OSError."""
        with self._files.open_output_stream(f"{self._root}/{path}", compression=None) as stream:
            stream.write(content)

    def copy(self, path: str, other: str) -> None:
        """Have the content of a file in another one too, in one step; raises OSError."""
        self._files.copy_file(f"{self._root}/{path}", f"{self._root}/{other}")

    def has_bucket(self) -> bool:
        """Whether there is the bucket, as far as this may be asked."""
        try:
            found = self._files.get_file_info(self._root.partition("/")[0])
        except OSError:
            return True
        return bool(found.type != fs.FileType.NotFound)


def reason(error: str, address: str) -> str:
    """The first line of an error, without secrets: addresses lose their passwords, and what follows a question mark."""
    text = re.sub(r"\?[^\s'\"]*", "", error.replace(address, shown(address)))
    line = re.sub(r"\s*\(Request ID:.*", "", text.partition("\n")[0])
    return line.rpartition("; Details: ")[2][:300]


def answer(storage: Asked, question: list[str], content: bytes) -> tuple[list[str], bytes]:
    """The answer to a question, with the content of a *get*."""
    try:
        if question[0] == "put":
            storage.put(question[1], content)
        elif question[0] == "copy":
            storage.copy(question[1], question[2])
        else:
            return ["ok"], storage.get(question[1])
    except FileNotFoundError as error:
        if storage.has_bucket() and question[0] == "get":
            return ["missing"], b""
        return ["bucket", ""] if not storage.has_bucket() else ["other", str(error)], b""
    except OSError as error:
        kind = next((kind for kind, words in KINDS.items() if re.search(words, str(error))), "other")
        return [kind, str(error)], b""
    return ["ok"], b""


def main() -> None:
    """Answer until nobody asks any more."""
    questions, answers = Connection(sys.stdin.fileno(), writable=False), Connection(sys.stdout.fileno(), readable=False)
    address = questions.recv_bytes().decode()
    storage: Asked | None = None
    while True:
        try:
            question = json.loads(questions.recv_bytes())
            content = questions.recv_bytes() if question[0] == "put" else b""
        except EOFError:
            return
        try:
            storage = storage or Asked(address)
            told, found = answer(storage, question, content)
        except (pa.ArrowException, ValueError) as error:
            told, found = ["address", str(error)], b""
        answers.send_bytes(json.dumps([told[0], *(reason(text, address) for text in told[1:])]).encode())
        if told == ["ok"] and question[0] == "get":
            answers.send_bytes(found)


if __name__ == "__main__":
    main()
