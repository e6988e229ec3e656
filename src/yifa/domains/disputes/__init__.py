"""Disputes (矛盾纠纷): screening 排查, people's mediation 人民调解, administrative mediation 行政调解, to archive 归档.

Serves 人民调解法, 民事诉讼法 第205条, the sector rules on 医疗、劳动、道路交通、消费 disputes and local rules.
Dispute 矛盾纠纷, mediator 调解员, committee 人民调解委员会, agreement 调解协议, judicial confirmation 司法确认,
follow-up 回访.
"""
