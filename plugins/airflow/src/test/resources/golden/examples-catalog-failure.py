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
FOLDER = "/mnt/runnable/airflow/ddb8f080d400b5cf"
FILES = {
    "pipeline/failure.yaml": (
        "# What a step has made before it fails is kept, so that somebody can look at it: here the step that\n"
        "# comes after the failure. A step that succeeds has to make all that it puts.\n"
        "#\n"
        "#   ./runnable execute examples/catalog/failure.yaml\n"
        "\n"
        "dag:\n"
        "  start_at: crunch\n"
        "  steps:\n"
        "    crunch:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      sandbox: true\n"
        "      command: |\n"
        "        echo '1 of 3 done' > progress.txt\n"
        "        echo 'the disk of the lab is gone' >&2\n"
        "        exit 1\n"
        "      catalog:\n"
        "        put: [progress.txt, result.csv]\n"
        "      on_failure: tell\n"
        "      next: success\n"
        "\n"
        "    tell:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      sandbox: true\n"
        "      command: export progress=$(cat progress.txt)\n"
        "      returns: [progress]\n"
        "      catalog:\n"
        "        get: [progress.txt]\n"
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
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/ddb8f080d400b5cf/pipeline/failure.yaml", None, "--source", "examples/catalog/failure.yaml", "--config", "/mnt/runnable/airflow/ddb8f080d400b5cf/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/ddb8f080d400b5cf/pipeline/failure.yaml", "out", "--source", "examples/catalog/failure.yaml", "--config", "/mnt/runnable/airflow/ddb8f080d400b5cf/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/ddb8f080d400b5cf/pipeline/failure.yaml", "in", "--source", "examples/catalog/failure.yaml", "--config", "/mnt/runnable/airflow/ddb8f080d400b5cf/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/ddb8f080d400b5cf/pipeline/failure.yaml", "in", "--source", "examples/catalog/failure.yaml", "--config", "/mnt/runnable/airflow/ddb8f080d400b5cf/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/ddb8f080d400b5cf/pipeline/failure.yaml", "--source", "examples/catalog/failure.yaml", "--config", "/mnt/runnable/airflow/ddb8f080d400b5cf/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="failure",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    t1 = Runnable(task_id="crunch", does="step", step="crunch", pool="steps", env={"LEVEL": "3"})
    t2 = EmptyOperator(task_id="crunch.bad", trigger_rule="one_failed")
    t1 >> t2
    t3 = Runnable(task_id="tell", does="step", step="tell", pool="steps", env={"LEVEL": "3"})
    t2 >> t3
    t4 = Runnable(task_id="fail", does="step", step="fail", pool="steps", env={"LEVEL": "3"})
    t3 >> t4
    t5 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t4 >> t5
