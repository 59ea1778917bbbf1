"""Pages of the advocacy desk."""
