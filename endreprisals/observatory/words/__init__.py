"""The words of figures: every code of the analysis as a sentence in the reader's language."""
