"""Forms of the advocacy desk: text in, values out, nothing saved."""
