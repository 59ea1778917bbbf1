"""Only known shapes, colours and letters are taken over from the renderer."""

import pytest

from endreprisals.observatory.charts.sheet import NotDrawable, read_sheet

OPEN = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50">'
    '<g transform="translate(10,5)">'
)


def drawn(inside: str) -> str:
    return f"{OPEN}{inside}</g></svg>"


def test_shapes_lose_everything_but_outline_and_role() -> None:
    path = '<path d="M0.04,1.26h5" fill="#7d2a10" onclick="x" style="y" aria-label="z"/>'

    (shape,) = read_sheet(drawn(path)).shapes

    assert (shape.path, shape.look.fill, shape.look.stroke) == ("M0,1.3h5", "accent", "")


def test_lines_are_settled_and_neighbours_of_one_look_are_joined() -> None:
    line = '<line transform="translate({x},1)" x2="0" y2="4" stroke="#1c1b19"/>'

    sheet = read_sheet(drawn(line.format(x=1) + line.format(x=2)))

    assert [shape.path for shape in sheet.shapes] == ["M1,1l0,4M2,1l0,4"]
    assert (sheet.x, sheet.y) == (10, 5)


def test_letters_keep_their_place_on_the_whole_sheet() -> None:
    text = '<text transform="translate(3,4)" font-size="13px" fill="#1c1b19">ཀ &lt;</text>'

    (letters,) = read_sheet(drawn(text)).letters

    assert (letters.text, letters.x, letters.y, letters.size) == ("ཀ <", 13, 9, 13)


def test_what_is_neither_shape_nor_letter_is_left_behind() -> None:
    sheet = read_sheet(drawn('<script>x</script><image href="y"/><path d="M0,0" fill="none"/>'))

    assert (sheet.shapes, sheet.letters) == ((), ())


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0,0h1" fill="#abcdef"/>',
        '<rect width="5" height="5" fill="#1c1b19"/>',
        '<text transform="rotate(90)" font-size="9px" fill="#1c1b19">x</text>',
        '<text font-size="9px" fill="#1c1b19">x<tspan>y</tspan></text>',
    ],
    ids=["unknown colour", "unknown shape", "turned text", "broken text"],
)
def test_drawing_that_is_not_understood_is_refused(inside: str) -> None:
    with pytest.raises(NotDrawable):
        read_sheet(drawn(inside))
