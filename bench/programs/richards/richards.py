"""A small operating system's scheduler: tasks that send packets to each other by way of two devices."""

import sys

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(1, 7)
DEVICE_PACKET, WORK_PACKET = 0, 1
BUFFER_SIZE = 4
LETTERS = 26


class Packet:
    def __init__(self, link: "Packet | None", owner: int, kind: int) -> None:
        self.link = link
        self.owner = owner
        self.kind = kind
        self.datum = 0
        self.data = [0] * BUFFER_SIZE

    def append_to(self, queue: "Packet | None") -> "Packet":
        """Puts this packet at the end of a queue; gives the queue's head."""
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, system: "System", ident: int, priority: int, queue: Packet | None) -> None:
        self.system = system
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.packet_pending = queue is not None
        self.waiting = True
        self.held = False
        self.link: Task | None = None
        system.add(self)

    def held_or_idle(self) -> bool:
        return self.held or (not self.packet_pending and self.waiting)

    def accept(self, packet: Packet, sender: "Task") -> "Task":
        """Queues a packet; gives the task that should run next."""
        if self.queue is None:
            self.queue = packet
            self.packet_pending = True
            if self.priority > sender.priority:
                return self
        else:
            packet.append_to(self.queue)
        return sender

    def take(self) -> "Task | None":
        """Runs once, with the first packet of the queue when one was waited for."""
        packet = None
        if self.packet_pending and self.waiting:
            packet = self.queue
            assert packet is not None
            self.queue = packet.link
            self.waiting = False
            self.packet_pending = self.queue is not None
        return self.run(packet)

    def run(self, packet: Packet | None) -> "Task | None":
        raise NotImplementedError

    def wait(self) -> "Task":
        self.waiting = True
        return self

    def hold(self) -> "Task | None":
        self.system.holds += 1
        self.held = True
        return self.link

    def release(self, ident: int) -> "Task":
        task = self.system.find(ident)
        task.held = False
        return task if task.priority > self.priority else self

    def send(self, packet: Packet) -> "Task":
        receiver = self.system.find(packet.owner)
        self.system.queued += 1
        packet.link = None
        packet.owner = self.ident
        return receiver.accept(packet, self)


class IdleTask(Task):
    def __init__(self, system: "System", ident: int, priority: int, count: int) -> None:
        super().__init__(system, ident, priority, None)
        self.control = 1
        self.count = count
        self.waiting = False

    def run(self, packet: Packet | None) -> Task | None:
        self.count -= 1
        if self.count == 0:
            return self.hold()
        if self.control & 1 == 0:
            self.control //= 2
            return self.release(DEVICE_A)
        self.control = self.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class WorkTask(Task):
    def __init__(self, system: "System", ident: int, priority: int, queue: Packet | None) -> None:
        super().__init__(system, ident, priority, queue)
        self.destination = HANDLER_A
        self.letter = 0

    def run(self, packet: Packet | None) -> Task | None:
        if packet is None:
            return self.wait()
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        packet.owner = self.destination
        packet.datum = 0
        for i in range(BUFFER_SIZE):
            self.letter = self.letter % LETTERS + 1
            packet.data[i] = ord("A") + self.letter - 1
        return self.send(packet)


class HandlerTask(Task):
    def __init__(self, system: "System", ident: int, priority: int, queue: Packet | None) -> None:
        super().__init__(system, ident, priority, queue)
        self.work: Packet | None = None
        self.devices: Packet | None = None

    def run(self, packet: Packet | None) -> Task | None:
        if packet is not None:
            if packet.kind == WORK_PACKET:
                self.work = packet.append_to(self.work)
            else:
                self.devices = packet.append_to(self.devices)
        work = self.work
        if work is None:
            return self.wait()
        count = work.datum
        if count >= BUFFER_SIZE:
            self.work = work.link
            return self.send(work)
        device = self.devices
        if device is None:
            return self.wait()
        self.devices = device.link
        device.datum = work.data[count]
        work.datum = count + 1
        return self.send(device)


class DeviceTask(Task):
    def __init__(self, system: "System", ident: int, priority: int) -> None:
        super().__init__(system, ident, priority, None)
        self.pending: Packet | None = None

    def run(self, packet: Packet | None) -> Task | None:
        if packet is None:
            pending = self.pending
            if pending is None:
                return self.wait()
            self.pending = None
            return self.send(pending)
        self.pending = packet
        return self.hold()


class System:
    def __init__(self) -> None:
        self.first: Task | None = None
        self.table: list[Task | None] = [None] * 8
        self.queued = 0
        self.holds = 0

    def add(self, task: Task) -> None:
        task.link = self.first
        self.first = task
        self.table[task.ident] = task

    def find(self, ident: int) -> Task:
        task = self.table[ident]
        if task is None:
            raise LookupError(f"no task {ident}")
        return task

    def schedule(self) -> None:
        task = self.first
        while task is not None:
            if task.held_or_idle():
                task = task.link
            else:
                task = task.take()


def simulate(count: int) -> System:
    system = System()
    IdleTask(system, IDLE, 0, count)
    work = Packet(Packet(None, 0, WORK_PACKET), 0, WORK_PACKET)
    WorkTask(system, WORKER, 1000, work)
    for handler, priority, device in ((HANDLER_A, 2000, DEVICE_A), (HANDLER_B, 3000, DEVICE_B)):
        queue = None
        for _ in range(3):
            queue = Packet(queue, device, DEVICE_PACKET)
        HandlerTask(system, handler, priority, queue)
    DeviceTask(system, DEVICE_A, 4000)
    DeviceTask(system, DEVICE_B, 5000)
    system.schedule()
    return system


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    queued = holds = 0
    for _ in range(rounds):
        system = simulate(10_000)
        queued += system.queued
        holds += system.holds
    print(queued, holds)


main()
