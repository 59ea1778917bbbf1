"""Changes of the advocacy desk."""
