import csv
import gzip
import json

import pytest

PROVINCES = [("36", "江西省"), ("44", "广东省"), ("50", "重庆市")]
CITIES = [("3602", "景德镇市"), ("4419", "东莞市"), ("5001", "市辖区")]
AREAS = [("360281", "乐平市"), ("441900", "东莞市"), ("500155", "梁平区")]
STREETS = [("360281101", "演示镇"), ("441900003", "东城街道"), ("500155117", "七星镇"), ("500155118", "邻镇")]
VILLAGES = [
    ("360281101200", "东村村民委员会"),
    ("500155117001", "红花社区居民委员会"),
    ("500155117200", "马梁村村民委员会"),
    ("500155118200", "邻村村民委员会"),
]


@pytest.fixture
def folder(tmp_path):
    """A division folder in the shape of the fetched one, with a handful of rows."""
    for name, rows in (("provinces", PROVINCES), ("cities", CITIES), ("areas", AREAS), ("streets", STREETS)):
        items = [{"code": code, "name": text} for code, text in rows]
        (tmp_path / f"{name}.json").write_text(json.dumps(items, ensure_ascii=False), encoding="utf-8")
    with gzip.open(tmp_path / "villages.csv.gz", "wt", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["code", "name"])
        writer.writerows(VILLAGES)
    return tmp_path
