# all code points: categories and case; against expectations made by python3.11
# Not under stress: quadratic where every allocation collects
import re, sys
out=[]
for p in (r'\w',r'\d',r'\s',r'\W',r'[\w-]',r'[^\W\d]'):
    r=re.compile(p)
    bad=[c for c in range(0x110000) if r.match(chr(c))]
    out.append((p,len(bad),sum(bad)%1000003))
big=''.join(map(chr,range(0x110000)))
for p in (r'\w',r'\d',r'\s'):
    r=re.findall(p,big); out.append((p,len(r)))
for c in 'kisßσµÉÿſ\u212aǅΐѕθ':
    r=re.compile(re.escape(c),re.I); out.append((c,r.findall(big)))
for p in ('[a-z]','[À-ÿ]','[Ͱ-Ͽ]','[^ -\uffff]','[ſ]'):
    r=re.compile(p,re.I); f=r.findall(big); out.append((p,len(f),sum(map(ord,f))%1000003))
for o in out: print(o)
