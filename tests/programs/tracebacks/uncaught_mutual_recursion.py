# Two functions that call each other are not folded.
import sys
sys.setrecursionlimit(12)
def ping(n):
    pong(n)
def pong(n):
    ping(n)
ping(1)
