"""Cards and lists: the map of the course, conditions, rules, parameters."""
