"""A small store in memory: records, figures over them, a ledger that seals and signs. No database."""

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from yifa.ground.ledger.canonical import canonical_text
from yifa.ground.ledger.hashing import hash_function
from yifa.ground.ledger.merkle import root_of
from yifa.reports.annual.evaluate import Computation
from yifa.reports.annual.sealing import Sealed
from yifa.reports.annual.source import EvidenceRow, UnknownIndicator

HASH = hash_function("sm3")


@dataclass(frozen=True)
class FakeValue:
    name: str
    value: Decimal | None
    unit: str
    numerator: Decimal | None
    denominator: Decimal | None
    definition: Mapping[str, Any]


@dataclass
class FakeLedger:
    """Entries as canonical text; leaf n-1 is entry n."""

    entries: list[str] = field(default_factory=list)
    key: Ed25519PrivateKey = field(default_factory=lambda: Ed25519PrivateKey.from_private_bytes(b"1" * 32))

    def write(self, event: str, subject: str, data: dict[str, Any], digests: dict[str, str]) -> int:
        seq = len(self.entries) + 1
        body = {"at": "2025-01-02T09:00:00+08:00", "by": "demo", "data": data, "digests": digests, "event": event}
        self.entries.append(canonical_text(body | {"seq": seq, "subject": subject}))
        return seq

    def commit(self, subject: str, data: Mapping[str, Any], *, by: str) -> int:
        return self.write("annual.report_compiled", subject, dict(data), {})

    def entry_texts(self, seqs: list[int]) -> Iterator[tuple[int, str]]:
        yield from ((seq, self.entries[seq - 1]) for seq in sorted(set(seqs)))

    def seal(self) -> Sealed:
        leaves = [HASH(b"\0" + text.encode()) for text in self.entries]
        public = self.key.public_key()
        der = public.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        pem = public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        head = {
            "size": len(leaves),
            "root": root_of(HASH, leaves).hex(),
            "at": "2025-01-02T10:00:00+08:00",
            "algorithm": "sm3",
            "key_id": hashlib.sha256(der).hexdigest()[:16],
        }
        signature = base64.b64encode(self.key.sign(canonical_text(head).encode())).decode()
        return Sealed(head | {"signature": signature}, pem.decode(), f"1-{len(leaves)}", iter(leaves))


@dataclass
class FakeFigures:
    """Indicators are leaf formulas without scope and period, or rates naming two of them."""

    ledger: FakeLedger = field(default_factory=FakeLedger)
    declared: dict[str, dict[str, Any]] = field(default_factory=dict)
    records: dict[str, list[EvidenceRow]] = field(default_factory=dict)

    def declare(self, code: str, name: str, unit: str, op: str, **rest: Any) -> None:
        self.declared[code] = {"id": code, "name": name, "unit": unit, "op": op} | rest

    def add(self, source: str, code: str, public: dict[str, Any], private: dict[str, Any] | None = None) -> None:
        """Write a record and its ledger entry with the salted digest."""
        subject = f"{source.split(':')[0]}:{code}"
        half = HASH(b"salt" + canonical_text(private or {}).encode()).hex()
        digest = HASH(canonical_text({"private": half, "public": public}).encode()).hex()
        seq = self.ledger.write("records.written", subject, {}, {subject: digest})
        self.records.setdefault(source, []).append(EvidenceRow(subject, seq, public, half))

    def add_batch(self, source: str, rows: Mapping[str, dict[str, Any]]) -> None:
        """Write many records under one ledger entry."""
        noun = source.split(":")[0]
        half = HASH(b"salt{}").hex()
        digests = {
            f"{noun}:{code}": HASH(canonical_text({"private": half, "public": row}).encode()).hex()
            for code, row in rows.items()
        }
        seq = self.ledger.write("records.imported", f"import:{source}", {}, digests)
        for code, row in sorted(rows.items()):
            self.records.setdefault(source, []).append(EvidenceRow(f"{noun}:{code}", seq, row, half))

    def knows(self, indicator: str) -> bool:
        return indicator in self.declared

    def formula(self, indicator: str, *, scope: str, year: int, dims: Mapping[str, str]) -> dict[str, Any]:
        try:
            data = dict(self.declared[indicator])
        except KeyError as error:
            raise UnknownIndicator from error
        if data["op"] == "rate":
            halves = {
                key: self.formula(data[key], scope=scope, year=year, dims=dims) for key in ("numerator", "denominator")
            }
            return data | halves
        where = data.get("where", []) + [{"field": key, "op": "eq", "value": value} for key, value in dims.items()]
        first = f"{year}-01-01"
        if data["op"] == "stock":
            data, first = {"when": "valid_from", "ended": "valid_to"} | data, ""
        return data | {"scope": scope, "from": first, "to": f"{year}-12-31", "where": where}

    def card(self, indicator: str) -> Mapping[str, Any]:
        data = self.declared[indicator]
        definition = f"本年度登记的{data['name']}。"
        return {"definition": definition, "basis": "《测试办法》第1条", "conditions": ["结果为已化解"]}

    def value(self, indicator: str, *, scope: str, year: int, dims: Mapping[str, str]) -> FakeValue:
        formula = self.formula(indicator, scope=scope, year=year, dims=dims)
        computation = Computation({1: formula})
        touched = False
        for source in computation.by_source:
            for row in self.records.get(source, []):
                touched = computation.feed(source, row.subject, row.public) or touched
        found = computation.quantity(1)
        value = found.value if touched else None
        bases = (found.numerator, found.denominator) if touched else (None, None)
        text = json.dumps(self.declared[indicator], ensure_ascii=False)
        definition = {"definition": f"口径：{text}", "basis": "《测试办法》第1条"}
        return FakeValue(formula["name"], value, formula["unit"], *bases, definition)

    def rows(self, source: str, *, scope: str) -> Iterator[EvidenceRow]:
        within = [row for row in self.records.get(source, []) if str(row.public["division"]).startswith(scope)]
        yield from sorted(within, key=lambda row: (row.seq, row.subject))


