# A coroutine that is never awaited is warned about.
async def f(): pass
f()
print("after")
c = f()
c.close()
print("closed quietly")
