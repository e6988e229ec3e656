"""What the public can ask for (可以办的事), compiled from the declarations, and which organ takes it in."""

from dataclasses import dataclass

from django.http import Http404

from yifa.ground.calendar import today
from yifa.ground.identity.models import Organ
from yifa.ground.places.codes import full, prefix_of
from yifa.ground.places.models import Division
from yifa.ground.registry import UnknownDeclaration
from yifa.records.cases.procedure import PROCEDURES, Procedure, Step

WORDS = {
    ("hotline_ticket", "ask"): (
        "反映一件事",
        "求助、咨询、投诉、举报、建议都可以。路灯坏了、办事遇到麻烦,说一声就行。",
    ),
    ("dispute", "apply_online"): ("申请调解", "邻里、家庭、土地、欠款等纠纷,请调解员来说和。自愿、不收费。"),
    ("centre_case", "ask"): ("找综治中心", "说不清该找谁的,一个窗口收下,再分给该管的单位,一个码查到底。"),
    ("petition", "ask"): ("提出信访事项", "对机关、单位的工作有意见、建议、请求,按信访程序登记、办理、书面答复。"),
    ("grid_event", "report_by_anyone"): ("报一件身边的事", "安全隐患、环境卫生、公共设施,网格员就近去看。"),
    ("accusation", "report"): ("检举、控告违纪违法", "依法保密,只有登记的专人能看。"),
    ("accusation", "report_on_receiver"): (
        "检举本地信访机关或它的人",
        "封存后移交纪检监察机关,本地机关看不到内容。也可以直接拨打 12388。",
    ),
}
"""Plain words for the front page; their order is the page's; what is not named here stands
under its own name and purpose."""
_WIDTHS_UP = (9, 6, 4, 2)


@dataclass(frozen=True)
class Offer:
    """One opening step that the person whose matter it is may take."""

    procedure: Procedure
    step: Step

    @property
    def codes(self) -> tuple[str, str]:
        return self.procedure.code, self.step.code

    @property
    def title(self) -> str:
        return WORDS.get(self.codes, (self.step.name, ""))[0]

    @property
    def line(self) -> str:
        return WORDS.get(self.codes, ("", self.procedure.purpose))[1]


@dataclass(frozen=True)
class Receiver:
    """A place whose organ takes such matters in."""

    division: str
    place: str
    county: str
    organ: str
    organ_name: str


def offers() -> tuple[Offer, ...]:
    """Every procedure that the public can open, by the steps it declares for that."""
    found = [Offer(one, step) for one in PROCEDURES if one.received_by for step in one.opening_steps if step.party]
    known = list(WORDS)
    return tuple(sorted(found, key=lambda one: known.index(one.codes) if one.codes in WORDS else len(known)))


def offer(procedure: str, step: str) -> Offer:
    """The one offered under these codes, or 404: what is not declared for the public does not exist here."""
    try:
        found = PROCEDURES.get(procedure)
        move = found.step(step)
    except UnknownDeclaration:
        raise Http404("没有这件可以办的事。") from None
    if not (found.received_by and move.party and move.opens and not move.from_file):
        raise Http404("没有这件可以办的事。")
    return Offer(found, move)


def receivers(procedure: Procedure) -> tuple[Receiver, ...]:
    """Every place that takes such matters in, by code."""
    ending = f"-{procedure.received_by}"
    organs = {
        full(code.removesuffix(ending)): (code, name)
        for code, name in Organ.objects.filter(code__endswith=ending).order_by("code").values_list("code", "name")
    }
    counties = {full(prefix_of(code)[:6]) for code in organs}
    names = dict(Division.objects.filter(code__in={*organs, *counties}).values_list("code", "name"))
    return tuple(
        Receiver(code, names.get(code, organ_name), names.get(full(prefix_of(code)[:6]), ""), organ, organ_name)
        for code, (organ, organ_name) in organs.items()
    )


def receiver_of(procedure: Procedure, division: str) -> Organ | None:
    """The organ that takes in a matter of this place: the town's own, else the one above it."""
    prefix = prefix_of(division)
    codes = [f"{prefix[:width]}-{procedure.received_by}" for width in _WIDTHS_UP if width <= len(prefix)]
    held = {organ.code: organ for organ in Organ.objects.filter(code__in=codes)}
    return next((held[code] for code in codes if code in held), None)


def villages(division: str) -> tuple[tuple[str, str], ...]:
    """(code, name) of the place itself and of the villages under it that exist today."""
    rows = Division.objects.within(prefix_of(division)).order_by("code")
    day = today()
    return tuple(
        (row.code, row.name if row.code != division else f"{row.name}(说不清是哪个村、社区)")
        for row in rows
        if row.valid_to is None or row.valid_to >= day
    )
