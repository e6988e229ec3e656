"""The figures of disputes and mediation (矛盾纠纷与调解指标): what each counts and by which date. Pure Python.

The figures of the annual report 年报指标 stand in ``reported``; the columns of 《人民调解统计报表》 in the others.
A figure counts by the day its own event happened: screened 排查 by the day of screening, resolved 化解 by the day
the agreement took effect 协议生效日.
"""

from yifa.domains.disputes.indicators.centre import CENTRE
from yifa.domains.disputes.indicators.intake import BY_TYPE, TAKEN
from yifa.domains.disputes.indicators.outcomes import ADMINISTRATIVE, OUTCOMES, PREVENTED_FIGURES
from yifa.domains.disputes.indicators.petitions import PETITIONS
from yifa.domains.disputes.indicators.reported import REGISTERS, REPORT

INDICATOR_LIST = (
    *REPORT,
    *REGISTERS,
    *TAKEN,
    *OUTCOMES,
    *PREVENTED_FIGURES,
    *BY_TYPE,
    *ADMINISTRATIVE,
    *CENTRE,
    *PETITIONS,
)
