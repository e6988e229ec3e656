"""Figures (数字): what the report prints, computed from the records and opened down to them.

An Indicator (指标) declares what is counted; a Value (数值) is one figure with numerator, denominator and Trace (溯源);
both come from a snapshot (快照) of the records' public halves, never from the live store and never from personal data.
统计法 第7条 (真实、准确、完整): a figure that cannot be computed is missing (缺), never guessed.
Words: source 取数记录, condition 条件, time role 计入日期, scope 范围, period 期间, stock 时点数, dimension 分项,
definition card 口径卡片, small cell 小数格. This is the only room that opens DuckDB or Spark.
"""
