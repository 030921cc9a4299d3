"""read_csv: options of a reader of _pandas, names of columns, pieces of a file put together as pandas does."""
import os

import _pandas

from pandas.core.arrays import Categorical, CategoricalDtype, as_column, cast, concat, type_name
from pandas.core.frame import DataFrame
from pandas.core.index import Index, MultiIndex, RangeIndex, index_of

MISSING_WORDS = ("", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL", "NaN",
                 "n/a", "nan", "null")


def read_csv(filepath_or_buffer, sep=None, *, delimiter=None, header="infer", names=None, index_col=None, usecols=None, squeeze=None,
             dtype=None, engine=None, converters=None, true_values=None, false_values=None, skipinitialspace=False, skiprows=None,
             nrows=None, na_values=None, keep_default_na=True, na_filter=True, skip_blank_lines=True, parse_dates=None, iterator=False,
             chunksize=None, thousands=None, decimal=".", lineterminator=None, quotechar='"', quoting=0, doublequote=True, escapechar=None,
             comment=None, encoding=None, encoding_errors="strict", on_bad_lines="error", delim_whitespace=False, low_memory=True,
             memory_map=False, float_precision=None):
    """A table from a text of lines and fields; with chunksize or iterator a TextFileReader that gives it in parts."""
    for name, value, least in (("nrows", nrows, 0), ("chunksize", chunksize, 1)):
        if value is not None and (not isinstance(value, (int, float)) or value != int(value) or value < least):
            raise ValueError(f"'{name}' must be an integer >={least}")
    options = dict(locals())
    for name in ("name", "value", "least", "iterator", "memory_map", "filepath_or_buffer"):
        del options[name]
    reader = TextFileReader(filepath_or_buffer, options)
    if chunksize or iterator:
        return reader
    with reader:
        return reader.read(nrows)


def read_table(filepath_or_buffer, sep=None, **options):
    return read_csv(filepath_or_buffer, sep="\t" if sep is None else sep, **options)


def _opened(source, encoding, errors):
    """A file to read from, and whether it is ours to close."""
    if hasattr(source, "read"):
        return source, False
    if not isinstance(source, (str, bytes, os.PathLike)):
        raise ValueError(f"Invalid file path or buffer object type: {type(source)}")
    path = os.path.expanduser(os.fspath(source))
    if isinstance(path, str) and path.endswith((".gz", ".bz2", ".zip", ".xz", ".zst")):
        raise NotImplementedError(f"compressed files are not read: {path!r}")
    if (encoding or "utf-8").lower().replace("_", "-") in ("utf-8", "utf8", "utf-8-sig") and errors == "strict":
        return open(path, "rb"), True
    return open(path, "r", encoding=encoding or "utf-8", errors=errors, newline=""), True


