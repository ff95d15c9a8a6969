"""The checks that are not arithmetic: wording, structure, classification, statements, privacy. One check, one file."""

from jiheng.checks.case import Check
from jiheng.checks.text.annex_entity import annex_entity
from jiheng.checks.text.annex_year import annex_year
from jiheng.checks.text.bank_account import bank_account
from jiheng.checks.text.bare_figure import bare_figure
from jiheng.checks.text.base_year import base_year
from jiheng.checks.text.beheaded_term import beheaded_term
from jiheng.checks.text.blank_head import blank_head
from jiheng.checks.text.broken_sentence import broken_sentence
from jiheng.checks.text.class_basis import class_basis
from jiheng.checks.text.code_place import code_place
from jiheng.checks.text.contents_titles import contents_titles
from jiheng.checks.text.contrary_reason import contrary_reason
from jiheng.checks.text.copied_paragraph import copied_paragraph
from jiheng.checks.text.dead_subject import dead_subject
from jiheng.checks.text.denied_figures import denied_figures
from jiheng.checks.text.denied_parts import denied_parts
from jiheng.checks.text.denied_scores import denied_scores
from jiheng.checks.text.denied_wording import denied_wording
from jiheng.checks.text.document_number import document_number
from jiheng.checks.text.document_year import document_year
from jiheng.checks.text.doubled_item import doubled_item
from jiheng.checks.text.doubled_words import doubled_words
from jiheng.checks.text.doubtful_unit import doubtful_unit
from jiheng.checks.text.empty_annex import empty_annex
from jiheng.checks.text.empty_table_note import empty_table_note
from jiheng.checks.text.entity_name import entity_name
from jiheng.checks.text.figure_numbers import figure_numbers
from jiheng.checks.text.foreign_entity import foreign_entity
from jiheng.checks.text.foreign_purpose import foreign_purpose
from jiheng.checks.text.full_stop import full_stop
from jiheng.checks.text.future_results import future_results
from jiheng.checks.text.glossary_subject import glossary_subject
from jiheng.checks.text.identity_number import identity_number
from jiheng.checks.text.indicator_count import indicator_count
from jiheng.checks.text.listed_annex import listed_annex
from jiheng.checks.text.listed_count import listed_count
from jiheng.checks.text.listed_words import listed_words
from jiheng.checks.text.listed_zero import listed_zero
from jiheng.checks.text.missing_annex import missing_annex
from jiheng.checks.text.missing_gloss import missing_gloss
from jiheng.checks.text.missing_reason import missing_reason
from jiheng.checks.text.missing_section import missing_section
from jiheng.checks.text.missing_table import missing_table
from jiheng.checks.text.misspelt_subject import misspelt_subject
from jiheng.checks.text.mobile_number import mobile_number
from jiheng.checks.text.numbered_count import numbered_count
from jiheng.checks.text.numbering import numbering
from jiheng.checks.text.old_term import old_term
from jiheng.checks.text.other_year import other_year
from jiheng.checks.text.paired_marks import paired_marks
from jiheng.checks.text.part_of_year import part_of_year
from jiheng.checks.text.placeholder import placeholder
from jiheng.checks.text.relative_time import relative_time
from jiheng.checks.text.same_reason import same_reason
from jiheng.checks.text.silent_member import silent_member
from jiheng.checks.text.subject_code import subject_code
from jiheng.checks.text.subject_levels import subject_levels
from jiheng.checks.text.subject_spelling import subject_spelling
from jiheng.checks.text.template_residue import template_residue
from jiheng.checks.text.title_numbers import title_numbers
from jiheng.checks.text.typo import typo
from jiheng.checks.text.unbought_item import unbought_item
from jiheng.checks.text.unfunded_site import unfunded_site
from jiheng.checks.text.unpaid_count import unpaid_count
from jiheng.checks.text.unsupported_score import unsupported_score
from jiheng.checks.text.unused_gloss import unused_gloss
from jiheng.checks.text.wrong_parent import wrong_parent

CHECKS: tuple[Check, ...] = (
    placeholder,
    template_residue,
    other_year,
    base_year,
    annex_year,
    part_of_year,
    relative_time,
    future_results,
    doubled_words,
    typo,
    copied_paragraph,
    same_reason,
    numbering,
    listed_words,
    figure_numbers,
    paired_marks,
    full_stop,
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
    missing_section,
    missing_table,
    missing_annex,
    empty_annex,
    listed_annex,
    empty_table_note,
    denied_figures,
    denied_wording,
    denied_parts,
    denied_scores,
    missing_reason,
    contrary_reason,
    doubtful_unit,
    document_number,
    title_numbers,
    document_year,
    old_term,
    class_basis,
    listed_count,
    silent_member,
    unsupported_score,
    unfunded_site,
    unbought_item,
    unpaid_count,
    numbered_count,
    indicator_count,
    entity_name,
    foreign_entity,
    annex_entity,
    bare_figure,
    broken_sentence,
    beheaded_term,
    doubled_item,
    foreign_purpose,
    contents_titles,
    listed_zero,
    blank_head,
    subject_code,
    code_place,
    subject_spelling,
)
"""Every check of this room; a function's name is the id of its rule's record."""
