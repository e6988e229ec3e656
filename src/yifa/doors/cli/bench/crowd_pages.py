"""Load the crowd into the store of the environment and time its pages; JSON on stdout. A program of its own, so that
each store is opened by a process that knows no other (``python -m yifa.doors.cli.bench.crowd_pages 1000000 40``).
"""

import json
import os
import sys
from importlib import import_module
from time import perf_counter

import django

CLERK, COUNTY, OUTSIDER = "clerk", "supervisor", "clerk of the next county"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yifa.site.settings")
    django.setup()
    count, rounds = int(sys.argv[1]), int(sys.argv[2])
    from django.conf import settings
    from django.core.management import call_command

    from yifa.doors.cli.bench.crowd import HERE, load
    from yifa.ground import ledger
    from yifa.ground.identity.cast import make_cast
    from yifa.ground.memory import settle
    from yifa.records.cases.models import Case

    call_command("migrate", verbosity=0, interactive=False)
    ledger.make_key()
    make_cast(HERE, "测速镇")
    make_cast("500156101", "外县测速镇")
    begin = perf_counter()
    if Case.objects.order_by("-id").values_list("id", flat=True).first() is None:
        load(count, lambda done: None)
    loaded = perf_counter() - begin
    import_module(settings.ROOT_URLCONF)
    settle()  # as the server does before its first visitor
    people = {CLERK: f"clerk@{HERE}", COUNTY: f"supervisor@{HERE}", OUTSIDER: "clerk@500156101"}
    pages = {who: timed(login, rounds) for who, login in people.items()}
    sys.stdout.write(json.dumps({"loaded_s": round(loaded, 1), "pages": pages}, ensure_ascii=False))


def addresses() -> dict[str, str]:
    """What is asked, by name."""
    from yifa.doors.cli.bench.crowd import HERE, RARE
    from yifa.records.cases.models import Case

    middle = Case.objects.order_by("-id").values_list("id", flat=True)[0] // 2
    some = Case.objects.filter(town=HERE).order_by("-id").values_list("code", flat=True)[0]
    found = {"工作台": "/", "待我审核": "/reviews/", "监督": "/alerts/"}
    lists = {
        "在办": "", "全部": "view=all", "逾期": "view=late", "按到期日": "view=due", "已办结": "view=closed",
        "按种类": "view=all&procedure=hotline_ticket", "种类在办": "procedure=dispute",
        "种类逾期": "view=late&procedure=hotline_ticket", "少见的种类": "view=all&procedure=dispute",
        "翻到很后面": f"view=all&after={middle}", "种类翻到很后面": f"view=all&procedure=hotline_ticket&after={middle}",
        "常见词": "view=all&q=路灯", "常见词在办": "q=路灯", "常见词逾期": "view=late&q=路灯",
        "两个词": "view=all&q=路灯 不亮", "罕见词": f"view=all&q={RARE[2:4]}", "没有的词": "view=all&q=龙舟",
        "一个字": "view=all&q=水", "案号开头": f"view=all&q={some[:14]}",
    }  # fmt: skip
    found |= {f"列表:{name}": f"/cases/?{asked}" for name, asked in lists.items()}
    return found | {"查找:词": "/search/?q=路灯", "查找:案号": f"/search/?q={some}"}


def timed(login: str, rounds: int) -> dict[str, dict[str, float]]:
    """Milliseconds per page: the first answer, and 95 of 100 of the answers after it."""
    from django.conf import settings
    from django.test import Client

    from yifa.ground.identity.models import Person

    client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
    client.force_login(Person.objects.get(username=login), settings.AUTHENTICATION_BACKENDS[-1])
    found = {}
    for name, address in addresses().items():
        times = []
        for _ in range(rounds + 1):
            begin = perf_counter()
            answer = client.get(address)
            times.append((perf_counter() - begin) * 1000)
            if answer.status_code not in (200, 302):
                raise SystemExit(f"{address} 回答 {answer.status_code}")
        warm = sorted(times[1:])
        middle, slow = warm[len(warm) // 2], warm[int(len(warm) * 0.95)]
        found[name] = {"first": round(times[0], 1), "p50": round(middle, 1), "p95": round(slow, 1)}
    return found


if __name__ == "__main__":
    main()
