"""Steps of intake (登记、审查、受理): 人民调解法 第17条 to 第19条. Every refusal names the way out."""

from typing import Any

from yifa.domains.disputes.procedures import forms, guards
from yifa.domains.disputes.procedures.words import DIVERTED, ORAL, PREVENTED, SUCCESS, open_fields
from yifa.ground.forms import Form
from yifa.records.cases.procedure import OPENING, Guard, PartySlot, Step

SLOTS = (PartySlot("applicant", "申请人"), PartySlot("respondent", "对方当事人"))
RESULT = (("result", SUCCESS),)
ACCEPTING = (
    guards.CIVIL_MATTER,
    guards.BOTH_WILLING,
    guards.IDENTITY_CHECKED,
    guards.RIGHTS_TOLD,
    guards.NO_CONFLICT,
)


def step(
    code: str,
    name: str,
    source: str,
    target: str,
    who: str,
    basis: str,
    form: type[Form] = Form,
    *,
    guards: tuple[Guard, ...] = (),
    **more: Any,
) -> Step:
    """One step. ``source``: states parted by blanks; ``basis``: an article of the Act (“第…”) or any other text."""
    where = f"人民调解法 {basis}" if basis.startswith("第") else basis
    came_from = tuple(source.split()) or (OPENING,)
    return Step(code, name, came_from, target, f"dispute.{who}", where, form, open_fields(form), guards, **more)


OPENING_STEPS = (
    step(
        "screen",
        "排查登记",
        "",
        "registered",
        "lodge",
        "第17条(主动调解)、第25条",
        forms.ScreenForm,
        parties=SLOTS,
        stamps=("screened_on",),
        produces=("intake_register",),
        primary=True,
    ),
    step(
        "apply",
        "当事人申请登记",
        "",
        "examining",
        "lodge",
        "第17条",
        forms.ApplyForm,
        parties=SLOTS,
        produces=("application",),
        primary=True,
    ),
    step(
        "take_over",
        "委派移送登记",
        "",
        "examining",
        "lodge",
        "第18条",
        forms.TakeOverForm,
        parties=SLOTS,
        produces=("intake_register",),
    ),
)

EXAMINING_STEPS = (
    step("submit", "提请审查", "registered", "examining", "lodge", "第17条", forms.SubmitForm),
    step(
        "prevent",
        "就地预防",
        "registered",
        "prevented",
        "examine",
        "第25条",
        forms.PreventForm,
        stamps=("resolved_on", "concluded_on"),
        sets=(("result", PREVENTED),),
        outcome="预防",
    ),
    step(
        "accept",
        "受理",
        "registered examining",
        "accepted",
        "examine",
        "第17条、第19条",
        forms.AcceptForm,
        guards=ACCEPTING,
        stamps=("accepted_on",),
        produces=("rights_notice", "identity_record"),
        primary=True,
    ),
    step(
        "refuse",
        "不予受理",
        "registered examining",
        "refused",
        "examine",
        "人民调解工作若干规定（司法部令第75号）第22条",
        forms.RefuseForm,
        produces=("refusal_notice",),
        stamps=("concluded_on",),
        outcome="不予受理",
    ),
    step(
        "divert",
        "移送其他途径",
        "registered examining",
        "diverted",
        "examine",
        "信访工作条例 第31条",
        forms.DivertForm,
        produces=("transfer_letter",),
        stamps=("concluded_on",),
        sets=(("result", DIVERTED),),
        outcome="转其他途径",
        hands_by=("way_out", (("信访", "petition"), ("行政复议", "administrative_review"))),
    ),
    step(
        "hand_to_administrative",
        "转行政调解",
        "registered examining",
        "diverted",
        "examine",
        "第26条",
        forms.DivertForm,
        produces=("transfer_letter",),
        stamps=("concluded_on",),
        sets=(("result", DIVERTED),),
        outcome="转行政调解",
        hands_to="administrative_mediation",
    ),
    step(
        "refer_to_administrative",
        "调解不成转行政调解",
        "failed",
        "diverted",
        "examine",
        "第26条",
        forms.DivertForm,
        produces=("transfer_letter",),
        outcome="调解不成,转行政调解",
        hands_to="administrative_mediation",
    ),
    step(
        "refer_to_petition",
        "调解不成移送信访",
        "failed",
        "diverted",
        "examine",
        "信访工作条例 第22条、第31条",
        forms.DivertForm,
        produces=("transfer_letter",),
        outcome="调解不成,移送信访",
        hands_to="petition",
    ),
    step(
        "withdraw",
        "撤回申请",
        "registered examining accepted mediating",
        "withdrawn",
        "examine",
        "第23条",
        forms.WithdrawForm,
        stamps=("concluded_on",),
        outcome="撤回",
    ),
    step(
        "settle_at_once",
        "当场调解成功",
        "registered examining",
        "effective",
        "mediate",
        "第28条、第30条",
        forms.AtOnceForm,
        guards=(*ACCEPTING, guards.ORAL_ALLOWED, guards.NEED_NO_PAPER),
        stamps=("accepted_on", "mediated_on", "agreed_on", "effective_on", "resolved_on", "concluded_on"),
        sets=(*RESULT, ("agreement_form", ORAL)),
        outcome="调解成功",
        produces=("intake_register", "rights_notice", "identity_record", "mediation_record", "oral_agreement"),
    ),
)
