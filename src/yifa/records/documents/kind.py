"""What a document is: declared once; the .docx template and the file list are compiled from it."""

from dataclasses import dataclass

from yifa.ground.registry import Registry
from yifa.records.registers.kind import IncompleteDeclaration


@dataclass(frozen=True)
class DocumentKind:
    """One kind of paper.

    ``lines``: the paper's layout, top to bottom. A line is text with ``{{ field }}`` places; a line that starts with
    ``# `` is the title, ``| a | b |`` a table row, ``---`` a blank line, ``>> `` right-aligned (signature, date).
    Fields come from the case, its parties, its detail and the step's form.
    ``required``: part of the case file that must not be missing (卷内必须). ``order``: place in the file (卷内序号).
    ``keep_original``: files of this kind are kept byte by byte (原件); pictures of all other kinds are shrunk and lose
    what the camera noted in them.
    ``with_step``: arrives with a step (a signature drawn on screen, the text it stands under), never by upload.
    ``to_party``: addressed to the person whose matter it is; they may fetch it with code and secret (查办件).
    """

    code: str
    name: str
    domain: str
    basis: str
    lines: tuple[str, ...] = ()
    required: bool = False
    order: int = 0
    number_pattern: str = ""
    signers: tuple[str, ...] = ()
    keep_original: bool = False
    with_step: bool = False
    to_party: bool = False

    def __post_init__(self) -> None:
        if not (self.code and self.name and self.domain and self.basis):
            raise IncompleteDeclaration(f"文书“{self.name or self.code}”缺少代码、名称或依据")


DOCUMENTS: Registry[DocumentKind] = Registry("文书")
