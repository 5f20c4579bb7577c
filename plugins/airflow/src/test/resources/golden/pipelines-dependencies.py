# Rendered from a pipeline by runnable: change that, not this file.
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
from datetime import datetime, timedelta, timezone

from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, BaseOperator, TaskGroup, task_group
from airflow.sdk.exceptions import AirflowException, AirflowFailException
from airflow.sdk.exceptions import AirflowSkipException

# what the processes of a run read, and where it is put on the workers
FOLDER = "/mnt/runnable/airflow/860f9812e3a82858"
FILES = {
    "pipeline/dependencies.yaml": (
        "# A failed step, what depends on it, and what runs all the same. Fails.\n"
        "dag:\n"
        "  steps:\n"
        "    start: {type: task, command_type: shell, command: export wanted=false, returns: [wanted]}\n"
        "    broken: {type: task, command_type: shell, command: exit 3, needs: [start]}\n"
        "    after broken: {type: stub, needs: [broken]}\n"
        "    all the same: {type: stub, needs: [{step: after broken, on_skip: run}]}\n"
        "    left out:\n"
        "      type: parallel\n"
        "      needs: [start]\n"
        "      skip_if: {parameter: wanted, equals: false}\n"
        "      branches:\n"
        "        a: {start_at: s, steps: {s: {type: stub, next: success}}}\n"
        "    after left out: {type: stub, needs: [left out]}\n"
        "    forgiven:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: exit 4\n"
        "      needs: [start]\n"
        "      on_error: {action: continue, default_output: {x: 1}}\n"
        "    last: {type: stub, needs: [forgiven, start]}\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/860f9812e3a82858/pipeline/dependencies.yaml", None, "--source", "pipelines/dependencies.yaml", "--config", "/mnt/runnable/airflow/860f9812e3a82858/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/860f9812e3a82858/pipeline/dependencies.yaml", "out", "--source", "pipelines/dependencies.yaml", "--config", "/mnt/runnable/airflow/860f9812e3a82858/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/860f9812e3a82858/pipeline/dependencies.yaml", "in", "--source", "pipelines/dependencies.yaml", "--config", "/mnt/runnable/airflow/860f9812e3a82858/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/860f9812e3a82858/pipeline/dependencies.yaml", "in", "--source", "pipelines/dependencies.yaml", "--config", "/mnt/runnable/airflow/860f9812e3a82858/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/860f9812e3a82858/pipeline/dependencies.yaml", "--source", "pipelines/dependencies.yaml", "--config", "/mnt/runnable/airflow/860f9812e3a82858/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="dependencies",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    t1 = Runnable(task_id="start", does="step", step="start", pool="steps", env={"LEVEL": "3"})
    t2 = Runnable(task_id="broken", does="step", step="broken", pool="steps", env={"LEVEL": "3"})
    t1 >> t2
    t3 = Runnable(
        task_id="after_broken-e56023e0",
        does="step",
        step="after%20broken",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t2 >> t3
    t4 = EmptyOperator(task_id="after_broken.due-c6369864")
    t2 >> t4
    t5 = EmptyOperator(task_id="after_broken.skipped-86207178", trigger_rule="all_skipped")
    t4 >> t5
    t6 = EmptyOperator(task_id="after_broken.omitted-d579d74e", trigger_rule="all_failed")
    t4 >> t6
    t7 = EmptyOperator(task_id="after_broken.on-23e53352", trigger_rule="one_success")
    [t3, t5, t6] >> t7
    t8 = Runnable(
        task_id="all_the_same-70bee1dc",
        does="step",
        step="all%20the%20same",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t7 >> t8
    g9 = TaskGroup(group_id="left_out-d12276c2_", prefix_group_id=False, group_display_name="left out")
    t10 = Runnable(
        task_id="left_out.begin-9f29a1d6",
        task_group=g9,
        does="begin",
        step="left%20out",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t1 >> t10
    t11 = When(task_id="left_out.runs-d34def78", task_group=g9, told=t10.output, value="true", pool="steps")
    g12 = TaskGroup(
        group_id="left_out__a-055d3111_",
        prefix_group_id=False,
        group_display_name="a",
        parent_group=g9,
    )
    t13 = Runnable(
        task_id="left_out.a.s-3317e179",
        task_group=g12,
        task_display_name="s",
        does="step",
        step="left%20out.b=a.s",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t11 >> t13
    t14 = EmptyOperator(task_id="left_out.over-0077fbce", task_group=g9, trigger_rule="all_done")
    t13 >> t14
    t15 = Runnable(
        task_id="left_out.end-c61cd162",
        task_group=g9,
        does="end",
        step="left%20out",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t10, t14] >> t15
    t16 = Runnable(
        task_id="after_left_out-1da14832",
        does="step",
        step="after%20left%20out",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t15 >> t16
    t17 = Runnable(task_id="forgiven", does="step", step="forgiven", pool="steps", env={"LEVEL": "3"})
    t1 >> t17
    t18 = Runnable(task_id="last", does="step", step="last", pool="steps", env={"LEVEL": "3"})
    [t17, t1] >> t18
    t19 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t8, t16, t17, t18] >> t19
