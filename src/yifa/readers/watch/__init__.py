"""Watch (监督): rules that look at what the authority did or failed to do, and the alerts they raise.

Never at citizens.
Words: rule 规则, alert 提示, flip 到期翻转 (the moment a clock turned), notice 告知 (that someone was told),
answer 答复 (corrected 已纠正 / explained 有正当理由 / false alarm 误报), verified 已核实.
"""