class TextFileReader:
    """A file that is read in parts."""

    __module__ = "pandas.io.parsers.readers"

    def __init__(self, source, options):
        self.options = options
        self.chunksize, self.nrows = options["chunksize"], options["nrows"]
        self._row = 0
        self.handles, self._own = _opened(source, options["encoding"], options["encoding_errors"])
        try:
            self._begin()
        except BaseException:
            self.close()
            raise

    def close(self):
        if self._own and self.handles is not None:
            self.handles.close()
            self._reader = None
        self.handles = None

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        try:
            return self.get_chunk()
        except StopIteration:
            self.close()
            raise

    def get_chunk(self, size=None):
        if size is None:
            size = self.chunksize
        if self.nrows is not None:
            if self._row >= self.nrows:
                raise StopIteration
            size = self.nrows - self._row if size is None else min(size, self.nrows - self._row)
        return self.read(size)

    # ---- Names of columns -------------------------------------------------------------------------------------------------------------

    def _begin(self):
        given = self.options
        separator = given["delimiter"] if given["delimiter"] is not None else given["sep"]
        whitespace = given["delim_whitespace"] or separator in (r"\s+",)
        separator = "," if separator is None else separator
        if not whitespace and len(separator) > 1:
            raise NotImplementedError(f"separators that are regular expressions: {separator!r}")
        skip = given["skiprows"]
        if callable(skip):
            raise NotImplementedError("skiprows as a function")
        words = list(MISSING_WORDS) if given["keep_default_na"] else []
        more = given["na_values"]
        if isinstance(more, dict):
            raise NotImplementedError("na_values by column")
        if more is not None:
            for word in [more] if isinstance(more, (str, int, float)) else more:
                words.append(str(word))
                if isinstance(word, (int, float)) and not isinstance(word, bool) and word == int(word):
                    words.extend({str(int(word)), str(float(word))})
        bad = {"error": "r", "warn": "w", "skip": "s"}.get(given["on_bad_lines"])
        if bad is None:
            raise ValueError(f"Argument {given['on_bad_lines']} is invalid for on_bad_lines")
        self._reader = _pandas.CsvReader(self.handles, {
            "delimiter": separator if not whitespace else " ", "delim_whitespace": bool(whitespace), "quotechar": given["quotechar"],
            "quoting": given["quoting"] != 3, "doublequote": given["doublequote"], "escapechar": given["escapechar"],
            "comment": given["comment"], "lineterminator": given["lineterminator"], "skipinitialspace": given["skipinitialspace"],
            "skip_blank_lines": given["skip_blank_lines"], "bad_lines": bad, "decimal": given["decimal"], "thousands": given["thousands"],
            "na_filter": given["na_filter"], "na_values": words, "round_trip": given["float_precision"] == "round_trip",
            "true_values": given["true_values"], "false_values": given["false_values"],
            "skiprows": skip if skip is None or isinstance(skip, int) else sorted(skip)})
        self._find_names()
        self._find_columns()

    def _find_names(self):
        given, reader = self.options, self._reader
        names, header = given["names"], given["header"]
        if header == "infer":
            header = None if names is not None else 0
        if isinstance(header, (list, tuple)) and len(header) == 1:
            header = header[0]
        if isinstance(header, (list, tuple)):
            raise NotImplementedError("a header of several lines")
        if isinstance(header, bool):
            raise TypeError("Passing a bool to header is invalid. Use header=None for no header or header=int or list-like of ints to specify "
                            "the row(s) making up the column names")
        if names is not None:
            names = list(names)
            if len(set(names)) < len(names):
                raise ValueError("Duplicate names are not allowed.")
        if header is not None:
            if header < 0:
                raise ValueError("Passing negative integer to header is invalid. For no header, use header=None instead")
            lines = reader.tokenize(header + 1)
            if lines <= header:
                from pandas.errors import EmptyDataError, ParserError
                if lines == 0 and header == 0:
                    raise EmptyDataError("No columns to parse from file")
                raise ParserError(f"Passed header={header} but only {lines} lines in file")
            words = reader.row(header)
            reader.drop(header + 1)
            self._file_names = _distinct(words)
            reader.expect(len(words), given["usecols"] is not None)
            if names is not None:
                self._file_names = None
        else:
            self._file_names = None
            reader.expect(0, given["usecols"] is not None)
        lines = reader.tokenize(1)
        if lines == 0 and header is None:
            if names is None:
                from pandas.errors import EmptyDataError
                raise EmptyDataError("No columns to parse from file")
        fields = reader.fields(0) if lines else len(self._file_names or names)
        self._leading = 0
        if self._file_names is None:
            width = max(fields, len(names)) if names is not None else fields
            if names is None:
                self._file_names = list(range(fields))
            elif given["usecols"] is not None and len(names) != fields and not callable(given["usecols"]) and len(names) == len(set(given["usecols"])):
                placed = sorted(set(given["usecols"]))
                if all(isinstance(place, int) for place in placed):
                    all_names = list(range(width))
                    for place, name in zip(placed, names):
                        all_names[place] = name
                    self._file_names = all_names
                    return
                self._file_names = names
            else:
                self._file_names = names
                if fields > len(names) and given["index_col"] is not False and given["usecols"] is None:
                    self._leading = fields - len(names)
            if names is not None and fields < width:
                reader.expect(width, given["usecols"] is not None)
        elif fields > len(self._file_names) and given["index_col"] is not False and given["usecols"] is None:
            self._leading = fields - len(self._file_names)

    def _find_columns(self):
        """Which fields become columns, and which of them labels."""
        given, names = self.options, self._file_names
        wanted = given["usecols"]
        if wanted is None:
            self._fields = list(range(len(names)))
        elif callable(wanted):
            self._fields = [i for i, name in enumerate(names) if wanted(name)]
        else:
            wanted = list(wanted)
            if not (all(isinstance(x, str) for x in wanted) or all(isinstance(x, int) for x in wanted)):
                raise ValueError("'usecols' must either be list-like of all strings, all unicode, all integers or a callable.")
            absent = [x for x in wanted if x not in names] if wanted and isinstance(wanted[0], str) else \
                [x for x in wanted if not 0 <= x < len(names)]
            if absent:
                if isinstance(wanted[0], int):
                    from pandas.errors import ParserError
                    raise ParserError(f"Defining usecols with out-of-bounds indices is not allowed. {absent} are out of bounds.")
                raise ValueError(f"Usecols do not match columns, columns expected but not found: {absent}")
            chosen = set(wanted)
            self._fields = [i for i, name in enumerate(names) if (name in chosen if isinstance(wanted[0], str) else i in chosen)] if wanted else []
        self._names = [names[i] for i in self._fields]
        labels = given["index_col"]
        self._label_places = []
        if labels is None or labels is False:
            return
        for label in labels if isinstance(labels, (list, tuple)) else [labels]:
            if isinstance(label, int) and label not in self._names or isinstance(label, int) and self._names and isinstance(self._names[0], str):
                if not -len(self._names) <= label < len(self._names):
                    raise IndexError("list index out of range")
                self._label_places.append(label % len(self._names))
            elif label in self._names:
                self._label_places.append(self._names.index(label))
            else:
                raise ValueError(f"Index {label} invalid")

    # ---- Values ---------------------------------------------------------------------------------------------------------------------

    def _types(self):
        """What each column is to be: a name of a type for the reader, and what is made of it afterwards."""
        wanted, result = self.options["dtype"], []
        for field, name in zip(self._fields, self._names):
            one = (wanted.get(name, wanted.get(field)) if isinstance(wanted, dict) else wanted)
            if self.options["converters"] and (name in self.options["converters"] or field in self.options["converters"]):
                result.append(("object", None))
                continue
            if one is None:
                result.append((None, None))
                continue
            kind = type_name(one)
            if kind in ("category", "str"):
                result.append(("object", one if kind == "category" else None))
            elif kind == "datetime64[ns]":
                raise TypeError(f"the dtype {kind} is not supported for parsing, pass this column using parse_dates instead")
            else:
                result.append((kind, None))
        return result

    def read(self, nrows=None):
        if self.handles is None:
            raise ValueError("I/O operation on closed file.")
        pieces, rows = self._pieces(nrows)
        if rows == 0 and self._row > 0:
            self.close()
            raise StopIteration
        columns = self._joined(pieces)
        labels = RangeIndex(self._row, self._row + rows)
        self._row += rows
        names = self._names
        if self._leading:
            taken, columns = columns[:self._leading], columns[self._leading:]
            labels = index_of(taken[0]) if self._leading == 1 else MultiIndex.from_arrays(taken)
        elif self._label_places:
            own = [names[i] for i in self._label_places]
            own = [None if isinstance(name, str) and name.startswith("Unnamed: ") else name for name in own]
            taken = [columns[i] for i in self._label_places]
            labels = index_of(taken[0], own[0]) if len(taken) == 1 else MultiIndex.from_arrays(taken, names=own)
            columns = [column for i, column in enumerate(columns) if i not in self._label_places]
            names = [name for i, name in enumerate(names) if i not in self._label_places]
        elif rows == 0:
            labels = Index([], dtype="object")
        frame = DataFrame._of(columns, self._column_index(names), labels)
        if self.options["parse_dates"]:
            self._parse_dates(frame)
        if self.options["squeeze"] and len(columns) == 1:
            return frame._column_series(0)
        return frame

    def _column_index(self, names):
        if self.options["header"] in (None, "infer") and self.options["names"] is None and names == list(range(len(names))) and names:
            return Index(names)
        return Index(names, tupleize_cols=False) if names else Index([], dtype="object")

    def _pieces(self, nrows):
        """Columns of as many lines at a time as pandas takes, so that types are found in the same parts."""
        reader, types = self._reader, self._types()
        width = len(self._file_names) + self._leading
        lines = -1
        if self.options["low_memory"]:
            lines = 1
            while lines * 2 < 2 ** 20 // max(width, 1):
                lines *= 2
        converters = self.options["converters"] or {}
        pieces, rows = [], 0
        while nrows is None or rows < nrows:
            wanted = lines if nrows is None else nrows - rows if lines < 0 else min(lines, nrows - rows)
            count = reader.tokenize(int(wanted))
            if count == 0:
                break
            columns = [reader.convert(count, i, None) for i in range(self._leading)]
            for field, name, (kind, after) in zip(self._fields, self._names, types):
                column = reader.convert(count, field + self._leading, kind)
                if after is not None:
                    column = Categorical(column, dtype=after if isinstance(after, CategoricalDtype) else None)
                convert = converters.get(name, converters.get(field))
                if convert:
                    column = as_column([convert("" if isinstance(x, float) else x) for x in column.tolist()])
                columns.append(column)
            reader.drop(count)
            said = reader.warnings()
            if said:
                __import__("sys").stderr.write(said)
            pieces.append(columns)
            rows += count
        if not pieces:
            empty = [_pandas.column([], kind or "object") for kind, _ in types]
            empty = [Categorical(c, dtype=a if isinstance(a, CategoricalDtype) else None) if a else c for c, (_, a) in zip(empty, types)]
            pieces.append([_pandas.column([], "object") for _ in range(self._leading)] + empty)
        return pieces, rows

    def _joined(self, pieces):
        if len(pieces) == 1:
            return pieces[0]
        columns, mixed = [], []
        for place in range(len(pieces[0])):
            parts = [piece[place] for piece in pieces]
            for piece in pieces:
                piece[place] = None  # the parts go as soon as they are joined
            kinds = {part.dtype for part in parts}
            if kinds == {"category"} and any(part.categories.tolist() != parts[0].categories.tolist() for part in parts):
                column = Categorical(concat([part.dense() for part in parts]))
            else:
                column = concat(parts)
            if len(kinds) > 1 and column.dtype == "object":
                mixed.append(str(place))
            columns.append(column)
        if mixed:
            import warnings
            from pandas.errors import DtypeWarning
            warnings.warn(f"Columns ({','.join(mixed)}) have mixed types. Specify dtype option on import or set low_memory=False.", DtypeWarning,
                          stacklevel=5)
        return columns

    def _parse_dates(self, frame):
        from pandas.core.times import parse_column
        wanted = self.options["parse_dates"]
        if wanted is True:
            frame.index = index_of(parse_column(frame.index._column, quiet=True), frame.index.name)
            return
        for name in wanted:
            if isinstance(name, int) and name not in frame.columns:
                name = self._names[name]
            if name == frame.index.name and name is not None:
                frame.index = index_of(parse_column(frame.index._column, quiet=True), frame.index.name)
            elif name not in frame.columns:
                raise ValueError(f"Missing column provided to 'parse_dates': '{name}'")
            else:
                frame._set_column(name, parse_column(frame[name]._column, quiet=True))


def _distinct(words):
    """Names of columns: empty ones get numbers, later ones of the same name too."""
    names, known = [], {}
    for i, word in enumerate(words):
        name = word or f"Unnamed: {i}"
        count = known.get(name, 0)
        while count > 0 and word:
            known[name] = count + 1
            name = f"{word}.{count}"
            count = known.get(name, 0)
            if name not in names and name not in words:
                break
        names.append(name)
        known[name] = count + 1 if not count else known[name]
    return names
