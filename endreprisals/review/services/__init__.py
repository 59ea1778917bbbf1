"""Changes at the review desk."""
