"""yifa 依法: lawful procedure, lawful clock and traced figures for townships and counties (法治政府建设).

Storeys, imports going down only: site, doors, reports, domains, ui, readers, records, ground.
"""

__version__ = "0.1.0"
