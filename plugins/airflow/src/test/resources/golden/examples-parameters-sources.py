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
FOLDER = "/mnt/runnable/airflow/66fb16e58e575cf1"
FILES = {
    "pipeline/sources.yaml": (
        "# Where parameters come from. Each source beats the ones before it:\n"
        "#\n"
        "#   1. `parameters:` of the pipeline file\n"
        "#   2. the file given as --parameters\n"
        "#   3. environment variables, prefixed by RUNNABLE_PRM_\n"
        "#   4. --set on the command line\n"
        "#\n"
        "#   RUNNABLE_PRM_table=window ./runnable execute examples/parameters/sources.yaml \\\n"
        "#     --parameters examples/parameters/evening.yaml --set guests=5\n"
        "#\n"
        "# prints \"5 guests for dinner at 19:30, table: window, music: none\".\n"
        "\n"
        "parameters:\n"
        "  guests: 2\n"
        "  meal: lunch\n"
        "  time: \"12:30\"\n"
        "  table: any\n"
        "  music: none\n"
        "\n"
        "dag:\n"
        "  start_at: reserve\n"
        "  steps:\n"
        "    reserve:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        echo \"$guests guests for $meal at $time, table: $table, music: $music\"\n"
        "      next: success\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"guests\": 2, \"meal\": \"lunch\", \"time\": \"12:30\", \"table\": \"any\", \"music\": \"none\"}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"guests": 2, "meal": "lunch", "time": "12:30", "table": "any", "music": "none"}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/66fb16e58e575cf1/pipeline/sources.yaml", None, "--source", "examples/parameters/sources.yaml", "--config", "/mnt/runnable/airflow/66fb16e58e575cf1/config.yaml", "--parameters", "/mnt/runnable/airflow/66fb16e58e575cf1/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/66fb16e58e575cf1/pipeline/sources.yaml", "out", "--source", "examples/parameters/sources.yaml", "--config", "/mnt/runnable/airflow/66fb16e58e575cf1/config.yaml", "--parameters", "/mnt/runnable/airflow/66fb16e58e575cf1/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/66fb16e58e575cf1/pipeline/sources.yaml", "in", "--source", "examples/parameters/sources.yaml", "--config", "/mnt/runnable/airflow/66fb16e58e575cf1/config.yaml", "--parameters", "/mnt/runnable/airflow/66fb16e58e575cf1/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/66fb16e58e575cf1/pipeline/sources.yaml", "in", "--source", "examples/parameters/sources.yaml", "--config", "/mnt/runnable/airflow/66fb16e58e575cf1/config.yaml", "--parameters", "/mnt/runnable/airflow/66fb16e58e575cf1/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/66fb16e58e575cf1/pipeline/sources.yaml", "--source", "examples/parameters/sources.yaml", "--config", "/mnt/runnable/airflow/66fb16e58e575cf1/config.yaml", "--parameters", "/mnt/runnable/airflow/66fb16e58e575cf1/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="sources",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    t1 = Runnable(task_id="reserve", does="step", step="reserve", pool="steps", env={"LEVEL": "3"})
    t2 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t1 >> t2
