"""From a place and a year to a published directory: what the command line and the desk call."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from yifa.ground.calendar import now, today
from yifa.ground.identity.actor import Actor
from yifa.ground.identity.permission import demand
from yifa.ground.ledger import entry_bytes, hash_name, records_changed_since
from yifa.ground.places.codes import full, prefix_of
from yifa.ground.places.models import Division
from yifa.reports.annual.actions import Target
from yifa.reports.annual.build import Built, build_report
from yifa.reports.annual.compile import Compiled, compile_report
from yifa.reports.annual.drafting import default_draft
from yifa.reports.annual.models import AnnualDraft
from yifa.reports.annual.permissions import PUBLISH
from yifa.reports.annual.places import Place
from yifa.reports.annual.plan import Plan, find_plan, recorded_plan
from yifa.reports.annual.source import FigureSource
from yifa.reports.annual.store import StoreFigures, StoreLedger
from yifa.reports.annual.trace import block_data


class UnknownPlace(LookupError):
    """No division has this code. A Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A place's report before it is built: plan, text and where the text came from."""

    place: Place
    year: int
    plan: Plan
    sections: Mapping[str, str]
    draft: AnnualDraft | None


def place_of(code: str) -> Place:
    """The place of a code of any length; raises UnknownPlace."""
    prefix = prefix_of(code)
    division = Division.objects.filter(code=full(prefix)).first()
    if division is None:
        raise UnknownPlace(f"没有区划代码为{code}的地方，请先导入区划数据。")
    return Place(prefix, division.name)


def prepare(code: str, year: int, figures: FigureSource | None = None) -> Prepared:
    """The saved draft of a place, or the default one; with its list of figures."""
    figures = figures or StoreFigures()
    place = place_of(code)
    plan = find_plan(place.code, year, plans_folder()) or recorded_plan(place.code, year, figures)
    draft = AnnualDraft.objects.filter(division=full(place.code), year=year).first()
    sections = draft.sections if draft else default_draft(place, year, plan, figures)
    return Prepared(place, year, plan, sections, draft)


def compiled(
    code: str,
    year: int,
    figures: FigureSource | None = None,
    *,
    sections: Mapping[str, str] | None = None,
    dated: date | None = None,
) -> Compiled:
    """The report as it would print now; `sections` instead of the saved text, for a preview. Raises DraftError."""
    figures = figures or StoreFigures()
    ready = prepare(code, year, figures)
    text = ready.sections if sections is None else sections
    return compile_report(ready.place, year, text, figures, plan=ready.plan, dated=dated or today())


def publish(
    code: str,
    year: int,
    out: Path,
    *,
    by: Actor,
    figures: FigureSource | None = None,
    dated: date | None = None,
    progress: Callable[[str], None] = lambda text: None,
) -> Built:
    """Build the report of a place into `out`. Pass one `StoreFigures` for several places to read the store once.

    Raises NotAllowed, UnknownPlace, PlaceCodeError, DraftError, FigureMismatch, NotOurs.
    """
    demand(by, PUBLISH.code, Target(full(prefix_of(code)), by.organ))
    figures = figures or StoreFigures()
    progress("计算数字")
    report = compiled(code, year, figures, dated=dated)
    progress("写出记录、封存账本、排版")
    return build_report(
        report,
        out,
        figures=figures,
        ledger=StoreLedger(),
        as_of=now(),
        by=by.username,
        algorithm=hash_name(),
        demo=bool(getattr(settings, "DEMO", False)),
    )


def stands(code: str, year: int, out: Path, figures: FigureSource | None = None) -> bool:
    """Whether the report in `out` came from this very ledger and is what would be published today: no record was
    written since, and text and figures compile to the same. Its files are `verify_dir`'s to check.

    Raises UnknownPlace, DraftError.
    """
    try:
        held = json.loads((out / "trace.json").read_text("utf-8"))
        seq, entry, dated = int(held["content"]["seq"]), held["content"]["entry"], held["dated"]
        said = (held["text"], [figure["printed"] for figure in held["figures"]])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return False
    own = [text.decode() for _, text in entry_bytes([seq])]
    if own != [entry] or records_changed_since(seq) or dated != today().isoformat():
        return False
    report = compiled(code, year, figures)
    return said == ([block_data(block) for block in report.blocks], [figure.text for figure in report.traced])


def plans_folder() -> Path | None:
    """A site's own lists of figures, where it has any."""
    folder = getattr(settings, "YIFA_PLANS_DIR", None)
    return Path(folder) if folder else None
