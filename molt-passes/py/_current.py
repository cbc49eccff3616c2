"""What modules have for others that may or may not be there, so that these need not import them."""

# The function of `threading` that gives the running thread.
current_thread = None
# The function of `logging` that tells its logger `asyncio` of an error: a text, and an exception or None.
log_error = None
