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
FOLDER = "/mnt/runnable/airflow/60ad8c778bebc1e4"
FILES = {
    "pipeline/told.yaml": (
        "# Parameters that whoever starts the DAG may change.\n"
        "dag:\n"
        "  start_at: repeat\n"
        "  steps:\n"
        "    repeat:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: export heard=\"$greeting/$n/$empty\"\n"
        "      returns: [heard]\n"
        "      next: success\n"
        "parameters: {greeting: hello, n: 1, empty: null}\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"greeting\": \"hello\", \"n\": 1, \"empty\": null}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"greeting": "hello", "n": 1, "empty": None}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/60ad8c778bebc1e4/pipeline/told.yaml", None, "--source", "pipelines/told.yaml", "--config", "/mnt/runnable/airflow/60ad8c778bebc1e4/config.yaml", "--parameters", "/mnt/runnable/airflow/60ad8c778bebc1e4/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/60ad8c778bebc1e4/pipeline/told.yaml", "out", "--source", "pipelines/told.yaml", "--config", "/mnt/runnable/airflow/60ad8c778bebc1e4/config.yaml", "--parameters", "/mnt/runnable/airflow/60ad8c778bebc1e4/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/60ad8c778bebc1e4/pipeline/told.yaml", "in", "--source", "pipelines/told.yaml", "--config", "/mnt/runnable/airflow/60ad8c778bebc1e4/config.yaml", "--parameters", "/mnt/runnable/airflow/60ad8c778bebc1e4/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/60ad8c778bebc1e4/pipeline/told.yaml", "in", "--source", "pipelines/told.yaml", "--config", "/mnt/runnable/airflow/60ad8c778bebc1e4/config.yaml", "--parameters", "/mnt/runnable/airflow/60ad8c778bebc1e4/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/60ad8c778bebc1e4/pipeline/told.yaml", "--source", "pipelines/told.yaml", "--config", "/mnt/runnable/airflow/60ad8c778bebc1e4/config.yaml", "--parameters", "/mnt/runnable/airflow/60ad8c778bebc1e4/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="told",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    t1 = Runnable(task_id="repeat", does="step", step="repeat", pool="steps", env={"LEVEL": "3"})
    t2 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t1 >> t2
