"""Keeping what was calculated for as long as there is what it was calculated from."""

from __future__ import annotations

import weakref
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache, wraps
from threading import Lock
from typing import Any, TypeVar, cast
from zlib import compress, decompress

F = TypeVar("F", bound=Callable[..., Any])
#: Bytes that a kept answer takes beside its own and those of what was asked.
BESIDE = 500


def kept(most: int) -> Callable[[F], F]:
    """As ``lru_cache``, but the first argument, a store or its quotes, can go: versions of the data follow each other.

    What is kept must not lead back to that argument.
    """

    def decorate(make: F) -> F:
        @lru_cache(maxsize=most)
        def found(of: weakref.ref[Any], *more: Any) -> Any:
            return make(of(), *more)

        @wraps(make)
        def ask(of: Any, *more: Any) -> Any:
            return found(weakref.ref(of), *more)

        return cast(F, ask)

    return decorate


def kept_bytes(most: int) -> Callable[[F], F]:
    """As :func:`kept`, for what gives bytes, or None: so many bytes of answers, whatever their number.

    They are kept compressed, to a fifth of what JSON with HTML in it takes, and not as they come: orjson hands over
    a block of memory that may be several times what is in it. What was asked longest ago goes first. The other
    arguments are texts.
    """

    def decorate(make: F) -> F:
        held: OrderedDict[tuple[Any, ...], bytes | None] = OrderedDict()
        total, changing = 0, Lock()

        @wraps(make)
        def ask(of: Any, *more: str) -> bytes | None:
            nonlocal total
            key = (weakref.ref(of), *more)
            with changing:
                if known := key in held:
                    held.move_to_end(key)
                    packed = held[key]
            if known:
                return packed and decompress(packed)
            made: bytes | None = make(of, *more)
            packed = None if made is None else compress(made, 1)
            with changing:
                if key not in held:
                    held[key] = packed
                    total += _size(key, packed)
                while total > most:
                    total -= _size(*held.popitem(last=False))
            return made

        return cast(F, ask)

    return decorate


def _size(key: tuple[Any, ...], packed: bytes | None) -> int:
    return BESIDE + len(packed or b"") + sum(map(len, key[1:]))
