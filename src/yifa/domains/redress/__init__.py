"""Redress (复议应诉): administrative review, administrative litigation, state compensation.

Serves 行政复议法 (2023), 行政诉讼法 and 国家赔偿法.
Words: administrative review 行政复议, litigation 行政应诉, authority under review 被申请人,
reviewing authority 复议机关.
Until the procedures are built only the figures are declared, so that each has its card and prints as missing.
"""
