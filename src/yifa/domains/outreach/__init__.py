"""Outreach (普法与公共法律服务): teaching the law and bringing legal service to the village.

Serves 法治宣传教育法, 《乡村“法律明白人”培养工作规范(试行)》,
the rules for village legal advisers and justice offices.
Words: publicity 普法活动, lecture 讲座, training 法治培训, theory lecture 理论宣讲, exam 学法考试,
legal person 法律明白人, adviser 村(社区)法律顾问, justice office 司法所,
studio 公共法律服务工作室, demo village 民主法治示范村, juror 人民陪审员.
"""
