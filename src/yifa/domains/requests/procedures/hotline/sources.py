"""Where the steps of an order stand written (依据). The local ones are examples: a place names its own."""

NATIONAL = "国办发〔2020〕53号"
OPINION = "国办函〔2025〕66号(国办2025意见)"
BEIJING = "北京市接诉即办工作条例"
WEIFANG = "潍坊市12345政务服务便民热线条例(样例,以本地规定为准)"
JINAN = "济南市12345热线条例(样例,以本地规定为准)"
SHANDONG_12348 = "山东省12348公共法律服务热线规定(2017)(样例,以本地规定为准)"


def beijing(article: str) -> str:
    return f"{BEIJING} {article}(样例,以本地规定为准)"
