#!/bin/sh
# One part of a divided run, begun or gone on with: one-part.sh SCENARIO FOLDER PART OF
set -eu
scenario=$1 folder=$2/part-$3
pumsak=${PUMSAK:-npx pumsak}
# A part is finished when it has its manifest and says no more how far it has come; then it is left as it is.
[ -e "$folder/manifest.json" ] && [ ! -e "$folder/progress.json" ] && exit 0
if [ -e "$folder/progress.json" ]; then set -- "$3" "$4" --resume; else set -- "$3" "$4" --force; fi
mkdir -p "$(dirname "$folder")"
exec $pumsak run "$scenario" --out "$folder" --part "$1/$2" "$3" ${FORMAT:+--format "$FORMAT"} >/dev/null
