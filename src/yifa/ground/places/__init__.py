"""Where things are (区划与网格): every division of China by its 12-digit code, and the grids below villages.

Serves 统计用区划代码 (a code's prefix is its parent, so a scope is a prefix) and the grid work of 综治中心.
Words: division 区划, prefix 前缀(辖区), grid 网格, polygon 边界, township 乡镇街道, village 村(社区).
"""
