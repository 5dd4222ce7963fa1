"""What we compare ourselves with, and how: README.md."""
