"""States: regions, Council terms, treaties, and what they joined on reprisals."""
