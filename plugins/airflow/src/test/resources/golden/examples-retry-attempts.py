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
FOLDER = "/mnt/runnable/airflow/d84bfe84784d81fc"
FILES = {
    "pipeline/attempts.yaml": (
        "# A step that is tried again when it fails: three times in all, after 100 ms, then after 200 ms.\n"
        "# Each try is an attempt in the run log; the step has succeeded when the last one has.\n"
        "#\n"
        "#   ./runnable execute examples/retry/attempts.yaml\n"
        "#\n"
        "# `max_attempts: 3` alone, on the step, tries again at once. The waits grow by `factor` up to `max`,\n"
        "# and `jitter` spreads them at random.\n"
        "\n"
        "parameters:\n"
        "  works_at: 3      # the attempt that succeeds; with 4 the run fails\n"
        "\n"
        "dag:\n"
        "  start_at: call\n"
        "  steps:\n"
        "    call:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      retry:\n"
        "        max_attempts: 3\n"
        "        backoff: {initial: 100ms, factor: 2, max: 1s, jitter: 0.1}\n"
        "      timeout: 10s          # of one attempt; one that takes longer has failed\n"
        "      command: |\n"
        "        echo \"attempt $RUNNABLE_STEP_ATTEMPT\"\n"
        "        [ \"$RUNNABLE_STEP_ATTEMPT\" -ge \"$works_at\" ]\n"
        "      next: success\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"works_at\": 3}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"works_at": 3}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/d84bfe84784d81fc/pipeline/attempts.yaml", None, "--source", "examples/retry/attempts.yaml", "--config", "/mnt/runnable/airflow/d84bfe84784d81fc/config.yaml", "--parameters", "/mnt/runnable/airflow/d84bfe84784d81fc/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/d84bfe84784d81fc/pipeline/attempts.yaml", "out", "--source", "examples/retry/attempts.yaml", "--config", "/mnt/runnable/airflow/d84bfe84784d81fc/config.yaml", "--parameters", "/mnt/runnable/airflow/d84bfe84784d81fc/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/d84bfe84784d81fc/pipeline/attempts.yaml", "in", "--source", "examples/retry/attempts.yaml", "--config", "/mnt/runnable/airflow/d84bfe84784d81fc/config.yaml", "--parameters", "/mnt/runnable/airflow/d84bfe84784d81fc/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/d84bfe84784d81fc/pipeline/attempts.yaml", "in", "--source", "examples/retry/attempts.yaml", "--config", "/mnt/runnable/airflow/d84bfe84784d81fc/config.yaml", "--parameters", "/mnt/runnable/airflow/d84bfe84784d81fc/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/d84bfe84784d81fc/pipeline/attempts.yaml", "--source", "examples/retry/attempts.yaml", "--config", "/mnt/runnable/airflow/d84bfe84784d81fc/config.yaml", "--parameters", "/mnt/runnable/airflow/d84bfe84784d81fc/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="attempts",
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
        task_id="call",
        does="step",
        step="call",
        retries=2,
        retry_delay=timedelta(seconds=0, microseconds=100000),
        retry_exponential_backoff=2.0,
        max_retry_delay=timedelta(seconds=1),
        execution_timeout=timedelta(seconds=130),
        pool="steps",
        env={"LEVEL": "3"},
    )
    t2 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t1 >> t2
