"""Tokens: what may stand in a draft, and where a mistake is said to be."""

import pytest

from yifa.reports.annual.tokens import Token, TokenError, parse, tokens_of, typed_figures

KNOWN = {"dispute.resolution_rate", "publicity.seven_entries.sessions", "opinion.collected"}


def known(code: str) -> bool:
    return code in KNOWN


def test_text_and_tokens_alternate() -> None:
    pieces = parse("化解率{{dispute.resolution_rate}}，较好。", known)
    assert [str(piece) for piece in pieces] == ["化解率", "{{dispute.resolution_rate}}", "，较好。"]


def test_dims_and_year_are_read() -> None:
    (token,) = parse("{{publicity.seven_entries.sessions@2022|theme=法律七进,target=镇村}}", known)
    assert isinstance(token, Token)
    assert (token.year, token.dims) == (2022, (("target", "镇村"), ("theme", "法律七进")))


def test_rest_of_a_rate_is_a_figure_of_its_own() -> None:
    (token,) = parse("{{dispute.resolution_rate#rest}}", known)
    assert isinstance(token, Token) and token.rest


def test_token_prints_as_it_was_written() -> None:
    text = "{{dispute.resolution_rate#rest@2022|kind=邻里}}"
    assert str(tokens_of(text)[0]) == text


def test_unknown_indicator_is_named_with_its_place() -> None:
    with pytest.raises(TokenError) as caught:
        parse("第一段。\n化解{{dispute.solved}}起", known)
    (found,) = caught.value.mistakes
    assert (found.line, found.column) == (2, 3)
    assert "dispute.solved" in found.sentence and "没有" in found.sentence


@pytest.mark.parametrize(
    "text", ["{{dispute.resolution_rate", "dispute}}", "{{}}", "{{化解率}}", "{{opinion.collected|theme}}"]
)
def test_broken_tokens_are_errors(text: str) -> None:
    with pytest.raises(TokenError):
        parse(text, known)


def test_every_mistake_is_reported_at_once() -> None:
    with pytest.raises(TokenError) as caught:
        parse("{{a.b}}和{{c.d}}和}}", known)
    assert len(caught.value.mistakes) == 3


@pytest.mark.parametrize(
    "text", ["化解5709起", "受众2000余人次", "交易额65.22亿元", "覆盖率100%", "近万人次", "宣讲170余次"]
)
def test_typed_number_beside_a_measure_word_is_a_warning(text: str) -> None:
    assert typed_figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "2024年12月31日",
        "乐府办发〔2024〕3号",
        "12345热线",
        "“八五”普法",
        "第三次会议",
        "一村一法律顾问",
        "化解{{dispute.resolution_rate}}",
        "“1+6+N”体系",
        "行政执法“三项制度”",
    ],
)
def test_names_dates_and_tokens_are_no_warning(text: str) -> None:
    assert typed_figures(text) == []
