"""Where the files door shows itself: one entry in the left bar, and links above every list."""

from yifa.ui.links import LIST_LINKS, ListLink
from yifa.ui.navigation import NAV, NavItem

LISTS = ("cases", "registers", "activities", "documents")
TAKEN_IN = ("cases", "registers", "activities", "empty")

NAV.add(NavItem("files", "导入导出", "file", "files:home", matters=True))
LIST_LINKS.add_all(
    [
        ListLink("a-export", "导出", "download", "files:export", LISTS),
        ListLink("b-import", "导入", "file", "files:import", TAKEN_IN),
    ]
)
