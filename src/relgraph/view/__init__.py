"""The one way out: what a member sees is the own book and what others released to that member."""
