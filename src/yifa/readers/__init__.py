"""Readers (读数): what is computed from records and never writes to them.

watch 监督 (rules and alerts on what the authority failed to do), figures 数字 (indicators, values, traces).
"""
