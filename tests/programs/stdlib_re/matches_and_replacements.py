import re
def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: r = (type(e).__name__, str(e))
    print(r)
print(re.match(r'(\w+) (?P<last>\w+)', 'hello wörld'))
m = re.match(r'(\w+) (?P<last>\w+)', 'hello wörld')
print(m.groups(), m.groupdict(), m.lastindex, m.lastgroup, m.span('last'), m[1], m['last'], m.regs, m.pos, m.endpos, m.re, m.expand(r'\2-\g<last>-\g<1>-\n'))
print(re.sub(r'(a)(b)?', r'[\1\2]', 'abaab'), re.subn('x*', '-', 'abxd'), re.split(r'(\W)', 'a,b c'), re.split('x*','axbc'), re.findall(r'(\d)(\w)?', '1a2 3b'), re.findall('x*','axb'))
print([m.span() for m in re.finditer(r'\b', 'hi there')], [m.group() for m in re.finditer(r'\w+', 'a bc d')])
print(re.sub('a', lambda m: m.group().upper()*2, 'banana', count=2))
t(re.sub, 'a', lambda m: 3, 'ba'); t(re.sub, b'a', lambda m: 'x', b'ba'); t(re.match,'a',3); t(re.match,'a',b'3'); t(re.match,b'a','3')
for r in ['\\2','\\g<x>','\\g<1','\\g','\\q','\\','\\g<>','\\g<-1>','\\400','\\07','\\.']: t(re.sub,'(a)',r,'bab')
