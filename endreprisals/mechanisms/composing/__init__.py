"""What the composer and its worksheet ask, and every word they say.

One list of questions is shown in the browser and printed as lines to fill by hand, so that the two
cannot differ. The browser gets questions and words as data of its page.
"""
