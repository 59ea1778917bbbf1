"""Search: words in every language of the product, names across scripts, symbols and codes."""
