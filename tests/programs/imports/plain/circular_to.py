from .circular_from import thing
