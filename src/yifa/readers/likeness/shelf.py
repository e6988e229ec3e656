"""The shelf of models (模型存放): arrays in ``YIFA_HOME/suggestions``, one file per suggestion and scope.

Arrays and no pickles: reading a file that somebody exchanged can give a bad suggestion, but can never run anything.
Only the owner may read them; they hold numbers that came from personal texts, and no text.
"""

import json
import os
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from django.conf import settings

from yifa.readers.likeness.learning import Learned, Measured, nothing

FORM = 1
"""Shape of the files; another one is learned anew."""
_held: dict[Path, tuple[int, Learned]] = {}


def folder() -> Path:
    return Path(settings.HOME) / "suggestions"


def place_of(code: str, scope: str) -> Path:
    return folder() / f"{code}-{scope}.npz"


def put(code: str, scope: str, model: Learned) -> None:
    """Write aside and move into place: a reader finds the old one or the new one, whole."""
    path = place_of(code, scope)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        np.savez_compressed(
            file, about=np.array(json.dumps(_about(model), ensure_ascii=False)), weights=model.weights,
            offsets=model.offsets, rarity=model.rarity,
        )  # fmt: skip
    aside.replace(path)


def _about(model: Learned) -> dict[str, Any]:
    return {
        "form": FORM,
        "labels": model.labels,
        "size": model.size,
        "needed": model.needed,
        "asked": model.measured.asked,
        "right": model.measured.right,
        "usual": model.measured.usual,
        "learned_on": model.learned_on.isoformat(),
        "snapshot": model.snapshot,
    }


def get(code: str, scope: str) -> Learned | None:
    """The model on the shelf, read once until its file changes; None where there is none that can be read."""
    path = place_of(code, scope)
    try:
        stamp = path.stat().st_mtime_ns
    except FileNotFoundError:
        return None
    held = _held.get(path)
    if held and held[0] == stamp:
        return held[1]
    model = _read(path)
    if model:
        _held[path] = (stamp, model)
    return model


def _read(path: Path) -> Learned | None:
    try:
        with np.load(path, allow_pickle=False) as file:
            about = json.loads(str(file["about"]))
            if about["form"] != FORM:
                return None
            measured = Measured(about["asked"], about["right"], about["usual"])
            on = date.fromisoformat(about["learned_on"])
            bare = nothing(about["size"], about["snapshot"], on=on, needed=about["needed"])
            return replace(
                bare, labels=tuple(about["labels"]), weights=file["weights"], offsets=file["offsets"],
                rarity=file["rarity"], measured=measured,
            )  # fmt: skip
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return None  # cut off, or of another shape: it is learned anew
