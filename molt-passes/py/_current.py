"""The function that gives the running thread, once `threading` is there: so that others need not ask for every module there is."""

current_thread = None
