"""The kinds of field: how each reads the text that a contributor wrote.

A field that cannot be read raises an error whose type is the code of a rule
in problems.py, and whose context holds the words of its sentence.
"""
