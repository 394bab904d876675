#!/bin/sh
# A Slurm of one node in a folder: slurm.sh start FOLDER, then SLURM_CONF=FOLDER/slurm.conf for its commands, then
# slurm.sh stop FOLDER. Needs no root and touches no Slurm or munge that the machine may have already.
set -eu
PATH=$PATH:/usr/sbin
folder=$2 conf=$2/slurm.conf

stop() {
  for daemon in slurmd slurmctld munged; do
    [ -s "$folder/$daemon.pid" ] || continue
    pid=$(cat "$folder/$daemon.pid")
    kill "$pid" 2>/dev/null || continue
    for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || continue 2; sleep 0.1; done
    kill -9 "$pid"
  done
}

until_true() { for _ in $(seq 100); do "$@" >/dev/null 2>&1 && return; sleep 0.1; done; "$@"; }
is_idle() { [ "$(sinfo -h -o %T)" = idle ]; }

if [ "$1" = stop ]; then stop; exit; fi

node=$(hostname -s) user=$(id -un)
mkdir -p "$folder/state" "$folder/spool"
chmod 700 "$folder"
cat >"$conf" <<CONF
ClusterName=pumsak
SlurmctldHost=$node(127.0.0.1)
SlurmUser=$user
SlurmdUser=$user
SlurmctldPort=${SLURM_PORT:-26817}
SlurmdPort=$((${SLURM_PORT:-26817} + 1))
# A requeued task waits until what it was started with has expired.
AuthInfo=socket=$folder/munge.socket,cred_expire=5
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
# What works in a container, too, where the control groups belong to somebody else.
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
SchedulerParameters=sched_interval=5
NodeName=$node NodeAddr=127.0.0.1 CPUs=$(nproc)
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF

export SLURM_CONF="$conf"
trap stop EXIT
head -c 128 /dev/urandom >"$folder/munge.key"
chmod 600 "$folder/munge.key"
munged --force --key-file="$folder/munge.key" --socket="$folder/munge.socket" --pid-file="$folder/munged.pid" \
  --log-file="$folder/munged.log" --seed-file="$folder/munged.seed" 2>/dev/null
slurmctld -f "$conf"
until_true scontrol ping
slurmd -f "$conf" -N "$node"
until_true is_idle || { scontrol update nodename="$node" state=resume; until_true is_idle; }
trap - EXIT
