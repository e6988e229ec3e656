"""The handbook shows every declaration, with its article, and loads nothing from anywhere else."""

import json
import re
from html.parser import HTMLParser

import pytest
from typer import Typer
from typer.testing import CliRunner

from yifa.doors.cli.handbook.binding import HandbookFailed, build, declarations, write_sources
from yifa.doors.cli.handbook.command import handbook
from yifa.doors.cli.handbook.flow import flow_chart
from yifa.doors.cli.handbook.marking import anchor
from yifa.doors.cli.handbook.procedures import measured, page
from yifa.ground.provisions import LAWBOOK
from yifa.records.cases.procedure import PROCEDURES


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("handbook")
    write_sources(folder)
    return build(folder)


class Reader(HTMLParser):
    """Ids of a page, its text, and every address it loads something from."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.loads, self.text = set(), [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids.add(given.get("id"))
        self.loads += [given[name] for name in ("src", "srcset", "data") if given.get(name)]
        if tag == "link":
            self.loads.append(given["href"])

    def handle_data(self, data):
        self.text += data


def read(site, page):
    return Reader((site / page.replace(".md", ".html")).read_text(encoding="utf-8"))


def test_every_declaration_has_its_place(site):
    pages = {page: read(site, page) for page in {one[0] for one in declarations()}}
    missing = [
        f"{page}: {noun} {code}"
        for page, noun, code, name in declarations()
        if anchor(noun, code) not in pages[page].ids or "".join(name.split()) not in "".join(pages[page].text.split())
    ]
    assert not missing, missing


def test_no_two_declarations_share_a_place():
    places = [(page, anchor(noun, code)) for page, noun, code, _ in declarations()]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("procedure", list(PROCEDURES), ids=lambda one: one.code)
def test_a_procedure_page_tells_all_of_it(site, procedure):
    text = read(site, f"procedures/{procedure.code}.md").text
    wanted = [
        *(state.name for state in procedure.states), *(step.name for step in procedure.steps),
        *(step.basis for step in procedure.steps), *(clock.name for clock in procedure.clocks),
        *(guard.sentence for step in procedure.steps for guard in step.guards),
        *(guard.basis for step in procedure.steps for guard in step.guards),
    ]  # fmt: skip
    assert not [one for one in wanted if one not in text]
    assert (site / f"procedures/{procedure.code}.bpmn").is_file()


def test_clocks_show_their_value_article_and_whether_it_was_checked(walk):
    text = page(walk)
    assert "5个工作日" in text and "延期(延3个工作日" in text
    assert text.count("待核") == 1


def test_nothing_is_loaded_from_elsewhere(site):
    for file in site.rglob("*.html"):
        loads = Reader(file.read_text(encoding="utf-8")).loads
        assert not [one for one in loads if "//" in one], file
    css = (site / "handbook.css").read_text(encoding="utf-8")
    assert not re.search(r"url\(|@import", css)


def test_a_dead_link_stops_the_binding(tmp_path):
    write_sources(tmp_path)
    (tmp_path / "source" / "rules.md").write_text("[无处](nowhere.md)", encoding="utf-8")
    with pytest.raises(HandbookFailed):
        build(tmp_path)


def test_the_flow_chart_names_every_state_and_step(walk):
    chart = flow_chart(walk)
    assert all(f">{one.name}</text>" in chart for one in (*walk.states, *walk.steps))


def test_law_values_print_as_people_read_them(walk):
    texts = {measured(rule) for rule in LAWBOOK if rule.unit in ("wd", "d", "mo", "h")}
    assert texts and all(re.search(r"\d(个工作日|日|个月|小时)$", text) for text in texts)


def test_every_local_rule_stands_under_its_place(site):
    text = read(site, "profiles.md").text
    local = [rule for rule in LAWBOOK if rule.division]
    assert local and all(rule.division in text and rule.basis in text for rule in local)


def test_unverified_values_are_marked(site):
    text = (site / "law.html").read_text(encoding="utf-8")
    assert text.count('class="unverified"') - 1 == len([rule for rule in LAWBOOK if not rule.verified])


def test_the_command_says_what_it_made(tmp_path):
    program = Typer()
    program.command()(handbook)
    result = CliRunner().invoke(program, [str(tmp_path / "made"), "--no-html"])
    told = json.loads(result.stdout)
    assert told["declarations"] == len(declarations()) > 100 and (tmp_path / "made" / "source" / "law.md").is_file()
