"""Decisions (依法决策): normative documents, major decisions, legality and fair-competition review.

Serves 《重大行政决策程序暂行条例》, 国办发〔2018〕37号 and 《公平竞争审查条例》.
Words: normative document 行政规范性文件, legality opinion 合法性审核意见, legal opinion 法律意见书,
policy measure 政策措施.
Until the documents' own rooms are built only the figures are declared, so that each has its card and prints as missing.
"""