def town() -> FakeFigures:
    """七星镇 2024: 7 disputes (5 resolved), a lecture, 40 mediators; and noise from next door and last year."""
    figures = FakeFigures()
    counted = {"source": "case:dispute", "when": "opened_on"}
    resolved = [{"field": "outcome", "op": "eq", "value": "resolved"}]
    figures.declare("dispute.screened", "排查矛盾纠纷数", "起", "count", **counted)
    figures.declare("dispute.resolved", "化解矛盾纠纷数", "起", "count", **counted, where=resolved)
    figures.declare(
        "dispute.resolution_rate",
        "矛盾纠纷化解率",
        "%",
        "rate",
        numerator="dispute.resolved",
        denominator="dispute.screened",
        places=2,
    )
    talks = {"source": "activity:theory_lecture", "when": "held_on"}
    figures.declare("theory_lecture.sessions", "理论宣讲场次", "场", "count", **talks)
    figures.declare("theory_lecture.attendance", "理论宣讲受众人次", "人次", "sum", **talks, of="attendance")
    figures.declare("mediation.mediators", "人民调解员数", "名", "stock", source="register:mediator")
    court = {"source": "case:litigation", "when": "opened_on"}
    figures.declare("litigation.cases", "行政诉讼案件数", "件", "count", **court, where=resolved)
    figures.declare("npc.meetings", "乡镇人大会议次数", "次", "count", source="activity:meeting", when="held_on")
    for number in range(7):
        outcome = "resolved" if number < 5 else "open"
        row = {"division": "500155117200", "opened_on": f"2024-0{number + 1}-15", "outcome": outcome}
        figures.add("case:dispute", f"500155117-2024-JF-{number:06}", row, {"party": "张演示"})
    noise = {"division": "500155118200", "opened_on": "2024-05-05", "outcome": "resolved"}
    figures.add("case:dispute", "500155118-2024-JF-000001", noise)
    earlier = noise | {"division": "500155117200", "opened_on": "2023-05-05"}
    figures.add("case:dispute", "500155117-2023-JF-000001", earlier)
    for number in range(23):
        row = {"division": "500155117000", "held_on": "2024-03-01", "attendance": 93, "topic": "全会精神"}
        figures.add("activity:theory_lecture", str(number), row)
    batch = {str(n): {"division": "500155117000", "valid_from": "2020-01-01", "valid_to": None} for n in range(40)}
    figures.add_batch("register:mediator", batch)
    figures.add("case:litigation", "x", {"division": "500155117000", "opened_on": "2024-02-02", "outcome": "open"})
    return figures
