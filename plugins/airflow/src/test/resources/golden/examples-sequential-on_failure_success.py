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
FOLDER = "/mnt/runnable/airflow/f9b197149422f4c5"
FILES = {
    "pipeline/on_failure_success.yaml": (
        "# A failure with a way around it: the path after `on_failure` may join the main one again. The run\n"
        "# succeeds, and its log still tells that `price` failed.\n"
        "#\n"
        "#   price (fails) -> estimate -> deliver -> success\n"
        "#\n"
        "#   ./runnable execute examples/sequential/on_failure_success.yaml\n"
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
        "      on_failure: estimate\n"
        "    estimate:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: export total=100\n"
        "      returns: [total]\n"
        "      next: deliver\n"
        "    deliver:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        echo \"to pay at the door: $total\"\n"
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
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/f9b197149422f4c5/pipeline/on_failure_success.yaml", None, "--source", "examples/sequential/on_failure_success.yaml", "--config", "/mnt/runnable/airflow/f9b197149422f4c5/config.yaml", "--parameters", "/mnt/runnable/airflow/f9b197149422f4c5/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/f9b197149422f4c5/pipeline/on_failure_success.yaml", "out", "--source", "examples/sequential/on_failure_success.yaml", "--config", "/mnt/runnable/airflow/f9b197149422f4c5/config.yaml", "--parameters", "/mnt/runnable/airflow/f9b197149422f4c5/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/f9b197149422f4c5/pipeline/on_failure_success.yaml", "in", "--source", "examples/sequential/on_failure_success.yaml", "--config", "/mnt/runnable/airflow/f9b197149422f4c5/config.yaml", "--parameters", "/mnt/runnable/airflow/f9b197149422f4c5/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/f9b197149422f4c5/pipeline/on_failure_success.yaml", "in", "--source", "examples/sequential/on_failure_success.yaml", "--config", "/mnt/runnable/airflow/f9b197149422f4c5/config.yaml", "--parameters", "/mnt/runnable/airflow/f9b197149422f4c5/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/f9b197149422f4c5/pipeline/on_failure_success.yaml", "--source", "examples/sequential/on_failure_success.yaml", "--config", "/mnt/runnable/airflow/f9b197149422f4c5/config.yaml", "--parameters", "/mnt/runnable/airflow/f9b197149422f4c5/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="on_failure_success",
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
    t2 = EmptyOperator(task_id="price.bad", trigger_rule="one_failed")
    t1 >> t2
    t3 = Runnable(task_id="estimate", does="step", step="estimate", pool="steps", env={"LEVEL": "3"})
    t2 >> t3
    t4 = EmptyOperator(task_id="deliver.due", trigger_rule="one_success")
    [t1, t3] >> t4
    t5 = Runnable(task_id="deliver", does="step", step="deliver", pool="steps", env={"LEVEL": "3"})
    t4 >> t5
    t6 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t5 >> t6
