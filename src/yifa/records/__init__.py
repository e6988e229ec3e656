"""The four kinds of record (四类记录); they know no domain.

registers 名册 (kept), documents 文书 (written), activities 活动 (done), cases 案件 (handled).
"""
