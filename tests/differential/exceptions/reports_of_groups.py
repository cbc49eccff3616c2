# The module traceback shows what came before a group once.
import traceback


def show(make, **options):
    try:
        make()
    except BaseException as error:
        print("".join(traceback.format_exception(error, **options)).replace(__file__, "reports_of_groups.py"))
        print(traceback.format_exception_only(error))


def with_cause():
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise ExceptionGroup("chain", [ValueError(1)]) from error


def with_context():
    try:
        [][1]
    except IndexError:
        raise ExceptionGroup("outer", [TypeError("t"), ExceptionGroup("inner", [KeyError("k")])])


def after_group():
    try:
        with_cause()
    except ExceptionGroup as group:
        raise RuntimeError("after") from group


def without():
    raise ExceptionGroup("alone", [ValueError("v")])


def member_with_cause():
    members = []
    try:
        try:
            1 / 0
        except ZeroDivisionError as error:
            raise ValueError("from") from error
    except ValueError as error:
        members.append(error)
    raise ExceptionGroup("members", members)


for make in [with_cause, with_context, after_group, without, member_with_cause]:
    show(make)
show(with_cause, chain=False)
show(with_context, chain=False)
