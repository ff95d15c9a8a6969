"""Chinese faces for PDFium, so that a file which embeds none is read alike on every machine.

PDFium leaves out text whose face it does not find. The faces of the package that PDF files are written with stand for
all of them; on Windows PDFium asks the system, which has Chinese faces of its own.
"""

from __future__ import annotations

import ctypes
import os
from importlib.util import find_spec

from pypdfium2 import raw

FACES = "pylopdf_fonts_zh_cn"


def give() -> None:
    """Start PDFium anew with the faces of the package; no document may be open."""
    found = find_spec(FACES)
    folders = [os.fsencode(folder) for folder in (found.submodule_search_locations or ())] if found else []
    if not folders:
        return
    kept = (ctypes.c_char_p * (len(folders) + 1))(*folders, None)
    config = raw.FPDF_LIBRARY_CONFIG(version=2)
    config.m_pUserFontPaths = ctypes.cast(kept, type(config.m_pUserFontPaths))
    raw.FPDF_DestroyLibrary()
    raw.FPDF_InitLibraryWithConfig(config)
    _KEPT.append(kept)


_KEPT: list[object] = []
"""What PDFium goes on pointing at."""
