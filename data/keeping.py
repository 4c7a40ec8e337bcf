"""Keeping what was calculated for as long as there is what it was calculated from."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])


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
