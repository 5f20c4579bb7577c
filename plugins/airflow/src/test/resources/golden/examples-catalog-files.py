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
FOLDER = "/mnt/runnable/airflow/0f71a8426f6eaf2e"
FILES = {
    "pipeline/files.yaml": (
        "# Files travel from step to step through the catalog: a step says what it needs (`get`) and what it\n"
        "# makes (`put`). Every file that was put is kept with its SHA-256, in `.catalog/RUN_ID/`.\n"
        "#\n"
        "# `sandbox: true` runs a step in an empty private folder, to which it gets what it declared and\n"
        "# nothing else. So a file that somebody forgot to declare is missed here, and not first on a cluster.\n"
        "#\n"
        "#   ./runnable execute examples/catalog/files.yaml\n"
        "#   ./runnable show RUN_ID --output json       # `data_catalog` of each step\n"
        "\n"
        "dag:\n"
        "  start_at: measure\n"
        "  steps:\n"
        "    measure:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      sandbox: true\n"
        "      command: |\n"
        "        mkdir measurements\n"
        "        printf 'hour,celsius\\n8,14\\n12,20\\n18,17\\n' > measurements/monday.csv\n"
        "        printf 'hour,celsius\\n8,10\\n12,16\\n18,13\\n' > measurements/tuesday.csv\n"
        "        echo 'The sensor was cleaned on Monday.' > notes.txt\n"
        "      catalog:\n"
        "        put: [measurements, notes.txt]      # a folder stands for all files in it\n"
        "      next: average\n"
        "\n"
        "    average:\n"
        "      type: task\n"
        "      command: averages.write               # a function of averages.py beside this file\n"
        "      sandbox: true\n"
        "      returns: [days]\n"
        "      catalog:\n"
        "        get: [\"measurements/*.csv\"]         # also **/*.csv, day[0-9].csv, ...\n"
        "        put: [averages.csv]\n"
        "      next: publish\n"
        "\n"
        "    publish:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      sandbox: true\n"
        "      command: |\n"
        "        cat averages.csv notes.txt > report.txt\n"
        "        cat report.txt\n"
        "      catalog:\n"
        "        get: [averages.csv, notes.txt]\n"
        "        put: [report.txt]\n"
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
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/0f71a8426f6eaf2e/pipeline/files.yaml", None, "--source", "examples/catalog/files.yaml", "--config", "/mnt/runnable/airflow/0f71a8426f6eaf2e/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/0f71a8426f6eaf2e/pipeline/files.yaml", "out", "--source", "examples/catalog/files.yaml", "--config", "/mnt/runnable/airflow/0f71a8426f6eaf2e/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/0f71a8426f6eaf2e/pipeline/files.yaml", "in", "--source", "examples/catalog/files.yaml", "--config", "/mnt/runnable/airflow/0f71a8426f6eaf2e/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/0f71a8426f6eaf2e/pipeline/files.yaml", "in", "--source", "examples/catalog/files.yaml", "--config", "/mnt/runnable/airflow/0f71a8426f6eaf2e/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/0f71a8426f6eaf2e/pipeline/files.yaml", "--source", "examples/catalog/files.yaml", "--config", "/mnt/runnable/airflow/0f71a8426f6eaf2e/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="files",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    t1 = Runnable(task_id="measure", does="step", step="measure", pool="steps", env={"LEVEL": "3"})
    t2 = Runnable(task_id="average", does="step", step="average", pool="steps", env={"LEVEL": "3"})
    t1 >> t2
    t3 = Runnable(task_id="publish", does="step", step="publish", pool="steps", env={"LEVEL": "3"})
    t2 >> t3
    t4 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t3 >> t4
