# String literals: quotes, prefixes, implicit joining.
print('a', "b", '''c''', """d""")
print('it\'s', "say \"hi\"", 'a' "b" '''c''')
print(r'\n\t\\', R"\d", u'u', '''two
lines''')
print("tab\tend", "nul\0end".replace("\0", "<nul>"), "\x41\u0042\U00000043\103\N{BULLET}", "\a\b\f\v".encode())
print("continued \
here")
