"""The year of the article, in weeks."""
