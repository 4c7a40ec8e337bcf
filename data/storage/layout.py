"""How a set lies in a storage: its name, and the manifest that names each of its files.

Unlike in a folder every set has a name of its own, no file is replaced, and nothing private is among them.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict

from data.survey.prepared import digest
from data.survey.versions import Manifest

#: The file with the name of the set that is served, as it stands beside all sets and in each of them.
CURRENT = "current"
NAME = re.compile(r"set-[a-z0-9-]{1,80}")
#: What a file of a set may be called, for it becomes one on a disk.
FILE = re.compile(r"([a-z0-9_]+/)?[a-z0-9_]+\.[a-z]+")


def written(manifest: Manifest) -> bytes:
    """A manifest as the content of a file."""
    return json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()


def name_of(manifest: Manifest) -> str:
    """The name of a set, in which its version can be read: another one for any other content."""
    return f"set-{manifest.version}-{digest(written(manifest))[:12]}"
