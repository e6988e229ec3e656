"""Benchmarks (测速): ratios measured side by side in one run, against a target; no test ever depends on the time.

Each module declares benches with ``@bench``; a bench measures ours and a baseline in turns and keeps the best of each,
so that a noisy machine harms both alike.
"""
