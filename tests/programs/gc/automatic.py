# New containers start collections by themselves.
import gc
freed = 0
class C:
    def __del__(self):
        global freed
        freed += 1
for i in range(2000):
    c = C()
    c.me = c
print(freed > 0, gc.get_stats()[0]["collections"] > 0)
gc.disable()
freed = 0
for i in range(2000):
    c = C()
    c.me = c
print(freed)
gc.enable()
gc.collect()
print(freed >= 1999)
