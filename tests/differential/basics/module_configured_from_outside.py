"""A module whose names are bound from outside, which its functions only read."""
import configured

print(configured.verbose(), configured.level(), configured.own_names())
configured.VERBOSE = True
configured.level_of_detail = 3
print(configured.verbose(), configured.level(), configured.own_names())
configured.VERBOSE = "very"
print(configured.verbose(), hasattr(configured, "VERBOSE"), vars(configured)["VERBOSE"])
del configured.VERBOSE
print(configured.verbose(), configured.own_names())
for limit in (1, 2.5, None):
    configured.LIMIT = limit
    try:
        print(configured.limit())
    except TypeError as error:
        print(error)
