# The report of an unterminated string.
x = "abc
y = 1
