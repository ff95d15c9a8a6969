"""What must hold for every report: rounding never makes an error, one wrong figure always makes exactly one."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from jiheng.ledger import Ledger
from tests.checks.relations.drafts import DOWN, UP, Draft

yuan = st.integers(min_value=10_000, max_value=90_000_000)
PARTS = ("因公出国（境）费", "公务用车购置及运行维护费", "公务接待费")
WHOLE = "“三公”经费"


def half_up(numerator, denominator):
    """A quotient rounded half up, in integers."""
    sign = -1 if numerator * denominator < 0 else 1
    return sign * ((2 * abs(numerator) + abs(denominator)) // (2 * abs(denominator)))


def shown(number, places):
    digits = str(abs(number)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def money(amount, places):
    """元 as 万元 with so many places."""
    return shown(half_up(amount * 10**places, 10_000), places)


def report(years, places, unit="万元"):
    """三公 with its parts, shares, changes and rates, each figure rounded by itself from amounts in 元."""
    draft, now = Draft(), [this for this, _ in years]
    names, amounts = [WHOLE, *PARTS], [(sum(now), sum(last for _, last in years)), *years]
    indices = []
    for name, (this, last) in zip(names, amounts, strict=True):
        printed = money(this, places) if unit == "万元" else str(this)
        indices.append(draft.account(name, printed, unit=unit, kept=places if unit == "万元" else 0))
        rate = shown(half_up(abs(this - last) * 10_000, last), 2)
        change = money(abs(this - last), places) if unit == "万元" else str(abs(this - last))
        roles = draft.change(name, UP if this >= last else DOWN, change, rate)
        draft.facts[roles["amount"]] = with_unit(draft.facts[roles["amount"]], unit, change)
        draft.state("change", current=indices[-1], **roles)
    draft.state("enumeration", whole=indices[0], parts=indices[1:])
    for name, index, this in zip(PARTS, indices[1:], now, strict=True):
        share = draft.add(name, "占比", shown(half_up(this * 10_000, sum(now)), 2), "%", of=WHOLE)
        draft.state("share", part=index, whole=indices[0], share=share)
    return draft


def with_unit(fact, unit, printed):
    from tests.checks.relations.drafts import quantity

    return replace(fact, quantity=quantity(printed, unit), kept=fact.kept)


three_parts = st.lists(st.tuples(yuan, yuan), min_size=3, max_size=3)


@given(three_parts, st.integers(0, 4))
def test_a_consistent_report_has_no_error_however_it_is_rounded(years, places):
    assume(
        all(half_up(abs(this - last) * 10**places, 10_000) for this, last in years)
    )  # no change that prints as nought
    assert [finding.message for finding in report(years, places).errors] == []


@given(three_parts)
def test_the_unit_of_the_figures_does_not_matter(years):
    assume(all(abs(this - last) > 100 for this, last in years))
    assert report(years, 2, "元").errors == []
    assert report(years, 2).errors == []


@given(three_parts, st.data())
def test_one_wrong_figure_is_one_error_about_it(years, data):
    assume(all(abs(this - last) > 10_000 for this, last in years))
    draft = report(years, 2)
    amounts = [index for index, fact in enumerate(draft.facts) if fact.measure in {"决算数", "占比"}]
    index = data.draw(st.sampled_from(amounts))
    fact = draft.facts[index]
    moved = fact.quantity.coefficient + data.draw(st.integers(30, 900)) * data.draw(st.sampled_from((1, -1)))
    assume(moved > 0)
    # A shift is only an error where it leaves what rounding allows to every figure beside it.
    assume(fact.measure == "占比" or abs(moved - fact.quantity.coefficient) * 50 > fact.quantity.coefficient)
    draft.facts[index] = replace(fact, quantity=replace(fact.quantity, coefficient=moved))
    (finding,) = draft.errors
    assert index in finding.facts


@given(three_parts, st.randoms(use_true_random=False))
def test_the_order_of_the_ledger_does_not_matter(years, random):
    assume(all(abs(this - last) > 10_000 for this, last in years))
    draft = report(years, 2)
    draft.facts[0] = replace(draft.facts[0], quantity=replace(draft.facts[0].quantity, coefficient=7))
    order = list(range(len(draft.facts)))
    random.shuffle(order)
    place = {old: new for new, old in enumerate(order)}
    statements = [
        replace(one, roles={role: tuple(place[index] for index in indices) for role, indices in one.roles.items()})
        for one in draft.statements
    ]
    case = draft.case
    other = replace(case, ledger=Ledger(tuple(draft.facts[old] for old in order), tuple(statements)))
    assert told(draft.results) == told(results_of(other))


def results_of(case):
    from jiheng.checks.relations import relations

    return relations(case)


def told(results):
    """What the user is told, without the ledger's numbering."""
    return sorted(
        (
            one.rule,
            one.outcome,
            one.span,
            one.finding.message if one.finding else "",
            one.finding.stated if one.finding else "",
        )
        for one in results
    )
