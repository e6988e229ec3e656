"""Provisions (法定数值): days, amounts, quotas as dated data with their article; code never holds one.

A file ``law/*.toml`` of a domain lists rules; ``law/profile-<prefix>.toml`` is the profile of one jurisdiction
(地方规定), which may override where national law leaves room and may only be stricter where it does not.
``LAWBOOK`` is filled at start-up; ``LAWBOOK.get(code, on=day, division=code12)`` gives the value in force.
"""

from yifa.ground.provisions.lawbook import LAWBOOK, Lawbook, Provision, ProvisionError

__all__ = ["LAWBOOK", "Lawbook", "Provision", "ProvisionError"]
