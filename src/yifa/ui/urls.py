"""Addresses of the generic pages. A verb is a noun that is POSTed."""

from django.urls import path, register_converter

from yifa.ground.ids import valid_case_code
from yifa.ui.pages import (
    activities,
    case_file,
    case_files,
    case_secret,
    case_steps,
    cases,
    comfort,
    documents,
    likeness,
    mapping,
    month,
    registers,
    search,
)

app_name = "ui"


class CaseCode:
    """A case code in an address; one with a slip in it leads nowhere."""

    regex = r"[0-9A-Z-]{12,40}"

    def to_python(self, value: str) -> str:
        if not valid_case_code(value):
            raise ValueError(value)
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CaseCode, "case")

urlpatterns = [
    path("new/", cases.new, name="new"),
    path("search/", search.search, name="search"),
    path("map/", mapping.map_page, name="map"),
    path("map/data/", mapping.map_data, name="map-data"),
    path("map/ground/", mapping.map_ground, name="map-ground"),
    path("elder/", comfort.elder, name="elder"),
    path("cases/", cases.case_list, name="cases"),
    path("cases/new/<slug:procedure>/<slug:step>/", cases.case_new, name="case-new"),
    path("cases/<case:code>/", case_file.case_page, name="case"),
    path("cases/<case:code>/steps/<slug:step>/", case_steps.case_step, name="case-step"),
    path("cases/<case:code>/likeness/", likeness.case_likeness, name="case-likeness"),
    path("cases/<case:code>/clocks/<int:clock>/", case_file.clock_page, name="clock"),
    path("cases/<case:code>/ledger/<int:seq>/", case_file.ledger_entry, name="ledger-entry"),
    path("cases/<case:code>/reveals/", case_steps.case_reveal, name="case-reveal"),
    path("cases/<case:code>/secret/", case_secret.case_secret, name="case-secret"),
    path("cases/<case:code>/evidence/", case_files.case_evidence, name="case-evidence"),
    path("registers/", registers.register_kinds, name="registers"),
    path("registers/<slug:kind>/", registers.register_list, name="register"),
    path("registers/<slug:kind>/calendar/", month.register_month, name="register-month"),
    path("registers/<slug:kind>/new/", registers.register_new, name="register-new"),
    path("registers/<slug:kind>/<int:entry>/", registers.register_entry, name="register-entry"),
    path("registers/<slug:kind>/<int:entry>/amendment/", registers.register_amend, name="register-amend"),
    path("registers/<slug:kind>/<int:entry>/end/", registers.register_end, name="register-end"),
    path("registers/<slug:kind>/<int:entry>/reveals/", registers.register_reveal, name="register-reveal"),
    path("activities/", activities.activity_kinds, name="activities"),
    path("activities/<slug:kind>/", activities.activity_list, name="activity"),
    path("activities/<slug:kind>/calendar/", month.activity_month, name="activity-month"),
    path("activities/<slug:kind>/new/", activities.activity_new, name="activity-new"),
    path("activities/<slug:kind>/<int:entry>/", activities.activity_entry, name="activity-entry"),
    path("activities/<slug:kind>/<int:entry>/withdrawal/", activities.activity_withdraw, name="activity-withdraw"),
    path("activities/<slug:kind>/<int:entry>/reveals/", activities.activity_reveal, name="activity-reveal"),
    path("documents/", documents.document_list, name="documents"),
    path("documents/<int:document>/", documents.document_page, name="document"),
    path("documents/<int:document>/files/", case_files.document_file, name="document-file"),
]
