"""A small data set with invented content and a plan of its own, to be broken in tests."""

from endreprisals.domain.dataset.schema import Schema, read_schema

PLAN = """
tables:
  papers.csv:
    keys: [[symbol], [year]]
    order: [[period_from, period_to], [year, last_year]]
    columns:
      symbol: symbol
      year: year
      last_year: year ?
      period_from: date ?
      period_to: date ?
      note: text ?
  stories.csv:
    keys: [[id]]
    agrees: {year: [symbol, papers.year]}
    columns:
      id: shape case_id
      symbol: ref papers.symbol
      year: year
      country: ref places.iso3
      acts: codes act_types ?
      body: code engagement_bodies ?
      dates: dates ?
      replied: yes_no ?
  places.csv:
    keys: [[iso3]]
    columns:
      iso3: state
      source: source
  links.csv:
    keys: [[story, other]]
    covers: {story: stories.id}
    columns:
      story: ref stories.id | places.iso3
      other: refs stories.id ?
documents:
  bodies.yaml:
    bodies: {key: id, required: [id, name], optional: [note]}
code_lists: [lists.yaml]
"""

NUMBERS = """
[rows]
"papers.csv" = 2
"stories.csv" = { least = 2, most = 3 }
"bodies.yaml" = 2
"""

SCHEMA: Schema = read_schema(PLAN, NUMBERS)

FILES: dict[str, bytes] = {
    "papers.csv": b"symbol,year,last_year,period_from,period_to,note\n"
    b"A/HRC/42/30,2019,2020,2018-06,2019-05-31,\n"
    b'A/HRC/45/36,2020,,,,"a note, quoted"\n',
    "stories.csv": b"id,symbol,year,country,acts,body,dates,replied\n"
    b"bhr-one,A/HRC/42/30,2019,BHR,threats; surveillance,treaty_body:CAT,2018-07; 2019~,yes\n"
    b"che-two,A/HRC/45/36,2020,CHE,,,,\n",
    "places.csv": b"iso3,source\nBHR,https://example.org/a; seed 001\nCHE,seed 002\n",
    "links.csv": b"story,other\nbhr-one,che-two; bhr-one\nche-two,\n",
    "bodies.yaml": b"# two bodies\nbodies:\n  - {id: a, name: One}\n  - id: b\n    name: Two\n",
    "lists.yaml": b"genders: [male, female]\nscripts:\n  - Latn\n",
}


def changed(file: str, before: str, after: str) -> dict[str, bytes]:
    """The small data set with one text in one file put in place of another."""
    assert before.encode() in FILES[file]
    return FILES | {file: FILES[file].replace(before.encode(), after.encode(), 1)}
