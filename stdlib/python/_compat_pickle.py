"""_compat_pickle: what modules, functions and types of Python 2 are called now.  Pickles of the protocols 0 to 2 have the old names.

Old names come first in these tables.
"""


def _pairs(text):
    return [tuple(word.split(":")) for word in text.split()]


# ---- Modules: old:new ----

IMPORT_MAPPING = dict(_pairs("""
    __builtin__:builtins copy_reg:copyreg Queue:queue SocketServer:socketserver ConfigParser:configparser repr:reprlib
    tkFileDialog:tkinter.filedialog tkSimpleDialog:tkinter.simpledialog tkColorChooser:tkinter.colorchooser
    tkCommonDialog:tkinter.commondialog Dialog:tkinter.dialog Tkdnd:tkinter.dnd tkFont:tkinter.font
    tkMessageBox:tkinter.messagebox ScrolledText:tkinter.scrolledtext Tkconstants:tkinter.constants Tix:tkinter.tix
    ttk:tkinter.ttk Tkinter:tkinter markupbase:_markupbase _winreg:winreg thread:_thread dummy_thread:_dummy_thread
    dbhash:dbm.bsd dumbdbm:dbm.dumb dbm:dbm.ndbm gdbm:dbm.gnu xmlrpclib:xmlrpc.client SimpleXMLRPCServer:xmlrpc.server
    httplib:http.client htmlentitydefs:html.entities HTMLParser:html.parser Cookie:http.cookies cookielib:http.cookiejar
    BaseHTTPServer:http.server test.test_support:test.support commands:subprocess urlparse:urllib.parse
    robotparser:urllib.robotparser urllib2:urllib.request anydbm:dbm _abcoll:collections.abc
"""))
REVERSE_IMPORT_MAPPING = {new: old for old, new in IMPORT_MAPPING.items()}

# Old modules that became part of one which has another old name already.
IMPORT_MAPPING.update(_pairs("""
    cPickle:pickle _elementtree:xml.etree.ElementTree FileDialog:tkinter.filedialog SimpleDialog:tkinter.simpledialog
    DocXMLRPCServer:xmlrpc.server SimpleHTTPServer:http.server CGIHTTPServer:http.server UserDict:collections
    UserList:collections UserString:collections whichdb:dbm StringIO:io cStringIO:io
"""))
REVERSE_IMPORT_MAPPING.update(_pairs("_bz2:bz2 _dbm:dbm _functools:functools _gdbm:gdbm _pickle:pickle"))

# ---- Names: old module, new module, the names as old:new, or one where it stayed the same ----

PYTHON2_EXCEPTIONS = tuple("""
    ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning EOFError
    EnvironmentError Exception FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning
    IndentationError IndexError KeyError KeyboardInterrupt LookupError MemoryError NameError NotImplementedError OSError
    OverflowError PendingDeprecationWarning ReferenceError RuntimeError RuntimeWarning StopIteration SyntaxError
    SyntaxWarning SystemError SystemExit TabError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError
    UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError
""".split())
MULTIPROCESSING_EXCEPTIONS = ("AuthenticationError", "BufferTooShort", "ProcessError", "TimeoutError")
PYTHON3_OSERROR_EXCEPTIONS = tuple("""
    BrokenPipeError ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError
    FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError
    ProcessLookupError TimeoutError
""".split())
PYTHON3_IMPORTERROR_EXCEPTIONS = ("ModuleNotFoundError",)


def _names(table):
    result = {}
    for line in table.strip().splitlines():
        old_module, new_module, *names = line.split()
        for old, *new in (name.split(":") for name in names):
            result[old_module, old] = new_module, (new or [old])[0]
    return result


NAME_MAPPING = _names("""
    __builtin__ builtins xrange:range
    __builtin__ functools reduce
    __builtin__ sys intern
    __builtin__ builtins unichr:chr unicode:str long:int
    itertools builtins izip:zip imap:map ifilter:filter
    itertools itertools ifilterfalse:filterfalse izip_longest:zip_longest
    UserDict collections IterableUserDict:UserDict
    UserList collections UserList
    UserString collections UserString
    whichdb dbm whichdb
    _socket socket fromfd
    _multiprocessing multiprocessing.connection Connection
    multiprocessing.process multiprocessing.context Process
    multiprocessing.forking multiprocessing.popen_fork Popen
    urllib urllib.error ContentTooShortError
    urllib urllib.request getproxies pathname2url
    urllib urllib.parse quote_plus quote unquote_plus unquote
    urllib urllib.request url2pathname urlcleanup
    urllib urllib.parse urlencode
    urllib urllib.request urlopen urlretrieve
    urllib2 urllib.error HTTPError URLError
""")
NAME_MAPPING.update(((("exceptions", name), ("builtins", name)) for name in PYTHON2_EXCEPTIONS))
NAME_MAPPING.update((("multiprocessing", name), ("multiprocessing.context", name)) for name in MULTIPROCESSING_EXCEPTIONS)
REVERSE_NAME_MAPPING = {new: old for old, new in NAME_MAPPING.items()}

NAME_MAPPING.update(_names("""
    __builtin__ builtins basestring:str
    exceptions builtins StandardError:Exception
    UserDict collections UserDict
    socket socket _socketobject:SocketType
"""))
for _old, _new in _names("""
    __builtin__ _functools reduce
    FileDialog tkinter.filedialog FileDialog LoadFileDialog SaveFileDialog
    SimpleDialog tkinter.simpledialog SimpleDialog
    DocXMLRPCServer xmlrpc.server ServerHTMLDoc XMLRPCDocGenerator DocXMLRPCRequestHandler DocXMLRPCServer DocCGIXMLRPCRequestHandler
    SimpleHTTPServer http.server SimpleHTTPRequestHandler
    CGIHTTPServer http.server CGIHTTPRequestHandler
    socket _socket _socketobject:socket
""").items():
    REVERSE_NAME_MAPPING[_new] = _old
for _new in PYTHON3_OSERROR_EXCEPTIONS:
    REVERSE_NAME_MAPPING["builtins", _new] = "exceptions", "OSError"
for _new in PYTHON3_IMPORTERROR_EXCEPTIONS:
    REVERSE_NAME_MAPPING["builtins", _new] = "exceptions", "ImportError"
del _old, _new
