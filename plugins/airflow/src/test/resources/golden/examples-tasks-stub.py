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
FOLDER = "/mnt/runnable/airflow/a33e7c9636e106bb"
FILES = {
    "pipeline/stub.yaml": (
        "# A plan of steps that are not written yet. A stub does nothing and succeeds. It takes any keys, so\n"
        "# that a step is silenced by changing nothing but its type.\n"
        "#\n"
        "#   ./runnable execute examples/tasks/stub.yaml\n"
        "\n"
        "dag:\n"
        "  start_at: download\n"
        "  steps:\n"
        "    download:\n"
        "      type: stub\n"
        "      next: clean\n"
        "    clean:\n"
        "      type: stub\n"
        "      command_type: shell\n"
        "      command: a command that will never be run\n"
        "      next: train\n"
        "    train:\n"
        "      type: stub\n"
        "      owner: somebody, soon\n"
        "      next: success\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/a33e7c9636e106bb/pipeline/stub.yaml", None, "--source", "examples/tasks/stub.yaml", "--config", "/mnt/runnable/airflow/a33e7c9636e106bb/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/a33e7c9636e106bb/pipeline/stub.yaml", "out", "--source", "examples/tasks/stub.yaml", "--config", "/mnt/runnable/airflow/a33e7c9636e106bb/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/a33e7c9636e106bb/pipeline/stub.yaml", "in", "--source", "examples/tasks/stub.yaml", "--config", "/mnt/runnable/airflow/a33e7c9636e106bb/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/a33e7c9636e106bb/pipeline/stub.yaml", "in", "--source", "examples/tasks/stub.yaml", "--config", "/mnt/runnable/airflow/a33e7c9636e106bb/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/a33e7c9636e106bb/pipeline/stub.yaml", "--source", "examples/tasks/stub.yaml", "--config", "/mnt/runnable/airflow/a33e7c9636e106bb/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="stub",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    t1 = Runnable(task_id="download", does="step", step="download", pool="steps", env={"LEVEL": "3"})
    t2 = Runnable(task_id="clean", does="step", step="clean", pool="steps", env={"LEVEL": "3"})
    t1 >> t2
    t3 = Runnable(task_id="train", does="step", step="train", pool="steps", env={"LEVEL": "3"})
    t2 >> t3
    t4 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t3 >> t4
