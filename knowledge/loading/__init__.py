"""Files -> entries -> KnowledgeBase, and every problem found on the way."""
