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
FOLDER = "/mnt/runnable/airflow/b5b9c3c0faebe5f3"
FILES = {
    "pipeline/invoice.yaml": (
        "# A pipeline of its own, which pipeline.yaml also uses as a step:\n"
        "#\n"
        "#   ./runnable execute examples/nested/invoice.yaml\n"
        "\n"
        "parameters:\n"
        "  net: 100\n"
        "\n"
        "dag:\n"
        "  start_at: add tax\n"
        "  steps:\n"
        "    add tax:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: export gross=$((net * 119 / 100))\n"
        "      returns: [gross]\n"
        "      next: write\n"
        "    write:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        echo \"to pay: $gross\"\n"
        "      next: success\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"net\": 100}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"net": 100}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/b5b9c3c0faebe5f3/pipeline/invoice.yaml", None, "--source", "examples/nested/invoice.yaml", "--config", "/mnt/runnable/airflow/b5b9c3c0faebe5f3/config.yaml", "--parameters", "/mnt/runnable/airflow/b5b9c3c0faebe5f3/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/b5b9c3c0faebe5f3/pipeline/invoice.yaml", "out", "--source", "examples/nested/invoice.yaml", "--config", "/mnt/runnable/airflow/b5b9c3c0faebe5f3/config.yaml", "--parameters", "/mnt/runnable/airflow/b5b9c3c0faebe5f3/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/b5b9c3c0faebe5f3/pipeline/invoice.yaml", "in", "--source", "examples/nested/invoice.yaml", "--config", "/mnt/runnable/airflow/b5b9c3c0faebe5f3/config.yaml", "--parameters", "/mnt/runnable/airflow/b5b9c3c0faebe5f3/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/b5b9c3c0faebe5f3/pipeline/invoice.yaml", "in", "--source", "examples/nested/invoice.yaml", "--config", "/mnt/runnable/airflow/b5b9c3c0faebe5f3/config.yaml", "--parameters", "/mnt/runnable/airflow/b5b9c3c0faebe5f3/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/b5b9c3c0faebe5f3/pipeline/invoice.yaml", "--source", "examples/nested/invoice.yaml", "--config", "/mnt/runnable/airflow/b5b9c3c0faebe5f3/config.yaml", "--parameters", "/mnt/runnable/airflow/b5b9c3c0faebe5f3/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="invoice",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    t1 = Runnable(task_id="add_tax-4172b47a", does="step", step="add%20tax", pool="steps", env={"LEVEL": "3"})
    t2 = Runnable(task_id="write", does="step", step="write", pool="steps", env={"LEVEL": "3"})
    t1 >> t2
    t3 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t2 >> t3
