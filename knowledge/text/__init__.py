"""What text is: typography, our own sentences and dates, characters that print, Markdown."""
