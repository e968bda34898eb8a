"""A notebook as slides for those who must use a template of their house."""
