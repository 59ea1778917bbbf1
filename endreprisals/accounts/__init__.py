"""The people of the desk: pseudonyms, roles, one list of permissions, and how they sign in."""
