"""The observatory: named figures over years, made by a worker, shown with what they cannot say."""
