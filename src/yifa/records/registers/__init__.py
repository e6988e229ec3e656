"""Registers (名册): people with certificates, organisations, lists, grids, honours, each valid from a day to a day.

A ``RegisterKind`` declares one list: its form, its public fields, its article. Entries are entered (登记),
amended (变更) and ended (终止); nothing is deleted. Words: entry 条目, valid_from 有效起, valid_to 有效止.
"""
