"""Charts drawn by the worker: a figure and its words in, SVG and PNG out. No page imports this."""
