"""How long people stay well."""
