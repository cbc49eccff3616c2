"""Tasks enter their contexts, and the loop knows which tasks there are."""

import asyncio
import contextvars

level = contextvars.ContextVar("level", default=0)


async def deeper(n):
    level.set(level.get() + 1)
    if n:
        await asyncio.create_task(deeper(n - 1))
    await asyncio.sleep(0)
    return level.get()


async def names():
    return sorted(task.get_name() for task in asyncio.all_tasks())


async def waiter(order, i, pause):
    level.set(i)
    for _ in range(pause):
        await asyncio.sleep(0)
    order.append((i, level.get()))
    return i


async def failing():
    level.set(99)
    await asyncio.sleep(0)
    raise ValueError("failed at", level.get())


async def forever():
    try:
        await asyncio.Event().wait()
    finally:
        print("cancelled at", level.get())


async def main():
    print(await deeper(3), level.get())
    order = []
    # They end in another order than they began in.
    print(await asyncio.gather(*(waiter(order, i, 7 - i % 5) for i in range(10))), order, level.get())
    print(await names())
    tasks = [asyncio.create_task(waiter(order, i, i), name=f"w{i}") for i in range(3)]
    print(await names(), len(asyncio.all_tasks()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(await names())
    await asyncio.wait(tasks)
    print(await names(), asyncio.current_task().get_name())
    try:
        await asyncio.create_task(failing())
    except ValueError as error:
        print(error.args, level.get())
    task = asyncio.create_task(forever())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("was cancelled", task.cancelled(), level.get())
    context = contextvars.copy_context()
    context.run(level.set, 50)
    print(await asyncio.get_running_loop().create_task(deeper(1), context=context), context[level], level.get())
    try:
        context.run(context.run, print)
    except RuntimeError as error:
        print(str(error).partition(":")[0])
    left = asyncio.create_task(forever(), name="left")
    await asyncio.sleep(0)
    return left.get_name()


print(asyncio.run(main()), level.get())
print(len(asyncio.run(names())))


def step(gives):
    try:
        context = contextvars.copy_context()
        return context.run(gives), context.get(level, "unset")
    except ZeroDivisionError as error:
        return error.args, level.get()


print(step(lambda: level.set(3).old_value is contextvars.Token.MISSING), step(lambda: 1 // 0), level.get())


async def own_name():
    return asyncio.current_task().get_name()


async def numbered():
    """A name that is given costs a number where the task is made by a function, not by the loop or the class."""
    first = asyncio.create_task(own_name(), name="first")
    second = asyncio.create_task(own_name())
    third = asyncio.get_running_loop().create_task(own_name(), name="third")
    fourth = asyncio.Task(own_name(), name="fourth")
    before = int(asyncio.current_task().get_name().partition("-")[2])
    async with asyncio.TaskGroup() as group:
        fifth = group.create_task(own_name(), name="fifth")
        sixth = group.create_task(own_name())
    for task in (first, second, third, fourth, fifth, sixth):
        name = await task
        print(int(name[5:]) - before if name.startswith("Task-") else name)
    context = contextvars.copy_context()
    context.run(level.set, 7)
    print(await asyncio.create_task(deeper(0), context=context), level.get(), context[level])
    async with asyncio.TaskGroup() as group:
        group.create_task(deeper(0), context=context, name="x")
    print(level.get(), context[level])


asyncio.run(numbered())
