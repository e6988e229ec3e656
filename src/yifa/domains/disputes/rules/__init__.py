"""The rules of disputes, centre and petitions (监督规则): they watch the authority, never the people."""

from yifa.domains.disputes.rules.centre import CENTRE_RULES
from yifa.domains.disputes.rules.mediation import MEDIATION_RULES
from yifa.domains.disputes.rules.petitions import PETITION_RULES

RULE_LIST = (*MEDIATION_RULES, *CENTRE_RULES, *PETITION_RULES)
