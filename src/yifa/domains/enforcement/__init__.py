"""Enforcement (行政执法): who may enforce, what they did, later the cases themselves.

Serves 行政处罚法, 行政强制法 and the rules on enforcement certificates and delegated items (赋权事项).
Words: enforcement action 执法活动, team 综合执法队伍, certificate 行政执法证件, delegated item 赋权事项,
exam enrolment 资格考试报名.
"""
