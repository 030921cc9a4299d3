"""A package of the import tests."""
print("shapes is imported")
__all__ = ["area", "circle"]
from .circle import area
hidden = 1
_private = 2
