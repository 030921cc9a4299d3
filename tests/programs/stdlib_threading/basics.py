# Threads, where they are offered: start, join, lock.
import threading
results = []
lock = threading.Lock()
def work(n):
    with lock:
        results.append(n)
threads = [threading.Thread(target=work, args=(i,)) for i in range(3)]
for t in threads: t.start()
for t in threads: t.join()
print(sorted(results), threading.current_thread().name, lock.locked())
