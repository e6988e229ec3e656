"""Openness (政务公开与服务): what the government shows and how it serves people and enterprises.

Serves 政府信息公开条例, 优化营商环境条例 and the work on integrity of government (政务诚信).
Words: disclosure field 公开领域, service item 政务服务事项, agency 中介机构, proxy item 帮代办事项,
one thing 高效办成一件事,
legal check-up 法治体检, double publicity 双公示, trade project 公共资源交易项目.
"""
