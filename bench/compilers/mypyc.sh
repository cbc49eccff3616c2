#!/bin/sh
# mypyc.sh SOURCE OUT: compiles SOURCE to an extension module; OUT is a script that imports it in the `python3` of the PATH.
set -eu
name=$(basename "$1" .py)
folder=$2.mypyc
rm -rf "$folder" && mkdir -p "$folder"
# What runs only in the main module would not run in an imported one.
sed "s/^if __name__ == ['\"]__main__['\"]:/if True:/" "$1" > "$folder/$name.py"
(cd "$folder" && mypyc "$name.py" && rm "$name.py") > "$folder/log" 2>&1
printf '#!/bin/sh\nexec %s -c "import sys; sys.path.insert(0, \\"%s\\"); import %s" "$@"\n' "$(command -v python3)" "$folder" "$name" > "$2"
chmod +x "$2"
