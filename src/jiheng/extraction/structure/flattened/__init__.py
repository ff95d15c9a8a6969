"""Tables that a conversion to text has flattened: cells on lines of their own, or tabs in a line."""

from jiheng.extraction.structure.flattened.printed import printed
from jiheng.extraction.structure.flattened.tabbed import tabbed

__all__ = ["printed", "tabbed"]
