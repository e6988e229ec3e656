"""How a place speaks of itself in its report: 全镇, 镇党委, 我镇, and who signs. Pure Python."""

from dataclasses import dataclass

TOWNSHIP_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Place:
    """A reporting place: `code` the significant prefix (360281, 500155117), `name` as in the division list."""

    code: str
    name: str

    @property
    def kind(self) -> str:
        """镇, 乡, 街道, 市, 县, 区: the last word of the name (镇 or 县 when it has none)."""
        if self.name.endswith("街道"):
            return "街道"
        fallback = "镇" if len(self.code) >= TOWNSHIP_DIGITS else "县"
        return self.name[-1] if self.name[-1:] in "镇乡市县区旗" else fallback

    @property
    def words(self) -> dict[str, str]:
        """Names for the braces of `sentences.toml`."""
        party = f"{self.kind}党委" if len(self.code) >= TOWNSHIP_DIGITS else f"{self.kind}委"
        if self.kind == "街道":
            party = "街道党工委"
        return {"name": self.name, "area": f"全{self.kind}", "we": f"我{self.kind}", "party": party}

    @property
    def signers(self) -> tuple[str, ...]:
        """Who signs: a county's Party committee and government, a township's government."""
        if self.kind == "街道":
            return (f"{self.name}办事处",)
        if len(self.code) >= TOWNSHIP_DIGITS:
            return (f"{self.name}人民政府",)
        return (f"中共{self.name}委员会", f"{self.name}人民政府")
