"""A handful of signs (图标), drawn for this project on a 24-unit grid with one stroke.

Words always stand beside them.
"""
# ruff: noqa: E501  a drawing is one line

ICONS: dict[str, str] = {
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>',
    "clock-soon": '<path d="M12 3.8 21 19.5H3z"/><path d="M12 10v4.2M12 16.8v.2"/>',
    "late": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v6M12 16.3v.2"/>',
    "pause": '<circle cx="12" cy="12" r="8.5"/><path d="M9.8 8.8v6.4M14.2 8.8v6.4"/>',
    "check": '<circle cx="12" cy="12" r="8.5"/><path d="m8.3 12.3 2.6 2.6 4.9-5.4"/>',
    "stop": '<circle cx="12" cy="12" r="8.5"/><path d="M9 9h6v6H9z"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.2M12 7.8v.2"/>',
    "eye": '<path d="M2.8 12S6.2 5.8 12 5.8 21.2 12 21.2 12 17.8 18.2 12 18.2 2.8 12 2.8 12z"/><circle cx="12" cy="12" r="2.6"/>',
    "search": '<circle cx="10.8" cy="10.8" r="6.3"/><path d="m15.6 15.6 4.6 4.6"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "close": '<path d="m6.5 6.5 11 11M17.5 6.5l-11 11"/>',
    "next": '<path d="m9.5 6 6 6-6 6"/>',
    "file": '<path d="M6.5 3.5h7l4 4v13h-11z"/><path d="M13.5 3.5v4h4M9.2 12.5h5.6M9.2 16h5.6"/>',
    "seal": '<rect x="4.5" y="4.5" width="15" height="15" rx="1.5"/><path d="M8.5 9h7M12 9v6.5M8.5 15.5h7"/>',
    "lock": '<rect x="5.5" y="10.5" width="13" height="9" rx="1.5"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>',
    "todo": '<path d="M4.5 6.5 6 8l2.6-3M4.5 12.5 6 14l2.6-3M4.5 18.5 6 20l2.6-3M12 7h8M12 13h8M12 19h8"/>',
    "case": '<path d="M3.5 7.5h6l2 2.5h9v9.5h-17z"/><path d="M3.5 7.5V5h5.2l1.6 2.5"/>',
    "activity": '<rect x="4" y="5.5" width="16" height="14.5" rx="1.5"/><path d="M4 10h16M8.5 3.5v4M15.5 3.5v4M8 14h4"/>',
    "register": '<circle cx="9" cy="8.5" r="3.2"/><path d="M3.5 19.5c0-3.4 2.4-5.5 5.5-5.5s5.5 2.1 5.5 5.5M15.5 6.2a3 3 0 0 1 0 5.6M17 14.4c2 .7 3.5 2.4 3.5 5.1"/>',
    "document": '<path d="M6.5 3.5h7l4 4v13h-11z"/><path d="M13.5 3.5v4h4M9.2 12.5h5.6M9.2 16h5.6"/>',
    "figure": '<path d="M4.5 4.5v15h15"/><path d="M8.5 15.5v-3M12.5 15.5v-7M16.5 15.5v-5"/>',
    "watch": '<path d="M12 3.8c2.6 1.8 5 2.5 7.5 2.6 0 6.5-2.2 11.3-7.5 13.8-5.3-2.5-7.5-7.3-7.5-13.8 2.5-.1 4.9-.8 7.5-2.6z"/><path d="m8.8 12 2.3 2.3 4.2-4.6"/>',
    "report": '<path d="M5 4.5h10.5L19 8v11.5H5z"/><path d="M8 9.5h5M8 13h8M8 16.5h8"/>',
    "map": '<path d="M9 4.5 3.5 7v12.5L9 17l6 2.5 5.5-2.5V4.5L15 7z"/><path d="M9 4.5V17M15 7v12.5"/>',
    "person": '<circle cx="12" cy="8.5" r="3.6"/><path d="M5 20c.4-3.9 3.2-6 7-6s6.6 2.1 7 6"/>',
    "large": '<path d="m4 18.5 4.5-12 4.5 12M5.6 14.5h5.8M18 8v8M14 12h8"/>',
    "pulse": '<path d="M3.5 12.5h4l2-5 4 10 2.5-7 1.2 2h3.3"/>',
    "phone": '<rect x="7" y="3" width="10" height="18" rx="2"/><path d="M10.8 17.8h2.4"/>',
    "download": '<path d="M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 19.5h14"/>',
}
