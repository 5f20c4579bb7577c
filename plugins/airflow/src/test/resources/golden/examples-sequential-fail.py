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
FOLDER = "/mnt/runnable/airflow/9efc5209b9b7e086"
FILES = {
    "pipeline/fail.yaml": (
        "# A step that fails ends the run, which then has failed as well: `deliver` never starts.\n"
        "#\n"
        "#   ./runnable execute examples/sequential/fail.yaml\n"
        "\n"
        "parameters:\n"
        "  order: {item: chandelier, count: 1}    # the shop sells none\n"
        "\n"
        "dag:\n"
        "  start_at: price\n"
        "  steps:\n"
        "    price:\n"
        "      type: task\n"
        "      command: shop.price\n"
        "      returns: [total]\n"
        "      next: deliver\n"
        "    deliver:\n"
        "      type: stub\n"
        "      next: success\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"order\": {\"item\": \"chandelier\", \"count\": 1}}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"order": {"item": "chandelier", "count": 1}}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/9efc5209b9b7e086/pipeline/fail.yaml", None, "--source", "examples/sequential/fail.yaml", "--config", "/mnt/runnable/airflow/9efc5209b9b7e086/config.yaml", "--parameters", "/mnt/runnable/airflow/9efc5209b9b7e086/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/9efc5209b9b7e086/pipeline/fail.yaml", "out", "--source", "examples/sequential/fail.yaml", "--config", "/mnt/runnable/airflow/9efc5209b9b7e086/config.yaml", "--parameters", "/mnt/runnable/airflow/9efc5209b9b7e086/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/9efc5209b9b7e086/pipeline/fail.yaml", "in", "--source", "examples/sequential/fail.yaml", "--config", "/mnt/runnable/airflow/9efc5209b9b7e086/config.yaml", "--parameters", "/mnt/runnable/airflow/9efc5209b9b7e086/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/9efc5209b9b7e086/pipeline/fail.yaml", "in", "--source", "examples/sequential/fail.yaml", "--config", "/mnt/runnable/airflow/9efc5209b9b7e086/config.yaml", "--parameters", "/mnt/runnable/airflow/9efc5209b9b7e086/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/9efc5209b9b7e086/pipeline/fail.yaml", "--source", "examples/sequential/fail.yaml", "--config", "/mnt/runnable/airflow/9efc5209b9b7e086/config.yaml", "--parameters", "/mnt/runnable/airflow/9efc5209b9b7e086/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="fail",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    t1 = Runnable(task_id="price", does="step", step="price", pool="steps", env={"LEVEL": "3"})
    t2 = Runnable(task_id="deliver", does="step", step="deliver", pool="steps", env={"LEVEL": "3"})
    t1 >> t2
    t3 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t2 >> t3
