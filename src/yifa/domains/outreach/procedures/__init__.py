"""What outreach keeps and does: its permissions (权限), registers (名册) and activities (活动). Pure Python."""

from yifa.domains.outreach.procedures.activities import ACTIVITY_KINDS
from yifa.domains.outreach.procedures.permissions import WHO_MAY
from yifa.domains.outreach.procedures.registers import REGISTER_KINDS

__all__ = ["ACTIVITY_KINDS", "REGISTER_KINDS", "WHO_MAY"]
