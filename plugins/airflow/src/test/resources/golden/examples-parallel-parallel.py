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
FOLDER = "/mnt/runnable/airflow/d80b6ea5376c0b79"
FILES = {
    "pipeline/parallel.yaml": (
        "# Branches that do not need each other. They run one after the other, or at the same time when the\n"
        "# configuration says `enable_parallel: true`:\n"
        "#\n"
        "#   ./runnable execute examples/parallel/parallel.yaml\n"
        "#   ./runnable execute examples/parallel/parallel.yaml --config configs/local-parallel.yaml\n"
        "#\n"
        "# A branch sees the parameters around it. What its steps return stays in the branch, and is there\n"
        "# for the steps after the parallel one when all branches have succeeded.\n"
        "\n"
        "parameters:\n"
        "  city: Lisbon\n"
        "  nights: 3\n"
        "\n"
        "dag:\n"
        "  start_at: offers\n"
        "  steps:\n"
        "    offers:\n"
        "      type: parallel\n"
        "      branches:\n"
        "        flight:\n"
        "          start_at: search\n"
        "          steps:\n"
        "            search:\n"
        "              type: task\n"
        "              command_type: shell\n"
        "              command: |\n"
        "                echo \"flights to $city\"\n"
        "                export fare=120\n"
        "              returns: [fare]\n"
        "              next: luggage\n"
        "            luggage:\n"
        "              type: task\n"
        "              command_type: shell\n"
        "              command: export flight=$((fare + 25))\n"
        "              returns: [flight]\n"
        "              next: success\n"
        "        hotel:\n"
        "          start_at: search\n"
        "          steps:\n"
        "            search:\n"
        "              type: task\n"
        "              command_type: shell\n"
        "              command: |\n"
        "                echo \"hotels in $city\"\n"
        "                export hotel=$((nights * 80))\n"
        "              returns: [hotel]\n"
        "              next: success\n"
        "      next: total\n"
        "\n"
        "    total:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        export total=$((flight + hotel))\n"
        "        echo \"$nights nights in $city: $total\"\n"
        "      returns: [total]\n"
        "      next: success\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"city\": \"Lisbon\", \"nights\": 3}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"city": "Lisbon", "nights": 3}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/d80b6ea5376c0b79/pipeline/parallel.yaml", None, "--source", "examples/parallel/parallel.yaml", "--config", "/mnt/runnable/airflow/d80b6ea5376c0b79/config.yaml", "--parameters", "/mnt/runnable/airflow/d80b6ea5376c0b79/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/d80b6ea5376c0b79/pipeline/parallel.yaml", "out", "--source", "examples/parallel/parallel.yaml", "--config", "/mnt/runnable/airflow/d80b6ea5376c0b79/config.yaml", "--parameters", "/mnt/runnable/airflow/d80b6ea5376c0b79/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/d80b6ea5376c0b79/pipeline/parallel.yaml", "in", "--source", "examples/parallel/parallel.yaml", "--config", "/mnt/runnable/airflow/d80b6ea5376c0b79/config.yaml", "--parameters", "/mnt/runnable/airflow/d80b6ea5376c0b79/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/d80b6ea5376c0b79/pipeline/parallel.yaml", "in", "--source", "examples/parallel/parallel.yaml", "--config", "/mnt/runnable/airflow/d80b6ea5376c0b79/config.yaml", "--parameters", "/mnt/runnable/airflow/d80b6ea5376c0b79/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/d80b6ea5376c0b79/pipeline/parallel.yaml", "--source", "examples/parallel/parallel.yaml", "--config", "/mnt/runnable/airflow/d80b6ea5376c0b79/config.yaml", "--parameters", "/mnt/runnable/airflow/d80b6ea5376c0b79/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="parallel",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    g1 = TaskGroup(group_id="offers_", prefix_group_id=False, group_display_name="offers")
    g2 = TaskGroup(
        group_id="offers__flight_",
        prefix_group_id=False,
        group_display_name="flight",
        parent_group=g1,
    )
    t3 = Runnable(
        task_id="offers.flight.search",
        task_group=g2,
        task_display_name="search",
        does="step",
        step="offers.b=flight.search",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t4 = Runnable(
        task_id="offers.flight.luggage",
        task_group=g2,
        task_display_name="luggage",
        does="step",
        step="offers.b=flight.luggage",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t3 >> t4
    g5 = TaskGroup(
        group_id="offers__hotel_",
        prefix_group_id=False,
        group_display_name="hotel",
        parent_group=g1,
    )
    t6 = Runnable(
        task_id="offers.hotel.search",
        task_group=g5,
        task_display_name="search",
        does="step",
        step="offers.b=hotel.search",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t7 = EmptyOperator(task_id="offers.end", task_group=g1)
    [t4, t6] >> t7
    t8 = Runnable(task_id="total", does="step", step="total", pool="steps", env={"LEVEL": "3"})
    t7 >> t8
    t9 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t4, t6, t7, t8] >> t9
