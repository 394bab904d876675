#!/bin/sh
# A run over all cores of one machine: parallel.sh SCENARIO FOLDER PARTS
# A part that dies is tried again, and goes on behind its last whole file. Then the parts are put together.
set -eu
here=$(dirname "$0")
seq "$3" | parallel --halt soon,fail=1 --retries 3 "$here/one-part.sh" "$1" "$2" {} "$3"
exec ${PUMSAK:-npx pumsak} merge $(seq -f "$2/part-%g" "$3") --out "$2/whole"
