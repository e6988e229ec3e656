"""The desk (工作台): what a clerk opens in the morning; it assembles the rooms below and decides nothing itself.

Serves GB/T 22239-2019 8.1.4.1 (登录), 信访工作条例 and 人民调解法 through the clocks it shows (期限), and 督察工作规定
第23条 through the report editor (年报编辑). Words: to-do 待办, counter 计数, handover 移送, figure 数字,
proof 存在证明, alert 提示, catalogue 依据目录, draft 底稿, hat 任职, enrolment 绑定动态口令.
"""
