"""Likeness (相似): what the store's own history says about a new matter. Computed from records, never writes to them.

It proposes and never decides; it looks at matters and places, never at people.
Words: suggestion 建议, accuracy on a held-out part 留出检验准确率, neighbour 以往类似事项, duplicate 疑似重复,
band 平常范围, recurring matter 高频事项, early notice 早期提醒.
"""
