#!/bin/sh
#SBATCH --job-name=pumsak
#SBATCH --requeue
#SBATCH --open-mode=append
# One task a part: sbatch --array=1-64 slurm-array.sh SCENARIO FOLDER
# A task that is killed and requeued goes on behind its last whole file. Slurm copies this script away from its
# place, so the folder it is started from must be the repository's; or say where one-part.sh is by PUMSAK_SCRIPTS.
set -eu
scripts=${PUMSAK_SCRIPTS:-${SLURM_SUBMIT_DIR:-.}/scripts}
exec "$scripts/one-part.sh" "$1" "$2" "$SLURM_ARRAY_TASK_ID" "$SLURM_ARRAY_TASK_MAX"
