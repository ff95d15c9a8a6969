"""Tables that a conversion to text has flattened: cells on lines of their own, or tabs or bars in a line."""

from jiheng.extraction.structure.flattened.barred import barred
from jiheng.extraction.structure.flattened.printed import printed
from jiheng.extraction.structure.flattened.spaced import spaced
from jiheng.extraction.structure.flattened.tabbed import tabbed

__all__ = ["barred", "printed", "spaced", "tabbed"]
