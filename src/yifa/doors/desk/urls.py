"""Addresses of the desk (工作台地址). A verb is a noun that is POSTed."""

from django.urls import path

from yifa.doors.desk import alerts, catalogue, checking, entering, figures, home, proving, reporting

app_name = "desk"

urlpatterns = [
    path("", home.home, name="home"),
    path("reviews/", home.reviews, name="reviews"),
    path("handovers/<int:number>/", home.handover, name="handover"),
    path("handovers/<int:number>/return/", home.send_handover_back, name="handover-return"),
    path("login/", entering.log_in, name="login"),
    path("logout/", entering.log_out, name="logout"),
    path("account/password/", entering.password, name="password"),
    path("account/second-factor/", entering.second_factor, name="second-factor"),
    path("account/second-factor/enrolment/", entering.enrolment, name="enrolment"),
    path("account/post/", entering.hats, name="hats"),
    path("figures/", figures.figure_list, name="figures"),
    path("figures/<str:code>/", figures.figure, name="figure"),
    path("figures/<str:code>/data/", figures.figure_json, name="figure-json"),
    path("figures/<str:code>/rows/", figures.rows, name="rows"),
    path("proofs/verifier/", proving.verifier, name="verifier"),
    path("proofs/<str:subject>/", proving.proof_page, name="proof"),
    path("proofs/<str:subject>/data/", proving.proof_json, name="proof-json"),
    path("alerts/", alerts.alert_list, name="alerts"),
    path("alerts/<int:number>/", alerts.alert, name="alert"),
    path("alerts/<int:number>/verification/", alerts.verification, name="verification"),
    path("reports/", reporting.report_list, name="reports"),
    path("reports/check/", checking.uploads, name="checks"),
    path("reports/check/rules/", checking.rules, name="check-rules"),
    path("reports/check/<str:token>/", checking.check, name="check"),
    path("reports/check/<str:token>/answers/", checking.answers, name="check-answers"),
    path("reports/check/<str:token>/records/", checking.records, name="check-records"),
    path("reports/check/<str:token>/comments/", checking.comments, name="check-comments"),
    path("reports/check/<str:token>/figures/", checking.figures, name="check-figures"),
    path("reports/check/<str:token>/removal/", checking.removal, name="check-removal"),
    path("reports/<str:code>/<int:year>/", reporting.report, name="report"),
    path("reports/<str:code>/<int:year>/preview/", reporting.preview, name="report-preview"),
    path("reports/<str:code>/<int:year>/compilation/", reporting.compilation, name="report-compilation"),
    path("reports/<str:code>/<int:year>/progress/", reporting.progress, name="report-progress"),
    path("reports/<str:code>/<int:year>/files/<path:name>", reporting.report_file, name="report-file"),
    path("basis/", catalogue.catalogue, name="catalogue"),
    path("basis/rules/", alerts.rule_list, name="rules"),
    path("basis/rules/<str:code>/", alerts.rule, name="rule"),
    path("basis/procedures/", catalogue.procedures, name="procedures"),
    path("basis/procedures/<slug:code>/", catalogue.procedure, name="procedure"),
    path("basis/procedures/<slug:code>/bpmn/", catalogue.procedure_bpmn, name="procedure-bpmn"),
    path("basis/permissions/", catalogue.permissions, name="permissions"),
    path("basis/law/", catalogue.law, name="law"),
    path("basis/calendar/", catalogue.calendar_page, name="calendar"),
    path("basis/about/", catalogue.about, name="about"),
]
