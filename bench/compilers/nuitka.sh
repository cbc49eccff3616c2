#!/bin/sh
# nuitka.sh SOURCE OUT: compiles SOURCE with Nuitka, for the `python3` of the PATH.
set -eu
name=$(basename "$1" .py)
folder=$2.nuitka
python3 -m nuitka --quiet --assume-yes-for-downloads --remove-output --output-dir="$folder" --output-filename="$name.bin" "$1" > "$2.log" 2>&1
printf '#!/bin/sh\nexec "%s" "$@"\n' "$folder/$name.bin" > "$2"
chmod +x "$2"
