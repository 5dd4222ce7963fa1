"""KnowledgeBase -> what a view is about: entries chosen, grouped, counted, cited."""
