"""A small operating system's scheduler: tasks of several classes, packets in queues, methods that override one another."""

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(1, 7)
TO_DEVICE, TO_WORKER = 0, 1
LETTERS = 26


class Packet:
    def __init__(self, link, ident, kind):
        self.link = link
        self.ident = ident
        self.kind = kind
        self.position = 0
        self.data = [0] * 4

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, system, ident, priority, queue, runnable):
        self.system = system
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.packet_pending = queue is not None
        self.waiting = not runnable
        self.holding = False
        self.link = system.tasks
        system.tasks = self
        system.table[ident] = self

    def is_blocked(self):
        return self.holding or (not self.packet_pending and self.waiting)

    def run_once(self):
        packet = None
        if self.waiting and self.packet_pending:
            packet = self.queue
            self.queue = packet.link
            self.waiting = False
            self.packet_pending = self.queue is not None
        return self.step(packet)

    def accept(self, packet, sender):
        if self.queue is None:
            self.queue = packet
            self.packet_pending = True
            if self.priority > sender.priority:
                return self
        else:
            packet.append_to(self.queue)
        return sender

    def wait(self):
        self.waiting = True
        return self

    def hold(self):
        self.system.held += 1
        self.holding = True
        return self.link

    def release(self, ident):
        other = self.system.table[ident]
        other.holding = False
        return other if other.priority > self.priority else self

    def send(self, packet):
        target = self.system.table[packet.ident]
        self.system.sent += 1
        packet.link = None
        packet.ident = self.ident
        return target.accept(packet, self)


class IdleTask(Task):
    def __init__(self, system, turns):
        super().__init__(system, IDLE, 0, None, True)
        self.control = 1
        self.turns = turns

    def step(self, packet):
        self.turns -= 1
        if self.turns == 0:
            return self.hold()
        if self.control & 1:
            self.control = self.control // 2 ^ 0xD008
            return self.release(DEVICE_B)
        self.control //= 2
        return self.release(DEVICE_A)


class WorkTask(Task):
    def __init__(self, system, queue):
        super().__init__(system, WORKER, 1000, queue, False)
        self.destination = HANDLER_A
        self.count = 0

    def step(self, packet):
        if packet is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.ident = self.destination
        packet.position = 0
        for index in range(4):
            self.count = self.count % LETTERS + 1
            packet.data[index] = 64 + self.count
        return self.send(packet)


class HandlerTask(Task):
    def __init__(self, system, ident, priority, queue):
        super().__init__(system, ident, priority, queue, False)
        self.work = None
        self.device = None

    def step(self, packet):
        if packet is not None:
            if packet.kind == TO_WORKER:
                self.work = packet.append_to(self.work)
            else:
                self.device = packet.append_to(self.device)
        work = self.work
        if work is None:
            return self.wait()
        if work.position >= 4:
            self.work = work.link
            return self.send(work)
        device = self.device
        if device is None:
            return self.wait()
        self.device = device.link
        device.position = work.data[work.position]
        work.position += 1
        return self.send(device)


class DeviceTask(Task):
    def __init__(self, system, ident, priority):
        super().__init__(system, ident, priority, None, False)
        self.pending = None

    def step(self, packet):
        if packet is not None:
            self.pending = packet
            return self.hold()
        if self.pending is None:
            return self.wait()
        packet, self.pending = self.pending, None
        return self.send(packet)


class System:
    def __init__(self):
        self.tasks = None
        self.table = [None] * 8
        self.held = 0
        self.sent = 0

    def run(self):
        task = self.tasks
        while task is not None:
            task = task.link if task.is_blocked() else task.run_once()


def queue_of(ident, kind, count):
    packet = None
    for _ in range(count):
        packet = Packet(packet, ident, kind)
    return packet


def simulate():
    system = System()
    IdleTask(system, 10_000)
    WorkTask(system, queue_of(0, TO_WORKER, 2))
    HandlerTask(system, HANDLER_A, 2000, queue_of(DEVICE_A, TO_DEVICE, 3))
    HandlerTask(system, HANDLER_B, 3000, queue_of(DEVICE_B, TO_DEVICE, 3))
    DeviceTask(system, DEVICE_A, 4000)
    DeviceTask(system, DEVICE_B, 5000)
    system.run()
    return system.sent, system.held


print({simulate() for _ in range(12)})
