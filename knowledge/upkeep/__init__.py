"""What is missing on sheets, and what is due."""
