"""What States said: statements, the cases they named, briefs, scorecards, stances."""
