"""One complaint of a neighbour (演示村东排水纠纷) as people fill in its forms; plainly synthetic."""

from factories.browser import fill, press, send

COMPLAINT = {
    "applicant_name": "演示甲某", "applicant_phone": "13800005678", "respondent_name": "演示乙某",
    "title": "演示村东排水纠纷", "dispute_type": "邻里", "summary": "演示:下雨时水流进院子。",
    "channel": "综治中心", "oral": True,
}  # fmt: skip
ACCEPTED = {
    "applicant_willing": True, "respondent_willing": True, "identity_checked": True, "rights_told": True,
    "mediator_name": "测试·王调解员", "handler": "wang", "no_conflict": True,
}  # fmt: skip
SESSION = {"place": "测试镇调解室", "in_public": False, "record": "演示:双方当面说明了情况。"}
TERMS = {
    "facts_found": "演示:排水沟被堵。", "content": "演示:五日内共同清沟。", "amount": "800",
    "parties_signed": True, "mediator_signed": True, "committee_sealed": False,
}  # fmt: skip
VISITED = {
    "performance": "已履行",
    "performed_on": "2026-04-25",
    "visited": "演示:沟已清,双方和好。",
    "satisfied": True,
}


def lodged(seat, people):
    """A complaint taken down by the clerk at the window; the clerk's tab and the case's address."""
    tab = seat(people.li, "/new/")
    press(tab, "text=当事人申请登记")
    fill(tab, **COMPLAINT)
    send(tab)
    return tab, tab.url


def accepted(seat, people):
    """The same, and the clerk has accepted it for Wang to mediate; the address of the case."""
    tab, url = lodged(seat, people)
    tab.goto(f"{url}steps/accept/")
    fill(tab, **ACCEPTED)
    send(tab)
    return url
