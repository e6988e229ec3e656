"""Accountability (责任落实): the duty of the heads, meetings and study, inspection and rectification.

Serves 《法治政府建设与责任落实督察工作规定》 and 《党政主要负责人履行推进法治建设第一责任人职责规定》.
Words: study session 学法, meeting 会议, integrity education 警示教育, supervision visit 检查督导, issue 督察反馈问题,
supervision team 督察组, proposal 建议提案.
"""
