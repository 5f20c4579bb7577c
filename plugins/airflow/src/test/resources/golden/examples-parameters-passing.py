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
FOLDER = "/mnt/runnable/airflow/e5d32c3a0d63c29f"
FILES = {
    "pipeline/passing.yaml": (
        "# What one step returns is a parameter of the steps after it, whatever they are written in. Numbers,\n"
        "# texts, lists and objects keep their type; in the shell, lists and objects are JSON text.\n"
        "#\n"
        "#   ./runnable execute examples/parameters/passing.yaml\n"
        "\n"
        "dag:\n"
        "  description: A trip, planned in Python, checked in the shell, timed in Java\n"
        "  start_at: plan\n"
        "  steps:\n"
        "\n"
        "    # The tuple is matched to `returns` in order; the dataclass becomes an object. A metric is a\n"
        "    # parameter that `runnable show` lists among the results of the run.\n"
        "    plan:\n"
        "      type: task\n"
        "      command: trip.plan\n"
        "      returns:\n"
        "        - {name: rider, kind: json}\n"
        "        - {name: stages, kind: json}\n"
        "        - {name: start, kind: json}\n"
        "        - {name: distance, kind: metric}\n"
        "      next: check\n"
        "\n"
        "    # Text that is JSON arrives as such: `weather` is an object from here on.\n"
        "    check:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        echo \"$distance km from $start\"\n"
        "        echo \"stages: $stages\"\n"
        "        echo \"rider: $rider\"\n"
        "        export weather='{\"wind\": 12, \"rain\": false}'\n"
        "      returns: [weather]\n"
        "      next: time\n"
        "\n"
        "    # Lists become lists of records here, objects become records.\n"
        "    time:\n"
        "      type: task\n"
        "      command_type: java\n"
        "      command: examples/parameters/Trip.java::time\n"
        "      returns: [hours, longest]\n"
        "      next: tell\n"
        "\n"
        "    tell:\n"
        "      type: task\n"
        "      command: trip.tell\n"
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
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/e5d32c3a0d63c29f/pipeline/passing.yaml", None, "--source", "examples/parameters/passing.yaml", "--config", "/mnt/runnable/airflow/e5d32c3a0d63c29f/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/e5d32c3a0d63c29f/pipeline/passing.yaml", "out", "--source", "examples/parameters/passing.yaml", "--config", "/mnt/runnable/airflow/e5d32c3a0d63c29f/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/e5d32c3a0d63c29f/pipeline/passing.yaml", "in", "--source", "examples/parameters/passing.yaml", "--config", "/mnt/runnable/airflow/e5d32c3a0d63c29f/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/e5d32c3a0d63c29f/pipeline/passing.yaml", "in", "--source", "examples/parameters/passing.yaml", "--config", "/mnt/runnable/airflow/e5d32c3a0d63c29f/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/e5d32c3a0d63c29f/pipeline/passing.yaml", "--source", "examples/parameters/passing.yaml", "--config", "/mnt/runnable/airflow/e5d32c3a0d63c29f/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="passing",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    t1 = Runnable(task_id="plan", does="step", step="plan", pool="steps", env={"LEVEL": "3"})
    t2 = Runnable(task_id="check", does="step", step="check", pool="steps", env={"LEVEL": "3"})
    t1 >> t2
    t3 = Runnable(task_id="time", does="step", step="time", pool="steps", env={"LEVEL": "3"})
    t2 >> t3
    t4 = Runnable(task_id="tell", does="step", step="tell", pool="steps", env={"LEVEL": "3"})
    t3 >> t4
    t5 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t4 >> t5
