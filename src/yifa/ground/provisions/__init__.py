"""Provisions (法定数值): days, amounts, quotas as dated data with their article; code never holds one.

A file ``law/*.toml`` of a domain lists rules; ``law/profile-<prefix>.toml`` is the profile of one jurisdiction
(地方规定), which may override where national law leaves room and may only be stricter where it does not. What a place
enters in the store while the house is open counts like a profile (``Lawbook.entered``).
``LAWBOOK`` is filled at start-up; ``LAWBOOK.get(code, on=day, division=code12)`` gives the value in force.
"""

from yifa.ground.provisions.lawbook import LAWBOOK, LOCAL, Lawbook, Provision, ProvisionError, beyond_room

__all__ = ["LAWBOOK", "LOCAL", "Lawbook", "Provision", "ProvisionError", "beyond_room"]
