#!/bin/sh
# Many scenarios, each an array of parts with a job behind it that puts them together and then removes them:
# slurm-packages.sh FOLDER PARTS SCENARIO… (FORMAT=summary for totals alone). Results: FOLDER/<name of the scenario>
# Called again it leaves what is finished and goes on with the rest.
set -eu
folder=$1 parts=$2
shift 2
export PUMSAK="${PUMSAK:-npx pumsak}" PUMSAK_SCRIPTS="${PUMSAK_SCRIPTS:-$(cd "$(dirname "$0")" && pwd)}"
for scenario; do
  own=$folder/$(basename "$scenario" .yaml)
  [ -e "$own/manifest.json" ] && continue
  job=$(sbatch --parsable ${SBATCH_OUTPUT:+--output="$SBATCH_OUTPUT"} --array="1-$parts" \
    "$PUMSAK_SCRIPTS/slurm-array.sh" "$scenario" "$own.parts")
  sbatch ${SBATCH_OUTPUT:+--output="$SBATCH_OUTPUT"} --job-name=merge --dependency="afterok:$job" \
    --wrap "$PUMSAK merge \$(seq -f '$own.parts/part-%g' $parts) --out '$own' --force && rm -r '$own.parts'"
done
