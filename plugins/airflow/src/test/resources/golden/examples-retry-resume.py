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
FOLDER = "/mnt/runnable/airflow/2f7dc86b44ab9bf5"
FILES = {
    "pipeline/resume.yaml": (
        "# A run that fails half way and goes on later. `publish` fails until somebody has approved:\n"
        "#\n"
        "#   ./runnable execute examples/retry/resume.yaml --run-id report\n"
        "#   touch approved\n"
        "#   ./runnable retry report\n"
        "#\n"
        "# The second command runs only what had not succeeded: `publish`, not `compute`. Both tries of\n"
        "# `publish` are in the run log, and the parameters that `compute` returned are still there. The same\n"
        "# works after a crash or a `kill -9`.\n"
        "\n"
        "dag:\n"
        "  start_at: compute\n"
        "  steps:\n"
        "    compute:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        echo \"computing for hours ...\"\n"
        "        export answer=42\n"
        "      returns: [answer]\n"
        "      next: publish\n"
        "\n"
        "    publish:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        [ -e approved ] || { echo \"nobody has approved yet\" >&2; exit 1; }\n"
        "        echo \"the answer is $answer\"\n"
        "        export published=true\n"
        "      returns: [published]\n"
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
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/2f7dc86b44ab9bf5/pipeline/resume.yaml", None, "--source", "examples/retry/resume.yaml", "--config", "/mnt/runnable/airflow/2f7dc86b44ab9bf5/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/2f7dc86b44ab9bf5/pipeline/resume.yaml", "out", "--source", "examples/retry/resume.yaml", "--config", "/mnt/runnable/airflow/2f7dc86b44ab9bf5/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/2f7dc86b44ab9bf5/pipeline/resume.yaml", "in", "--source", "examples/retry/resume.yaml", "--config", "/mnt/runnable/airflow/2f7dc86b44ab9bf5/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/2f7dc86b44ab9bf5/pipeline/resume.yaml", "in", "--source", "examples/retry/resume.yaml", "--config", "/mnt/runnable/airflow/2f7dc86b44ab9bf5/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/2f7dc86b44ab9bf5/pipeline/resume.yaml", "--source", "examples/retry/resume.yaml", "--config", "/mnt/runnable/airflow/2f7dc86b44ab9bf5/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="resume",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    t1 = Runnable(task_id="compute", does="step", step="compute", pool="steps", env={"LEVEL": "3"})
    t2 = Runnable(task_id="publish", does="step", step="publish", pool="steps", env={"LEVEL": "3"})
    t1 >> t2
    t3 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t2 >> t3
