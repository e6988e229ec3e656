"""Where a matter lies (落点): the grid that holds its point, where nobody named one."""

from yifa.ground.places.codes import WIDTHS, prefix_of
from yifa.ground.places.grids import grid_at
from yifa.records.cases.image import CaseImage

TOWN = WIDTHS[3]


def put_in_grid(image: CaseImage) -> None:
    """Fill the grid from the point, looked for in the whole town: a point may lie over a village's border."""
    if image.grid or image.lon is None or image.lat is None:
        return
    found = grid_at(image.lon, image.lat, prefix_of(prefix_of(image.division)[:TOWN]))
    image.grid = found.code if found else ""
