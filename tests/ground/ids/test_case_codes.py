from string import ascii_uppercase, digits

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from yifa.ground.ids import CaseCodeError, case_code, parse_case_code, qr_svg, valid_case_code

places = st.sampled_from([2, 4, 6, 9, 12]).flatmap(lambda n: st.text(digits, min_size=n, max_size=n))
kinds = st.text(ascii_uppercase, min_size=2, max_size=4)
codes = st.builds(case_code, places, st.integers(1949, 2099), kinds, st.integers(1, 99_999_999))


@given(places, st.integers(1949, 2099), kinds, st.integers(1, 99_999_999))
def test_a_code_reads_back_as_it_was_made(place, year, kind, seq):
    code = case_code(place, year, kind, seq)
    read = parse_case_code(code)
    assert (read.place, read.year, read.kind, read.seq) == (place, year, kind, seq)
    assert str(read) == code


@given(codes, st.data())
def test_any_single_wrong_character_is_caught(code, data):
    place = data.draw(st.integers(0, len(code) - 1))
    wrong = data.draw(st.sampled_from(digits + ascii_uppercase + "-"))
    assume(wrong != code[place])
    assert not valid_case_code(code[:place] + wrong + code[place + 1 :])


@given(codes, st.data())
def test_any_exchange_of_neighbours_is_caught(code, data):
    place = data.draw(st.integers(0, len(code) - 2))
    assume(code[place] != code[place + 1])
    assert not valid_case_code(code[:place] + code[place + 1] + code[place] + code[place + 2 :])


def test_the_check_character_can_not_be_mistaken_for_another():
    ends = {case_code("360281", 2024, "JF", seq)[-1] for seq in range(1, 200)}
    assert not ends & set("IOSVZ")


def test_a_code_typed_by_hand_is_forgiven_its_width_and_case():
    code = case_code("500155117", 2026, "JF", 123)
    typed = " " + code.lower().replace("2026", "２０２６") + " "
    assert str(parse_case_code(typed)) == code


@pytest.mark.parametrize(("text", "sentence"), [("360281", "不是案号"), ("360281-2024-JF-000001-9", "校验位不对")])
def test_a_wrong_code_is_explained(text, sentence):
    with pytest.raises(CaseCodeError, match=sentence):
        parse_case_code(text)


@pytest.mark.parametrize(
    "parts", [("36028", 2024, "JF", 1), ("360281", 24, "J", 1), ("360281", 2024, "纠纷", 1), ("360281", 2024, "JF", 0)]
)
def test_no_code_is_made_of_bad_parts(parts):
    with pytest.raises(CaseCodeError, match="不能编成案号"):
        case_code(*parts)


def test_the_picture_stands_in_a_page_and_differs_by_code():
    one, two = qr_svg("360281-2024-JF-000001"), qr_svg("360281-2024-JF-000002")
    assert one.startswith("<svg")
    assert "<title>360281-2024-JF-000001</title>" in one
    assert one.split("</title>")[1] != two.split("</title>")[1]
