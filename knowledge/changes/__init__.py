"""What is not as it was: two states of the data compared in meaning, and said in words."""
