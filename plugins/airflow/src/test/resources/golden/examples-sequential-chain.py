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
FOLDER = "/mnt/runnable/airflow/e655a8edf5fe1a1e"
FILES = {
    "pipeline/chain.yaml": (
        "# Steps one after the other, in whatever language each is written. A step says which one comes next;\n"
        "# the last one says `success`.\n"
        "#\n"
        "#   ./runnable execute examples/sequential/chain.yaml\n"
        "\n"
        "dag:\n"
        "  description: An order from the cart to the door\n"
        "  start_at: take order\n"
        "  steps:\n"
        "    take order:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        export order='{\"item\": \"teapot\", \"count\": 2}'\n"
        "      returns: [order]\n"
        "      next: price it\n"
        "\n"
        "    price it:\n"
        "      type: task\n"
        "      command: shop.price\n"
        "      returns: [total]\n"
        "      next: ship it\n"
        "\n"
        "    ship it:\n"
        "      type: stub    # there is no parcel service yet\n"
        "      next: thank\n"
        "\n"
        "    thank:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: echo \"That makes $total. Thank you.\"\n"
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
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/e655a8edf5fe1a1e/pipeline/chain.yaml", None, "--source", "examples/sequential/chain.yaml", "--config", "/mnt/runnable/airflow/e655a8edf5fe1a1e/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/e655a8edf5fe1a1e/pipeline/chain.yaml", "out", "--source", "examples/sequential/chain.yaml", "--config", "/mnt/runnable/airflow/e655a8edf5fe1a1e/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/e655a8edf5fe1a1e/pipeline/chain.yaml", "in", "--source", "examples/sequential/chain.yaml", "--config", "/mnt/runnable/airflow/e655a8edf5fe1a1e/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/e655a8edf5fe1a1e/pipeline/chain.yaml", "in", "--source", "examples/sequential/chain.yaml", "--config", "/mnt/runnable/airflow/e655a8edf5fe1a1e/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/e655a8edf5fe1a1e/pipeline/chain.yaml", "--source", "examples/sequential/chain.yaml", "--config", "/mnt/runnable/airflow/e655a8edf5fe1a1e/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="chain",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    t1 = Runnable(
        task_id="take_order-2b668bf2",
        does="step",
        step="take%20order",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t2 = Runnable(
        task_id="price_it-efb56f7c",
        does="step",
        step="price%20it",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t1 >> t2
    t3 = Runnable(task_id="ship_it-bef4261f", does="step", step="ship%20it", pool="steps", env={"LEVEL": "3"})
    t2 >> t3
    t4 = Runnable(task_id="thank", does="step", step="thank", pool="steps", env={"LEVEL": "3"})
    t3 >> t4
    t5 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t4 >> t5
