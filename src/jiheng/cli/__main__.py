"""``python -m jiheng.cli``: the command line where no script is installed."""

import sys

from jiheng.cli import main

sys.exit(main())
