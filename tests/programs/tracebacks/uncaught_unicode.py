# Carets under lines with wide and combining characters.
naïve = "é"
print("日本語") or ("é" + naïve).nope
