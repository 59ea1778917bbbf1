"""How rows that staff entered at the desk are told from those that the tables brought."""

ENTERED_BY_STAFF = "desk:"  # how `source_key` begins where no table holds the row
FROM_REVIEW = 1000  # positions from here on are of parts that the review desk added to a case
