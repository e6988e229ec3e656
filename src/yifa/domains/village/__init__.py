"""Village governance (乡村治理): the villages themselves, their supervision, their collective property.

Serves 村民委员会组织法 (2025) and the rules on publishing village affairs (三务公开).
Words: area 村(社区), coverage 覆盖, village supervision committee 村务监督委员会(村民监督委员会), asset 集体资产,
reception 接待.
"""
