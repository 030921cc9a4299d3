# Which one-character strings are shared?
text, back = "abc", "cba"
print(chr(97) is chr(97), chr(255) is chr(255), chr(256) is chr(256), text[0] is back[2])
