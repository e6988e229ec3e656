"""Writing an upload that waits (写入待写的文件): as the person who sent it, within that person's permissions today."""

from django.conf import settings
from django.db import DatabaseError

from yifa.doors.files import runs, waiting
from yifa.doors.files.columns import SheetKind, sheet_kind
from yifa.doors.files.drafts import Setting
from yifa.doors.files.importing import bring_in
from yifa.doors.files.mapping import Mapping, mapping_of
from yifa.doors.files.models import Import
from yifa.doors.files.packages import SCREEN, Unreadable
from yifa.doors.files.places import Places, PlaceUnknown
from yifa.doors.files.rejected import Rejects, keep_rejects
from yifa.ground.identity.actor import Actor, actors_of
from yifa.ground.identity.models import Person

FULL = "数据存储写不进(可能磁盘已满)。已写入的都在;请管理员腾出空间,再点“接着导”,不会重复。"


def setting_of(held: waiting.Waiting, actor: Actor) -> Setting:
    """For whom, where and by which mapping an upload is read."""
    home = Places(actor).find(held.notes["division"])
    return Setting(actor, Places(actor, home), bool(settings.DEMO), mapping_in(held))


def mapping_in(held: waiting.Waiting) -> Mapping | None:
    told = held.notes.get("mapping")
    return mapping_of(told["source"], held.notes["kind"], told) if told else None


def kind_in(held: waiting.Waiting) -> SheetKind:
    group, _, code = held.notes["kind"].partition("/")
    return sheet_kind(group, code)


def work(number: int) -> None:
    """Write import ``number``; what happens to it stands in its row."""
    run = Import.objects.get(pk=number)
    if not runs.take_over(run):
        return
    actor = _whose(run)
    held = waiting.find(run.token, run.begun_by)
    if actor is None or held is None:
        runs.finish(run, Import.FAILED, message="上传的文件已经清除,或者岗位已经变动。请重新上传,已写入的不会重复。")
        return
    rejects = Rejects()
    try:
        with held.opened() as file:
            bring_in(
                file, kind_in(held), setting_of(held, actor), whole=bool(held.notes["whole"]), limits=SCREEN,
                on_bad=rejects.add, run=run,
            )  # fmt: skip
        keep_rejects(held, rejects)
    except (Unreadable, PlaceUnknown) as wrong:
        runs.finish(run, Import.FAILED, message=str(wrong))
    except (DatabaseError, OSError):
        runs.finish(run, Import.FAILED, message=FULL)
        raise


def _whose(run: Import) -> Actor | None:
    """The person with the post they had when they sent it; None when that post is over."""
    person = Person.objects.filter(username=run.begun_by).first()
    return next((one for one in actors_of(person) if one.organ == run.organ), None) if person else None
