"""The checks that are not arithmetic: wording, structure, classification, statements, privacy. One check, one file."""

from jiheng.checks.case import Check
from jiheng.checks.text.bank_account import bank_account
from jiheng.checks.text.dead_subject import dead_subject
from jiheng.checks.text.doubled_words import doubled_words
from jiheng.checks.text.glossary_subject import glossary_subject
from jiheng.checks.text.identity_number import identity_number
from jiheng.checks.text.missing_gloss import missing_gloss
from jiheng.checks.text.misspelt_subject import misspelt_subject
from jiheng.checks.text.mobile_number import mobile_number
from jiheng.checks.text.placeholder import placeholder
from jiheng.checks.text.subject_levels import subject_levels
from jiheng.checks.text.template_residue import template_residue
from jiheng.checks.text.typo import typo
from jiheng.checks.text.unused_gloss import unused_gloss
from jiheng.checks.text.wrong_parent import wrong_parent

CHECKS: tuple[Check, ...] = (
    placeholder,
    template_residue,
    doubled_words,
    typo,
    dead_subject,
    misspelt_subject,
    wrong_parent,
    subject_levels,
    glossary_subject,
    unused_gloss,
    missing_gloss,
    mobile_number,
    identity_number,
    bank_account,
)
"""Every check of this room; a function's name is the id of its rule's record."""
