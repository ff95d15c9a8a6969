"""``jiheng policies``: the policy packs."""

from jiheng.cli.verbs import Verbs

command = Verbs("policies", ("policies_list", "policies_show", "policies_check", "policies_import"))
