import _string
import codecs
import io
import string

print(string.Formatter().format("{0}-{a[k]}-{b.real:>5}|{0!r}", 1, a={'k':2}, b=3))
print(list(_string.formatter_parser("a{b!r:>{w}}c{{")))
print(list(_string.formatter_field_name_split("a.b[0][c]")[1]))
for n in ('utf-8','latin-1','ascii','utf-16','utf-32','utf-8-sig','cp1252','utf-16-le','unicode_escape','rot13','koi8-r'):
    i=codecs.lookup(n); print(i.name, i.incrementalencoder.__name__)
    if n!='rot13':
        b=codecs.encode('añ'if n not in('ascii','koi8-r') else 'a',n); print(b, codecs.decode(b,n))
d=codecs.getincrementaldecoder('utf-16')()
print(''.join(d.decode(bytes([c])) for c in 'héllo'.encode('utf-16')))
print(codecs.encode('Hello','rot13'))
try: 'x'.encode('rot13')
except LookupError as e: print(e)
try: codecs.lookup('nope')
except LookupError as e: print(e)
try: codecs.encode('é','ascii')
except UnicodeEncodeError as e: print(e)
try: codecs.decode(3,'utf-8')
except TypeError as e: print(e)
print(codecs.escape_decode(rb'a\n\x41'), codecs.escape_encode(b"a'\n\xff"))
print(list(codecs.iterdecode([b'\xc3',b'\xa9'],'utf-8')))
d=io.IncrementalNewlineDecoder(None,True); print(repr(d.decode('a\r')),repr(d.decode('\nb\rc')),d.newlines,d.getstate())
p=io.BufferedRWPair(io.BytesIO(b'abc'),io.BytesIO()); print(p.read(2),p.write(b'x'))
print(list(_string.formatter_field_name_split("a.b[0][c]")[1]))
