"""Whether and when the Government answered."""

import pytest

from tests.domain.sg_report.pages import story


@pytest.mark.parametrize(
    ("text", "reply", "dates"),
    [
        ("On 17 April 2019, the Government responded.", "replied", ["2019-04-17"]),
        ("It was raised, to which the Government has responded.", "replied", []),
        ("The Government responded noting that it is so.", "replied", []),
        ("On 3 May 2019, the Permanent Mission transmitted a reply.", "replied", ["2019-05-03"]),
        ("The Government replied on 3 May 2019 to the letter of 2 May 2019.", "replied",
         ["2019-05-03"]),
        ("In its reply of 3 May 2019 (BHR 1/2019), the Government explained it.", "replied",
         ["2019-05-03"]),
        ("On 3 May 2019, the Government stated that it was so.", "replied", ["2019-05-03"]),
        ("A reply was received on 3 May 2019.", "replied", ["2019-05-03"]),
        ("The Government stated to the Committee that it was so.", "replied", []),
        ("At the time of writing, the Government had not responded.", "not_replied", []),
        ("It had not responded to one, but replied to the other on 3 May 2019.", "replied",
         ["2019-05-03"]),
        ("It had not answered one, but did reply to that of 3 May 2019 on 9 May 2019.", "replied",
         ["2019-05-09"]),
        ("On 3 and 5 May 2019, the Government replied.", "replied", ["2019-05-03", "2019-05-05"]),
        ("On 2 May 2019, X spoke; the Government replied.", "replied", []),
        ("The letter remains unanswered.", "not_replied", []),
        ("No reply has been received.", "not_replied", []),
        ("The Government took note of the recommendation.", "unknown", []),
        ("A Government spokesperson said that he lied.", "unknown", []),
        ("The Government stated that he lied.", "unknown", []),
        ("Nothing is said.", "unknown", []),
    ],
)  # fmt: skip
def test_story_tells_of_the_reply_and_its_date(text: str, reply: str, dates: list[str]) -> None:
    mention = story(text)

    assert mention.government_reply == reply
    assert list(mention.reply_dates) == dates
    assert set(dates) <= set(mention.dates)


def test_story_reply_to_one_letter_outweighs_silence_on_another() -> None:
    mention = story("The Government had not responded. On 3 May 2019, the Government responded.")

    assert mention.government_reply == "replied"
