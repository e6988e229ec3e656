"""Recorded things (留痕的记录): what every row that the ledger answers for has in common.

A record has two halves: a public half (the only one that reaches snapshots, figures and evidence packages)
and a private half (personal data, sealed in the store, in the ledger only as a salted digest).
Every record lies in a division (区划) and belongs to an organ (机关); the scope layer filters on both.
"""
