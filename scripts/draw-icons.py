"""Draws the icons of the phone app (src/yifa/doors/mobile/static/mobile/icon-*.png): a ledger line under a seal square.

.venv/bin/python scripts/draw-icons.py
"""

from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).resolve().parents[1] / "src/yifa/doors/mobile/static/mobile"
INK, PAPER, LINE = (27, 36, 48), (255, 255, 255), (123, 134, 147)
UNIT, SMOOTH = 64, 4
SIZES = (180, 192, 512)


def drawn(size: int) -> Image.Image:
    """One icon; everything that matters lies in the inner 80 %, so that a phone may round it off."""
    scale = size * SMOOTH / UNIT
    picture = Image.new("RGB", (size * SMOOTH, size * SMOOTH), INK)
    pen = ImageDraw.Draw(picture)

    def box(left: float, top: float, right: float, bottom: float, fill: tuple[int, int, int], radius: float) -> None:
        corners = tuple(round(edge * scale) for edge in (left, top, right, bottom))
        pen.rounded_rectangle(corners, round(radius * scale), fill=fill)

    box(17, 11, 47, 53, PAPER, 3)
    for top, right in ((18, 41), (25, 41), (32, 33)):
        box(23, top, right, top + 3, LINE, 1.5)
    tick = [(round(x * scale), round(y * scale)) for x, y in ((25, 42), (30, 47), (40, 36))]
    pen.line(tick, INK, round(4 * scale), "curve")
    return picture.resize((size, size), Image.Resampling.LANCZOS).quantize(32)


for size in SIZES:
    drawn(size).save(FOLDER / f"icon-{size}.png", optimize=True)
