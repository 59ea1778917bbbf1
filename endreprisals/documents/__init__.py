"""United Nations documents, what they say of themselves, and the sources that facts cite."""
