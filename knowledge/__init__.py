"""The knowledge base of an association: from YAML files to checked, linked entries."""
