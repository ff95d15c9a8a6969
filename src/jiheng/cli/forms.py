"""``jiheng forms``: forms to fill."""

from jiheng.cli.verbs import Verbs

command = Verbs("forms", ("forms_list", "forms_new", "forms_fill", "forms_indicators"))
