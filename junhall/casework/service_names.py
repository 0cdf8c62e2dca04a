"""What the services of a ledger are called: the town's own, and categories met in imports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

_NAMES: Final = (
    "SELECT code, coalesce(nullif(json_extract(told, '$.' || :lang), ''),"
    " (SELECT value FROM json_each(told) LIMIT 1), code)"
    " FROM (SELECT code, nullif(name, '') AS told FROM service) ORDER BY code"
)


def service_names(
    execute: Callable[[str, Mapping[str, Any]], Iterable[Any]], lang: str
) -> dict[str, str]:
    """Each service's name in a language, or in the first one it has, by its code.

    ``execute`` runs one statement with named values: of a driver's connection, or of the store's.
    """
    return {row[0]: row[1] for row in execute(_NAMES, {"lang": lang})}
