"""The annual report (法治政府建设年度报告) compiled from records: every figure opens down to its rows.

Serves 《法治政府建设与责任落实督察工作规定》第23条至第27条: what each March report must hold and who
receives it. Words: chapter 章节, draft 底稿, token 数字占位, figure 数字, printed form 印法, plan 填报目录,
missing 缺项, rest 未达部分, evidence 证据包, definition card 口径卡, verify 核验, imprint 落款.
"""
