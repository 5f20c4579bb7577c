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
FOLDER = "/mnt/runnable/airflow/29cda7a022523215"
FILES = {
    "pipeline/branch_fails.yaml": (
        "# One branch fails, the others still come to their end. The parallel step has failed then: nothing\n"
        "# of what its branches returned goes on, and the run takes the step's `on_failure`.\n"
        "#\n"
        "#   ./runnable execute examples/parallel/branch_fails.yaml\n"
        "\n"
        "dag:\n"
        "  start_at: copies\n"
        "  steps:\n"
        "    copies:\n"
        "      type: parallel\n"
        "      branches:\n"
        "        disk:\n"
        "          start_at: copy\n"
        "          steps:\n"
        "            copy:\n"
        "              type: task\n"
        "              command_type: shell\n"
        "              command: |\n"
        "                echo \"copied to the disk\"\n"
        "                export copied=disk\n"
        "              returns: [copied]\n"
        "              next: success\n"
        "        tape:\n"
        "          start_at: copy\n"
        "          steps:\n"
        "            copy:\n"
        "              type: task\n"
        "              command_type: shell\n"
        "              command: |\n"
        "                echo \"no tape in the drive\" >&2\n"
        "                exit 1\n"
        "              next: label\n"
        "            label:\n"
        "              type: stub\n"
        "              next: success\n"
        "      next: success\n"
        "      on_failure: call\n"
        "\n"
        "    call:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        echo \"somebody should look at the backups\"\n"
        "      next: fail\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/29cda7a022523215/pipeline/branch_fails.yaml", None, "--source", "examples/parallel/branch_fails.yaml", "--config", "/mnt/runnable/airflow/29cda7a022523215/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/29cda7a022523215/pipeline/branch_fails.yaml", "out", "--source", "examples/parallel/branch_fails.yaml", "--config", "/mnt/runnable/airflow/29cda7a022523215/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/29cda7a022523215/pipeline/branch_fails.yaml", "in", "--source", "examples/parallel/branch_fails.yaml", "--config", "/mnt/runnable/airflow/29cda7a022523215/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/29cda7a022523215/pipeline/branch_fails.yaml", "in", "--source", "examples/parallel/branch_fails.yaml", "--config", "/mnt/runnable/airflow/29cda7a022523215/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/29cda7a022523215/pipeline/branch_fails.yaml", "--source", "examples/parallel/branch_fails.yaml", "--config", "/mnt/runnable/airflow/29cda7a022523215/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="branch_fails",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    g1 = TaskGroup(group_id="copies_", prefix_group_id=False, group_display_name="copies")
    g2 = TaskGroup(
        group_id="copies__disk_",
        prefix_group_id=False,
        group_display_name="disk",
        parent_group=g1,
    )
    t3 = Runnable(
        task_id="copies.disk.copy",
        task_group=g2,
        task_display_name="copy",
        does="step",
        step="copies.b=disk.copy",
        pool="steps",
        env={"LEVEL": "3"},
    )
    g4 = TaskGroup(
        group_id="copies__tape_",
        prefix_group_id=False,
        group_display_name="tape",
        parent_group=g1,
    )
    t5 = Runnable(
        task_id="copies.tape.copy",
        task_group=g4,
        task_display_name="copy",
        does="step",
        step="copies.b=tape.copy",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t6 = Runnable(
        task_id="copies.tape.label",
        task_group=g4,
        task_display_name="label",
        does="step",
        step="copies.b=tape.label",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t5 >> t6
    t7 = EmptyOperator(task_id="copies.end", task_group=g1)
    [t3, t6] >> t7
    t8 = EmptyOperator(task_id="copies.bad", trigger_rule="one_failed")
    t7 >> t8
    t9 = EmptyOperator(task_id="copies.over", trigger_rule="all_done")
    [t3, t6, t7] >> t9
    t10 = EmptyOperator(task_id="copies.failed")
    [t9, t8] >> t10
    t11 = Runnable(task_id="call", does="step", step="call", pool="steps", env={"LEVEL": "3"})
    t10 >> t11
    t12 = Runnable(task_id="fail", does="step", step="fail", pool="steps", env={"LEVEL": "3"})
    t11 >> t12
    t13 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t3, t6, t7, t12] >> t13
