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
FOLDER = "/mnt/runnable/airflow/9d105f7fe27186a8"
FILES = {
    "pipeline/notebook.yaml": (
        "# A notebook as a step: parameters come behind its cell tagged `parameters`, variables named in\n"
        "# `returns` go on, and the executed notebook, with its figures, is kept in the catalog. It is executed\n"
        "# once, by your own Jupyter (nbclient and ipykernel in the interpreter of Python steps).\n"
        "#\n"
        "#   ./runnable execute examples/notebooks/notebook.yaml\n"
        "#   jupyter lab .catalog/RUN_ID/examples/notebooks/\n"
        "\n"
        "parameters:\n"
        "  city: Oslo\n"
        "  hours: [1, 2, 4, 6, 8, 9, 8, 6]\n"
        "\n"
        "dag:\n"
        "  start_at: explore\n"
        "  steps:\n"
        "    explore:\n"
        "      type: task\n"
        "      command_type: notebook\n"
        "      command: examples/notebooks/sun.ipynb\n"
        "      sandbox: true                 # what it writes does not stay beside the source\n"
        "      returns:\n"
        "        - {name: mean, kind: metric}\n"
        "      next: tell\n"
        "\n"
        "    tell:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        export text=\"$city has $mean hours of sun a day\"\n"
        "        echo \"$text\"\n"
        "      returns: [text]\n"
        "      next: success\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"city\": \"Oslo\", \"hours\": [1, 2, 4, 6, 8, 9, 8, 6]}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"city": "Oslo", "hours": [1, 2, 4, 6, 8, 9, 8, 6]}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/9d105f7fe27186a8/pipeline/notebook.yaml", None, "--source", "examples/notebooks/notebook.yaml", "--config", "/mnt/runnable/airflow/9d105f7fe27186a8/config.yaml", "--parameters", "/mnt/runnable/airflow/9d105f7fe27186a8/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/9d105f7fe27186a8/pipeline/notebook.yaml", "out", "--source", "examples/notebooks/notebook.yaml", "--config", "/mnt/runnable/airflow/9d105f7fe27186a8/config.yaml", "--parameters", "/mnt/runnable/airflow/9d105f7fe27186a8/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/9d105f7fe27186a8/pipeline/notebook.yaml", "in", "--source", "examples/notebooks/notebook.yaml", "--config", "/mnt/runnable/airflow/9d105f7fe27186a8/config.yaml", "--parameters", "/mnt/runnable/airflow/9d105f7fe27186a8/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/9d105f7fe27186a8/pipeline/notebook.yaml", "in", "--source", "examples/notebooks/notebook.yaml", "--config", "/mnt/runnable/airflow/9d105f7fe27186a8/config.yaml", "--parameters", "/mnt/runnable/airflow/9d105f7fe27186a8/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/9d105f7fe27186a8/pipeline/notebook.yaml", "--source", "examples/notebooks/notebook.yaml", "--config", "/mnt/runnable/airflow/9d105f7fe27186a8/config.yaml", "--parameters", "/mnt/runnable/airflow/9d105f7fe27186a8/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="notebook",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    t1 = Runnable(task_id="explore", does="step", step="explore", pool="steps", env={"LEVEL": "3"})
    t2 = Runnable(task_id="tell", does="step", step="tell", pool="steps", env={"LEVEL": "3"})
    t1 >> t2
    t3 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t2 >> t3
