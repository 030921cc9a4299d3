import re
def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: r = (type(e).__name__, str(e))
    print(r)
print(re.escape('a.b*c \n'), re.escape(b'x+y'))
print(re.I, repr(re.I|re.M), re.compile('a', re.I|re.X), re.compile(b'a', re.A), re.RegexFlag(3), re.compile('a').flags)
for p,s in [('k','\u212a'),('i','İ'),('i','ı'),('s','ſ'),('ſ','S'),('[a-z]','K'),('[^a-z]','K'),('é','É'),('ß','ẞ'),('σ','ς'),('µ','μ'),('[à-ý]','É'),(r'\w','é'),(r'\w','_'),(r'\d','٣'),(r'\s','\x1c'),(r'\S','\u180e'),(r'(?a)\w','é'),(r'(?a)\s','\x1c'),('(?a:k)','\u212a')]:
    print(p, s, bool(re.fullmatch(p,s,re.I)), bool(re.fullmatch(p,s)), bool(re.search(p,s+'\u4e00',re.I)), bool(re.search(p,s+'\U0001F600',re.I)))
print(re.findall(r'^.', 'a\nb\n', re.M), re.findall(r'.$', 'a\nb\n', re.M), [m.span() for m in re.finditer('^','a\nb\n',re.M)], [m.span() for m in re.finditer('$','a\nb\n',re.M)], [m.span() for m in re.finditer('$','a\nb\n')], re.match(r'.*\Z','a\n'))
print(re.match(r'(?>a+)b','aaab'), re.match(r'a++a','aaa'), re.match(r'(?:(a)|b)*','ab').groups(), re.match('(a)?(?(1)b|c)','ab'), re.match('(a)?(?(1)b|c)','c'))
print(re.match('((a)b)','ab').lastindex, re.match('(?:(a)|(b))*','ba').lastindex, re.match('(?=(ab))(a)','ab').lastindex, re.match('(a)|b','b').lastindex, re.match(r'(?P<x>a)|(?P<y>b)','b').lastgroup)
p=re.compile('b'); print(p.match('ab',1), p.search('ab',0,1), p.fullmatch('aba',1,2), re.compile('^b').match('ab',1), re.compile(r'(?<=a)b').match('ab',1))
s=p.scanner('abb'); print(s.search(), s.match(), s.match(), s.pattern)
print(re.compile('a')==re.compile('a'), re.compile('a') is re.compile('a'), hash(re.compile('a'))==hash(re.compile('a')))
sc=re.Scanner([(r'\d+',lambda s,t:int(t)),(r'\w+',lambda s,t:t),(r'\s+',None)]); print(sc.scan('ab 12 c!'))
print(re.match('.{65536}','x'*70000).span() , re.match('(?:ab){2,70000}c','ab'*66000+'c').span())
print(re.match('a*?b', 'aaab').span(), re.sub('(?m)^', '> ', 'a\nb'), re.sub(r'\s+', ' ', 'a \t\n b'))
print(re.compile(r'''
  \d+ # number
  \ x [ #]''', re.X).match('12 x#'))
print(re.findall(rb'\w+', b'ab \xe9 c'), re.match(b'a', bytearray(b'abc')).group())
print(re.fullmatch('a|ab','ab'), re.match(r'\Bb','b'), re.search(r'\B',''), re.search(r'\b',''), re.search(r'\B','ab'))
