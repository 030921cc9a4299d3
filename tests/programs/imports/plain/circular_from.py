from .circular_to import thing
