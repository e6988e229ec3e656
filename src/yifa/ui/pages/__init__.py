"""The generic pages (通用页面): one list, one file, one form per kind of record, compiled from its declaration.

A domain that only declares has 事项, 名册, 活动 and 文书 pages for nothing. Every page asks the scope layer
first (``visible_to``): what lies outside 管辖范围 is not found, never “forbidden”. Each view has one permission and
one action; a refusal (不予办理) keeps what was typed and says the sentence and the article.
"""
