"""What a petitioner may still do when the matter has left the petition procedure (救济途径): 第17条, 第22条 to 第39条.

The sentences are dated data with their articles (law/petition_remedies.toml); here stands only which is told when.
"""

from yifa.domains.disputes.procedures.petition.words import ROUTES
from yifa.records.cases.procedure import Asking, Remedy

AGAIN = Asking("petition", "ask", "另行提出信访事项", "earlier_code")
_OF_PROCEDURE = {
    "court_litigation": "court",
    "procuratorate_procedure": "procuratorate",
    "police_procedure": "police",
    "enforcement_case": "duty",
    "protection_duty": "duty",
}
"""Where the sentence is not called like the procedure the matter was handed to."""

REMEDIES = (
    *(
        Remedy(f"petition.way.{_OF_PROCEDURE.get(procedure, procedure)}", ("routed",), (("route", (route,)),))
        for route, procedure in ROUTES
    ),
    Remedy("petition.way.not_handed", ("routed",)),
    Remedy("petition.way.not_agreed", ("routed",), asks=AGAIN),
    Remedy("petition.way.refused", ("refused",), asks=AGAIN),
    Remedy("petition.way.told", ("told",), asks=AGAIN),
    Remedy("petition.way.ended", ("ended", "archived"), (("review_verdict", ("维持", "变更")),), asks=AGAIN),
)
