"""The reference pages, made from code."""
