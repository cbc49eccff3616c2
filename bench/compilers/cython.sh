#!/bin/sh
# cython.sh SOURCE OUT: compiles SOURCE with Cython to an executable that embeds the interpreter of the PATH's `python3-config`.
set -eu
cython -3 --embed "$1" -o "$2.c" > "$2.log" 2>&1
cc -O2 $(python3-config --cflags --embed) "$2.c" -o "$2" $(python3-config --ldflags --embed) >> "$2.log" 2>&1
