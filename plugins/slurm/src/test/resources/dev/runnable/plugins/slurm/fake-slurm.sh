#!/bin/sh
# Pretends to be one of Slurm's programs, by the name that it is called by. Jobs are processes of this machine.
# Files beside it say how it goes wrong: a line of PROGRAM.plan for each call, which is used up:
#   ok                 as if there were no plan
#   fail MESSAGE       it complains and does nothing
#   lose MESSAGE       it does what it should, and complains
#   hang               it never ends
# jobs.hold: new jobs wait; jobs.state: what new jobs end as, without being run.
here=$(dirname "$0")
me=${0##*/}
jobs=$here/jobs
mkdir -p "$jobs"
printf '%s\n' "$me $*" >>"$here/calls"
env | sort >"$here/$me.env"

# calls come at the same time
until mkdir "$here/lock" 2>/dev/null; do sleep 0.02; done
plan=ok
if [ -s "$here/$me.plan" ]; then
    read -r plan <"$here/$me.plan"
    sed -i 1d "$here/$me.plan"
fi
case $plan in
    fail*)
        rmdir "$here/lock"
        echo "$me: error: ${plan#fail }" >&2
        exit 1
        ;;
    hang)
        rmdir "$here/lock"
        exec sleep 1000
        ;;
esac
# sbatch counts jobs
[ "$me" = sbatch ] || rmdir "$here/lock"

state() {
    printf '%s' "$2" >"$jobs/$1.new" && mv "$jobs/$1.new" "$jobs/$1.state"
}

launch() { # number, task
    state "$1" RUNNING
    SLURM_JOB_ID=$1 SLURM_ARRAY_TASK_ID=$2 setsid sh -c '
        sh "$1.script"
        [ "$(cat "$1.state")" != RUNNING ] || { printf COMPLETED >"$1.new" && mv "$1.new" "$1.state"; }
    ' - "$jobs/$1" </dev/null >/dev/null 2>&1 &
    echo $! >"$jobs/$1.pid"
}

sbatch() {
    first=0 last=0 array='' comment=''
    for option; do
        case $option in
            --array=*)
                array=yes
                range=${option#--array=}
                range=${range%%%*}
                first=${range%-*} last=${range#*-}
                ;;
            --comment=*) comment=${option#--comment=} ;;
            --test-only) rmdir "$here/lock" && exit 0 ;;
        esac
    done
    cat >"$here/script"
    count=$(cat "$here/count" 2>/dev/null || echo 100)
    id=$((count + 1))
    for task in $(seq "$first" "$last"); do
        count=$((count + 1))
        cp "$here/script" "$jobs/$count.script"
        printf '%s' "$comment" >"$jobs/$count.comment"
        if [ "$array" ]; then echo "$id|$task" >"$jobs/$count.id"; else echo "$count|N/A" >"$jobs/$count.id"; fi
        if [ -e "$here/jobs.hold" ]; then
            state "$count" PENDING
        elif [ -s "$here/jobs.state" ]; then
            state "$count" "$(cat "$here/jobs.state")"
        else
            launch "$count" "${array:+$task}"
        fi
    done
    echo "$count" >"$here/count"
    rmdir "$here/lock"
    case $plan in ok) echo "$id" ;; esac
}

squeue() {
    for file in "$jobs"/*.id; do
        [ -e "$file" ] || continue
        number=${file##*/}
        number=${number%.id}
        [ ! -e "$jobs/$number.purged" ] || continue
        line="$(cat "$file")|$number|$(cat "$jobs/$number.state")|node1|${REASON:-None}"
        case "$*" in
            *--me*) printf '%s\t%s\n' "$(cat "$jobs/$number.comment")" "$line" ;;
            *) echo "$line" ;;
        esac
    done
}

scancel() {
    for id; do
        for file in "$jobs"/*.id; do
            number=${file##*/}
            number=${number%.id}
            array=$(sed 's/|N.A$//; s/|/_/' "$file")
            if [ "$array" = "$id" ] || [ "$number" = "$id" ]; then
                case $(cat "$jobs/$number.state") in
                    PENDING | RUNNING)
                        state "$number" CANCELLED
                        [ ! -e "$jobs/$number.pid" ] || kill -- "-$(cat "$jobs/$number.pid")" 2>/dev/null
                        ;;
                esac
            fi
        done
    done
}

case $me in
    sbatch) sbatch "$@" ;;
    squeue) squeue "$@" ;;
    scancel) scancel "$@" ;;
    scontrol)
        case $1 in
            ping) echo 'Slurmctld(primary) at node0 is UP' ;;
            show) echo 'MaxArraySize            = 4' ;;
        esac
        ;;
    sinfo) printf 'debug\nshort\n' ;;
    sacct) [ ! -e "$here/accounting" ] || cat "$here/accounting" ;;
esac
case $plan in
    lose*)
        echo "$me: error: ${plan#lose }" >&2
        exit 1
        ;;
esac
exit 0
