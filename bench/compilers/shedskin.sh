#!/bin/sh
# shedskin.sh SOURCE OUT: compiles SOURCE with Shed Skin to C++, with ints of 64 bits that wrap and checks of bounds on.
set -eu
name=$(basename "$1" .py)
folder=$2.shedskin
rm -rf "$folder" && mkdir -p "$folder"
cp "$1" "$folder/$name.py"
(cd "$folder" && shedskin translate --int64 "$name.py" && make -j2) > "$folder.log" 2>&1
cp "$folder/$name" "$2"
