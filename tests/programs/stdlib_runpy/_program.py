import sys
print(__name__, __file__.rpartition("/")[2], sys.argv[0].rpartition("/")[2], given, sys.modules.get(__name__) is not None)
result = given * 2
