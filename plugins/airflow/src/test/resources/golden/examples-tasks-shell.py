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
FOLDER = "/mnt/runnable/airflow/3d5ceffb84e79953"
FILES = {
    "pipeline/shell.yaml": (
        "# One step in the shell. It counts the words of a text and finds the longest; python.yaml and\n"
        "# java.yaml do the same.\n"
        "#\n"
        "#   ./runnable execute examples/tasks/shell.yaml\n"
        "\n"
        "parameters:\n"
        "  text: the quick brown fox jumps over the lazy dog while nobody is watching\n"
        "\n"
        "dag:\n"
        "  start_at: count\n"
        "  steps:\n"
        "\n"
        "    # Parameters are environment variables. Exported variables named in `returns` become parameters.\n"
        "    count:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        set -- $text\n"
        "        export words=$#\n"
        "        export longest=\n"
        "        for word; do\n"
        "          [ ${#word} -le ${#longest} ] || longest=$word\n"
        "        done\n"
        "        echo \"$words words, the longest is '$longest'\"\n"
        "      returns: [words, longest]\n"
        "      next: success\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"text\": \"the quick brown fox jumps over the lazy dog while nobody is watching\"}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"text": "the quick brown fox jumps over the lazy dog while nobody is watching"}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/3d5ceffb84e79953/pipeline/shell.yaml", None, "--source", "examples/tasks/shell.yaml", "--config", "/mnt/runnable/airflow/3d5ceffb84e79953/config.yaml", "--parameters", "/mnt/runnable/airflow/3d5ceffb84e79953/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/3d5ceffb84e79953/pipeline/shell.yaml", "out", "--source", "examples/tasks/shell.yaml", "--config", "/mnt/runnable/airflow/3d5ceffb84e79953/config.yaml", "--parameters", "/mnt/runnable/airflow/3d5ceffb84e79953/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/3d5ceffb84e79953/pipeline/shell.yaml", "in", "--source", "examples/tasks/shell.yaml", "--config", "/mnt/runnable/airflow/3d5ceffb84e79953/config.yaml", "--parameters", "/mnt/runnable/airflow/3d5ceffb84e79953/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/3d5ceffb84e79953/pipeline/shell.yaml", "in", "--source", "examples/tasks/shell.yaml", "--config", "/mnt/runnable/airflow/3d5ceffb84e79953/config.yaml", "--parameters", "/mnt/runnable/airflow/3d5ceffb84e79953/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/3d5ceffb84e79953/pipeline/shell.yaml", "--source", "examples/tasks/shell.yaml", "--config", "/mnt/runnable/airflow/3d5ceffb84e79953/config.yaml", "--parameters", "/mnt/runnable/airflow/3d5ceffb84e79953/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="shell",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    t1 = Runnable(task_id="count", does="step", step="count", pool="steps", env={"LEVEL": "3"})
    t2 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t1 >> t2
