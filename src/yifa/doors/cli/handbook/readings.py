"""What is computed and what is allowed: indicators, rules, permissions, law values, jurisdiction profiles."""

from yifa.doors.cli.handbook.marking import UNVERIFIED, anchor, code, facts, heading, plain, table
from yifa.doors.cli.handbook.procedures import measured, who
from yifa.ground.calendar import today
from yifa.ground.identity.permission import PERMISSIONS, matrix
from yifa.ground.identity.posts import POSTS
from yifa.ground.provisions import LAWBOOK, Provision
from yifa.readers.figures.cards import card
from yifa.readers.figures.indicator import INDICATORS, Indicator
from yifa.readers.watch.rule import RULES, Rule

TAGS = {"verified": "已核对原文", "local": "只见于地方文件", "memory": "凭记忆录入"}
ROOM = {"free": "可以自定", "stricter": "只能更严"}
SEVERITIES = {"error": "错误", "warn": "警告", "info": "提示"}
LOOKS_AT = {"case": "每件事项", "clock": "每个期限", "population": "一地的全部记录"}


def indicators() -> str:
    """Every definition card."""
    intro = "\n年报里每个数字的口径。分母为零印“—”,没有记录印“(缺:…)”,不估算。\n"
    return heading(1, "指标") + intro + "\n".join(_card(one) for one in INDICATORS)


def _card(indicator: Indicator) -> str:
    told = card(indicator)
    conditions = told["conditions"] + [f"{half['name']}:{c}" for half in told["halves"] for c in half["conditions"]]
    about = facts(
        ("定义", plain(told["definition"])), ("怎么算", plain(told["formula"])), ("单位", plain(told["unit"])),
        ("种类", plain(told["kind"])), ("取自", plain(told["source"])), ("计入哪一天", plain(told["time"])),
        ("条件", plain(";".join(conditions))), ("分项", plain("、".join(told["parts"]))),
        ("可细分", plain("、".join(dim["title"] for dim in told["dims"]))),
        ("用于", plain("、".join(told["appears_in"]))),
        ("依据", plain(told["basis"]) + ("" if told["verified"] else UNVERIFIED)), ("代码", code(indicator.id)),
    )  # fmt: skip
    return heading(2, indicator.name, "indicator", indicator.id) + about


def rules() -> str:
    """Every rule in open text, with its two examples."""
    intro = "\n规则只看机关做了什么、漏了什么,不给任何人打分。规则全文公开,误报可以申明。\n"
    return heading(1, "监督规则") + intro + "\n".join(_rule(one) for one in RULES)


def _rule(rule: Rule) -> str:
    about = facts(
        ("提示语", plain(rule.sentence)), ("依据", plain(rule.basis)), ("程度", SEVERITIES[rule.severity]),
        ("看什么", LOOKS_AT[rule.looks_at]), ("适用程序", plain("、".join(rule.procedures)) or "全部"),
        ("会提示的例子", plain(rule.fires_on)), ("不提示的例子", plain(rule.silent_on)), ("代码", code(rule.code)),
    )  # fmt: skip
    return heading(2, rule.name, "rule", rule.code) + about


def permissions() -> str:
    """The matrix of posts, then each permission in words."""
    heads = ("权限", *(post.name for post in POSTS.values()))
    rows = [
        (f"[{plain(row.name)}](#{anchor('permission', row.code)})", *(row.mark(post) for post in POSTS))
        for row in matrix()
    ]
    intro = "\n√ 凭岗位即可;○ 还要符合条件(见下)。任何人只在自己的管辖范围内办理。\n"
    grid = f'<div class="wide" markdown="1">\n{table(heads, rows)}\n</div>\n'
    words = [heading(3, one.name, "permission", one.code) + facts(("代码", code(one.code)), ("须", who(one.code)))
             for one in PERMISSIONS]  # fmt: skip
    return heading(1, "谁能做什么") + intro + grid + heading(2, "逐项条件") + "\n".join(words)


def law_values() -> str:
    """Every dated value: national ones, then which places say otherwise."""
    national: dict[str, list[Provision]] = {}
    for rule in LAWBOOK:
        national.setdefault(rule.code, []).append(rule)
    intro = (
        "\n天数、人数、金额都在这里,代码里没有。"
        f"“已核对原文”之外的都标{UNVERIFIED},用前请对照原文。\n"
    )  # fmt: skip
    return heading(1, "法定数值") + intro + "\n".join(_law(name, own) for name, own in national.items())


def _law(name: str, own: list[Provision]) -> str:
    rows = [
        (
            plain(rule.division or "全国"), measured(rule), plain(rule.basis), rule.valid_from, rule.valid_to or "现行",
            TAGS[rule.tag] + ("" if rule.verified else UNVERIFIED), plain(rule.note),
        )
        for rule in own
    ]  # fmt: skip
    room = ROOM.get(own[0].profile, "不得另定")
    head = heading(2, own[0].name, "law", name) + facts(("代码", code(name)), ("地方", room))
    return head + table(("适用", "数值", "依据", "自", "至", "核对", "说明"), rows)


def profiles() -> str:
    """What a province or county may set for itself, and what each place has set."""
    day = today()
    national = [rule for rule in LAWBOOK if not rule.division and rule.in_force(day) and rule.profile in ROOM]
    local = [rule for rule in LAWBOOK if rule.division]
    intro = "\n国家规定留有余地的数值,由地方规定文件(law/profile-区划代码.toml)写明;没写的按国家规定。\n"
    rooms = table(
        ("数值", "代码", "国家规定", "余地", "依据"),
        ((plain(r.name), code(r.code), measured(r), ROOM[r.profile], plain(r.basis)) for r in national),
    )
    places = table(
        ("区划", "数值", "本地", "依据", "核对"),
        (
            (r.division, f"[{plain(r.name)}](law.md#{anchor('law', r.code)})", measured(r), plain(r.basis),
             TAGS[r.tag] + ("" if r.verified else UNVERIFIED))
            for r in local
        ),
    )  # fmt: skip
    own = heading(2, "已有的地方规定") + (places or "\n还没有。\n")
    return heading(1, "地方规定") + intro + heading(2, "可以由地方规定的数值") + rooms + own
