"""The outputs by the name that a user gives; each module is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from jiheng.reporting.audit import Audit, Failure


class Output(NamedTuple):
    """A module with ``document(audit)`` and ``whole(documents, failures)``.

    ``suffix`` is the ending of its file, ``also`` further ones that it may have, ``binary`` whether it is no text,
    ``single`` whether a folder can take one file for each document, with ``overview`` of the module over them;
    ``needs`` names a package that is optional; ``screen`` says that it takes a terminal's width and colours;
    ``patches`` are the endings of the user's own files that it writes into: then ``document`` takes the file too,
    every document has a file of its own, and there is no overview; ``converts`` says that it takes what files of
    other Word programs are converted to; ``lists`` says that it takes the list of who must publish and the answers
    to an earlier list.
    """

    module: str
    suffix: str
    binary: bool = False
    single: bool = False
    needs: str = ""
    screen: bool = False
    patches: tuple[str, ...] = ()
    converts: bool = False
    lists: bool = False
    also: tuple[str, ...] = ()

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings that the name of its file may have."""
        return (self.suffix, *self.patches, *self.also)

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
    "html": Output("page", ".html", single=True, also=(".htm",)),
    "docx": Output("comments", ".docx", binary=True, single=True, patches=(".docx", ".docm"), converts=True),
    "pdf": Output("annotations", ".pdf", binary=True, single=True, patches=(".pdf",)),
    "xlsx": Output("rectification", ".xlsx", binary=True, lists=True),
    "notice": Output("notice", ".docx", binary=True),
}
"""What ``jiheng audit --format`` knows."""
DEFAULT = "text"


def named(file: Path | None) -> str:
    """The output of an audit that the name of its file asks for."""
    suffix = file.suffix.lower() if file else ""
    return next((name for name, form in AUDIT.items() if suffix in form.endings), DEFAULT)


def misnamed(form: Output, file: Path | None) -> bool:
    """Whether the name of a file is that of another output, so that no program would open what it holds."""
    if file is None or file.suffix.lower() in form.endings:
        return False
    other = AUDIT[named(file)]
    return file.suffix.lower() in other.endings and (form.binary or form.single or other.binary)


EXTRACT: Mapping[str, Output] = {
    "json": Output("extracted", ".json"),
    "csv": Output("facts_csv", ".csv", binary=True),
    "parquet": Output("facts_parquet", ".parquet", binary=True, needs="polars"),
    "xlsx": Output("facts_xlsx", ".xlsx", binary=True),
}
"""What ``jiheng extract --format`` knows."""
