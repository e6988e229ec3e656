"""The demonstration (演示数据): five real places and years, their records plainly synthetic, in full size.

``plan/<code>.toml`` says how many records of which kind a place had; the generator makes them (the same seed gives
the same records) and loads them through the bulk doors, where every form, permission, step and guard is asked.
Words: plan 方案, batch 一批记录, place 演示地, cast 演示人员. Nothing here reads a published report.
"""

from yifa.doors.cli.demo.loading import DemoRefused, LoadedPlace, load_demo, load_place
from yifa.doors.cli.demo.planning import DEMO_PLACES, Plan, PlanError, plan_of, read_plan

__all__ = [
    "DEMO_PLACES",
    "DemoRefused",
    "LoadedPlace",
    "Plan",
    "PlanError",
    "load_demo",
    "load_place",
    "plan_of",
    "read_plan",
]
