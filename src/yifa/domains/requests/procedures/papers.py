"""What lies in the file of a request as a file of its own (卷内材料)."""

from yifa.domains.requests.procedures.lists import GRID_NORM
from yifa.records.documents.kind import DocumentKind

DOCUMENT_KINDS = (
    DocumentKind("scene_photo", "现场照片", "requests", f"{GRID_NORM};个人信息保护法 第6条(最小必要)", order=6),
)
