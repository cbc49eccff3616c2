"""The collector of reference cycles."""

from _gc import (
    callbacks, collect, disable, enable, freeze, garbage, get_count, get_debug, get_freeze_count, get_objects, get_referents,
    get_referrers, get_stats, get_threshold, is_finalized, is_tracked, isenabled, set_debug, set_threshold, unfreeze,
)

DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = 38
