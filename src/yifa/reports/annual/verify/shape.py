"""The shape of trace.json and root.json, checked once before anything is believed."""

from typing import Any, Literal

from pydantic import BaseModel, Field, ValidationError

from yifa.reports.annual.verify.problem import CannotVerify

Algorithm = Literal["sm3", "sha256"]


class PlaceShape(BaseModel):
    code: str
    name: str


class SourceShape(BaseModel):
    file: str = Field(pattern=r"^rows/[a-z0-9_.-]+\.jsonl\.gz$")
    hash: str
    count: int
    rows_hash: str
    seqs: str


class BlockShape(BaseModel):
    kind: str
    head: str
    runs: list[str | dict[str, int]]


class GapShape(BaseModel):
    number: int
    indicator: str
    name: str
    printed: str


class FigureShape(GapShape):
    rest: bool
    unit: str
    value: str | None
    numerator: str | None
    denominator: str | None
    style: dict[str, str | int]
    formula: dict[str, Any]
    definition: dict[str, Any]
    definition_hash: str
    card: dict[str, Any]
    rows: int
    rows_hash: str


class RootShape(BaseModel):
    size: int
    root: str
    at: str
    algorithm: Algorithm
    key_id: str
    signature: str


class SealedShape(RootShape):
    public_key: str
    seqs: str = Field(pattern=r"^\d{1,15}(-\d{1,15})?(,\d{1,15}(-\d{1,15})?)*$")


class CommittedShape(BaseModel):
    hash: str
    seq: int
    entry: str


class TraceShape(BaseModel):
    format: Literal["yifa-annual/1"]
    algorithm: Algorithm
    place: PlaceShape
    year: int
    dated: str
    as_of: str
    title: str
    text: list[BlockShape]
    figures: list[FigureShape]
    missing: list[GapShape]
    sources: dict[str, SourceShape]
    content: CommittedShape
    root: RootShape
    files: dict[str, str]


def must_be(shape: type[BaseModel], data: object, name: str) -> None:
    """Raises CannotVerify naming the first part that is not what it should be."""
    try:
        shape.model_validate(data, strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "全文"
        raise CannotVerify(f"{name}的{place}写得不对") from error
