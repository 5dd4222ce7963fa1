"""KnowledgeBase -> what pages show, share and search in."""
