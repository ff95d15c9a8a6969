"""The same sums as an XBRL instance with a calculation linkbase, judged by Arelle (Calculations 1.1, rounding)."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

PREFIX = "http://example.org/sums"
ITEMS = [f"part{number}" for number in range(1, 11)]
ARCROLE = "https://xbrl.org/2023/arcrole/summation-item"


def judged(folder: Path, sums: Sequence[tuple[int, ...]]) -> tuple[int, float, float]:
    """Wrong sums that Arelle reports, seconds of its check, seconds of loading."""
    from arelle import Cntlr, ValidateXbrlCalcs

    instance = written(folder, sums)
    start = time.process_time()
    controller = Cntlr.Cntlr(logFileName="logToBuffer")
    controller.webCache.workOffline = True
    model = controller.modelManager.load(str(instance))
    setup = time.process_time() - start
    if len(model.facts) != sum(map(len, sums)):
        raise RuntimeError("Arelle did not read every fact of the instance")
    start = time.process_time()
    mode = ValidateXbrlCalcs.ValidateCalcsMode.ROUND_TO_NEAREST
    found = sum(1 for _ in ValidateXbrlCalcs.validate(model, mode))
    return found, time.process_time() - start, setup


def written(folder: Path, sums: Sequence[tuple[int, ...]]) -> Path:
    """Schema, calculation linkbase and instance in a folder; one context for each sum."""
    (folder / "sums.xsd").write_text(schema(), "utf-8")
    (folder / "sums-cal.xml").write_text(linkbase(), "utf-8")
    path = folder / "sums.xbrl"
    path.write_text(instance_of(sums), "utf-8")
    return path


def schema() -> str:
    elements = "".join(
        f'<xs:element name="{name}" id="s_{name}" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" '
        'nillable="true" xbrli:periodType="instant"/>'
        for name in ["total", *ITEMS]
    )
    return (
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" '
        'xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'targetNamespace="{PREFIX}" elementFormDefault="qualified"><xs:annotation><xs:appinfo>'
        '<link:linkbaseRef xlink:type="simple" xlink:href="sums-cal.xml" '
        'xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase" '
        'xlink:role="http://www.xbrl.org/2003/role/calculationLinkbaseRef"/></xs:appinfo></xs:annotation>'
        '<xs:import namespace="http://www.xbrl.org/2003/instance" '
        f'schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>{elements}</xs:schema>'
    )


def linkbase() -> str:
    locators = "".join(
        f'<link:loc xlink:type="locator" xlink:href="sums.xsd#s_{name}" xlink:label="{name}"/>'
        for name in ["total", *ITEMS]
    )
    arcs = "".join(
        f'<link:calculationArc xlink:type="arc" xlink:arcrole="{ARCROLE}" xlink:from="total" xlink:to="{name}" '
        f'order="{order}" weight="1"/>'
        for order, name in enumerate(ITEMS, 1)
    )
    return (
        '<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f'<link:arcroleRef arcroleURI="{ARCROLE}" xlink:type="simple" '
        'xlink:href="https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item"/>'
        '<link:calculationLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">'
        f"{locators}{arcs}</link:calculationLink></link:linkbase>"
    )


def instance_of(sums: Sequence[tuple[int, ...]]) -> str:
    contexts = "".join(
        f'<context id="c{number}"><entity><identifier scheme="{PREFIX}">{number}</identifier></entity>'
        "<period><instant>2023-12-31</instant></period></context>"
        for number in range(len(sums))
    )
    facts = "".join(
        f'<s:{name} contextRef="c{number}" unitRef="u" decimals="2">{figure // 100}.{figure % 100:02}</s:{name}>'
        for number, figures in enumerate(sums)
        for name, figure in zip(["total", *ITEMS], figures, strict=True)
    )
    return (
        '<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:s="{PREFIX}" '
        'xmlns:iso4217="http://www.xbrl.org/2003/iso4217"><link:schemaRef xlink:type="simple" xlink:href="sums.xsd"/>'
        f'<unit id="u"><measure>iso4217:CNY</measure></unit>{contexts}{facts}</xbrl>'
    )
