#!/bin/sh
# A run over all cores of one machine: parallel.sh SCENARIO FOLDER PARTS
# A part that dies is tried again (TRIES times, 3 unless told), and goes on behind its last whole file. After the last
# try, or after a power cut, the same call goes on where it stopped; FOLDER/parallel.log says what ran when, and how it
# ended. Then the parts are put together.
set -eu
here=$(dirname "$0")
mkdir -p "$2"
seq "$3" | parallel --joblog "$2/parallel.log" --resume-failed --halt soon,fail=1 --retries "${TRIES:-3}" \
  "$here/one-part.sh" "$1" "$2" {} "$3"
exec ${PUMSAK:-npx pumsak} merge $(seq -f "$2/part-%g" "$3") --out "$2/whole" --force
