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
FOLDER = "/mnt/runnable/airflow/8c89054d03b1f46c"
FILES = {
    "pipeline/image.yaml": (
        "# One step in each language, as they run in an image that was built of this folder: nothing of this\n"
        "# machine but the working directory is needed there.\n"
        "#\n"
        "#   ./runnable execute examples/image/image.yaml\n"
        "#\n"
        "# README.md tells how the image is built.\n"
        "parameters:\n"
        "  order: \"3 teapots, 2 cups, 1 kettle\"\n"
        "\n"
        "dag:\n"
        "  start_at: split\n"
        "  steps:\n"
        "    split:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: export lines=$(echo \"$order\" | tr ',' '\\n' | wc -l)\n"
        "      returns: [lines]\n"
        "      next: count\n"
        "    count:\n"
        "      type: task\n"
        "      command: pieces.count\n"
        "      returns: [pieces]\n"
        "      next: price\n"
        "    price:\n"
        "      type: task\n"
        "      command_type: java\n"
        "      command: Price.java::of\n"
        "      returns: [price]\n"
        "      next: success\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"order\": \"3 teapots, 2 cups, 1 kettle\"}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"order": "3 teapots, 2 cups, 1 kettle"}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/8c89054d03b1f46c/pipeline/image.yaml", None, "--source", "examples/image/image.yaml", "--config", "/mnt/runnable/airflow/8c89054d03b1f46c/config.yaml", "--parameters", "/mnt/runnable/airflow/8c89054d03b1f46c/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/8c89054d03b1f46c/pipeline/image.yaml", "out", "--source", "examples/image/image.yaml", "--config", "/mnt/runnable/airflow/8c89054d03b1f46c/config.yaml", "--parameters", "/mnt/runnable/airflow/8c89054d03b1f46c/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/8c89054d03b1f46c/pipeline/image.yaml", "in", "--source", "examples/image/image.yaml", "--config", "/mnt/runnable/airflow/8c89054d03b1f46c/config.yaml", "--parameters", "/mnt/runnable/airflow/8c89054d03b1f46c/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/8c89054d03b1f46c/pipeline/image.yaml", "in", "--source", "examples/image/image.yaml", "--config", "/mnt/runnable/airflow/8c89054d03b1f46c/config.yaml", "--parameters", "/mnt/runnable/airflow/8c89054d03b1f46c/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/8c89054d03b1f46c/pipeline/image.yaml", "--source", "examples/image/image.yaml", "--config", "/mnt/runnable/airflow/8c89054d03b1f46c/config.yaml", "--parameters", "/mnt/runnable/airflow/8c89054d03b1f46c/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="image",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    t1 = Runnable(task_id="split", does="step", step="split", pool="steps", env={"LEVEL": "3"})
    t2 = Runnable(task_id="count", does="step", step="count", pool="steps", env={"LEVEL": "3"})
    t1 >> t2
    t3 = Runnable(task_id="price", does="step", step="price", pool="steps", env={"LEVEL": "3"})
    t2 >> t3
    t4 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t3 >> t4
