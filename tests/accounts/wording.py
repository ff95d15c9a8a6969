"""The text of a disclosure over the same figures, as lines."""

from . import books
from .books import CAPITAL, ENTITY, FUND, GENERAL, OTHER, YEAR
from .sheets import wan


def share(part, whole):
    """A share in per cent, two decimals, halves up."""
    return f"{(2 * 10_000 * part + whole) // (2 * whole) / 100:.2f}%"


def lines():
    """The lines from the first heading to the last."""
    earned = sum(books.income(fund) for fund in books.OPENING)
    whole = earned + sum(books.OPENING.values())
    spent, general = books.total(), books.total(GENERAL)
    state = sum(books.income(fund) + books.OPENING[fund] for fund in (GENERAL, FUND, CAPITAL))
    basic, project = books.total(part="basic"), books.total(part="project")
    cars, meals = books.CARS["account"], books.RECEPTION["account"]
    both = cars + meals
    planned = books.CARS["adjusted"] + books.RECEPTION["adjusted"]
    personnel = sum(books.economic(books.BASIC, code) for code in books.PERSONNEL)
    operation = sum(books.economic(books.BASIC, code) for code in books.OPERATION)
    return [
        f"{ENTITY}{YEAR}年度部门决算",
        "第一部分 部门概况",
        "一、主要职责",
        f"{ENTITY}负责全县商贸流通和招商引资工作。",
        "第二部分 部门决算情况说明",
        "一、收入支出决算总体情况说明",
        f"{YEAR}年度收入总计、支出总计均为{wan(whole)}万元。",
        "二、收入决算情况说明",
        (
            f"{YEAR}年度本年收入合计{wan(earned)}万元，其中："
            f"一般公共预算财政拨款收入{wan(books.income(GENERAL))}万元，占{share(books.income(GENERAL), earned)}；"
            f"政府性基金预算财政拨款收入{wan(books.income(FUND))}万元，占{share(books.income(FUND), earned)}；"
            f"国有资本经营预算财政拨款收入{wan(books.income(CAPITAL))}万元，占{share(books.income(CAPITAL), earned)}；"
            f"其他收入{wan(books.income(OTHER))}万元，占{share(books.income(OTHER), earned)}。"
        ),
        "三、支出决算情况说明",
        (
            f"{YEAR}年度本年支出合计{wan(spent)}万元，其中：基本支出{wan(basic)}万元，占{share(basic, spent)}；"
            f"项目支出{wan(project)}万元，占{share(project, spent)}。"
        ),
        "四、财政拨款收入支出决算总体情况说明",
        f"{YEAR}年度财政拨款收入总计、支出总计均为{wan(state)}万元。",
        "五、一般公共预算财政拨款支出决算情况说明",
        f"{YEAR}年度一般公共预算财政拨款支出{wan(general)}万元，占本年支出合计的{share(general, spent)}。",
        *(_class(code) for code in books.codes(GENERAL) if len(code) == len("2011301")),
        "六、一般公共预算财政拨款基本支出决算情况说明",
        (
            f"{YEAR}年度一般公共预算财政拨款基本支出{wan(personnel + operation)}万元，"
            f"其中：人员经费{wan(personnel)}万元，公用经费{wan(operation)}万元。"
        ),
        "七、财政拨款“三公”经费支出决算情况说明",
        (
            f"{YEAR}年度“三公”经费财政拨款支出预算为{wan(planned)}万元，支出决算为{wan(both)}万元，"
            f"完成预算的{share(both, planned)}。其中：因公出国（境）费支出决算为0.00万元；"
            f"公务用车购置及运行维护费支出决算为{wan(cars)}万元，"
            f"占{share(cars, both)}；公务接待费支出决算为{wan(meals)}万元，占{share(meals, both)}。"
        ),
        "八、政府性基金预算财政拨款收入支出决算情况说明",
        f"{YEAR}年度政府性基金预算财政拨款支出{wan(books.total(FUND))}万元。",
        "九、国有资本经营预算财政拨款支出决算情况说明",
        f"{YEAR}年度国有资本经营预算财政拨款支出{wan(books.total(CAPITAL))}万元。",
        "十、其他重要事项的情况说明",
        "（一）机关运行经费支出情况",
        f"{YEAR}年度机关运行经费支出{wan(operation)}万元。",
    ]


def _class(code):
    names = [books.NAMES[code[:digits]] for digits in (3, 5, 7)]
    path = "".join(f"{name}（{level}）" for name, level in zip(names, "类款项", strict=True))
    return f"{path}{books.YEAR}年决算数为{wan(sum(books.spent(code, GENERAL)))}万元。"
