"""Exceptions and warnings of pandas."""


class IntCastingNaNError(ValueError):
    """Missing values or infinities as integers."""


class ParserError(ValueError):
    """A text that is no table."""


class EmptyDataError(ValueError):
    """A file without anything in it."""


class DtypeWarning(Warning):
    """A column of a file has values of several types."""


class ParserWarning(Warning):
    """A table is read otherwise than asked."""


class MergeError(ValueError):
    """Tables that cannot be joined so."""


class InvalidIndexError(Exception):
    """Something that names no row."""


class IndexingError(Exception):
    """Too many places, or a mask of other rows."""


class PerformanceWarning(Warning):
    """Something that takes long."""


class SettingWithCopyWarning(Warning):
    """A value is put into a copy."""


class SettingWithCopyError(ValueError):
    """The same as an error."""


class SpecificationError(Exception):
    """agg() of something that it cannot do."""


class DataError(Exception):
    """Groups of what is no number."""


class OutOfBoundsDatetime(ValueError):
    """A moment that no Timestamp holds."""


class UnsortedIndexError(KeyError):
    """A part of an index that is not sorted."""
