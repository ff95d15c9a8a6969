"""``jiheng rules``: the catalogue of rules."""

from jiheng.cli.verbs import Verbs

command = Verbs("rules", ("rules_list", "rules_show", "rules_test"))
