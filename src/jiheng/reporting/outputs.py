"""The outputs by the name that a user gives; each module is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from jiheng.reporting.audit import Audit, Failure


class Output(NamedTuple):
    """A module with ``document(audit)`` and ``whole(documents, failures)``.

    ``suffix`` is the ending of its file, ``binary`` whether it is no text, ``single`` whether a folder can take one
    file for each document, with ``overview`` of the module over them; ``needs`` names a package that is
    optional; ``screen`` says that it takes a terminal's width and colours; ``patches`` are the endings of the user's
    own files that it writes into: then every document has a file of its own, and there is no overview; ``lists`` says
    that it takes the list of who must publish and the answers to an earlier list.
    """

    module: str
    suffix: str
    binary: bool = False
    single: bool = False
    needs: str = ""
    screen: bool = False
    patches: tuple[str, ...] = ()
    lists: bool = False

    @property
    def document(self) -> Callable[[Audit], Any]:
        """What is kept of one document."""
        view: Callable[[Audit], Any] = self._module.document
        return view

    def whole(self, documents: Sequence[Any], failures: Sequence[Failure], **look: Any) -> str | bytes:  # noqa: ANN401
        """The file over all documents; ``look`` is how a terminal wants it."""
        made: str | bytes = self._module.whole(documents, failures, **look)
        return made

    def overview(self, names: Sequence[str], documents: Sequence[Any], failures: Sequence[Failure]) -> str:
        """The page that leads to the files of single documents."""
        made: str = self._module.overview(names, documents, failures)
        return made

    @property
    def _module(self) -> Any:  # noqa: ANN401 - modules share a protocol, their documents are their own
        return import_module(f"jiheng.reporting.{self.module}")


AUDIT: Mapping[str, Output] = {
    "text": Output("text", ".txt", screen=True),
    "json": Output("contract", ".json"),
    "sarif": Output("sarif", ".sarif"),
    "html": Output("page", ".html", single=True),
    "docx": Output("comments", ".docx", binary=True, single=True, patches=(".docx", ".docm")),
    "pdf": Output("annotations", ".pdf", binary=True, single=True, patches=(".pdf",)),
    "xlsx": Output("rectification", ".xlsx", binary=True, lists=True),
    "notice": Output("notice", ".docx", binary=True),
}
"""What ``jiheng audit --format`` knows."""

EXTRACT: Mapping[str, Output] = {
    "json": Output("extracted", ".json"),
    "csv": Output("facts_csv", ".csv", binary=True),
    "parquet": Output("facts_parquet", ".parquet", binary=True, needs="polars"),
    "xlsx": Output("facts_xlsx", ".xlsx", binary=True),
}
"""What ``jiheng extract --format`` knows."""
