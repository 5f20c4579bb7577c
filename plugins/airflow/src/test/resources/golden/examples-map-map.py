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
FOLDER = "/mnt/runnable/airflow/e80421719ceeff66"
FILES = {
    "pipeline/map.yaml": (
        "# A branch for each item of a list. The list may come from a step before; the branch sees its item\n"
        "# under the name that `iterate_as` gives it. What the branches return is a list afterwards, in the\n"
        "# order of the items.\n"
        "#\n"
        "#   ./runnable execute examples/map/map.yaml\n"
        "#   ./runnable execute examples/map/map.yaml --config configs/local-parallel.yaml\n"
        "\n"
        "dag:\n"
        "  start_at: list\n"
        "  steps:\n"
        "    list:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: export cities='[\"Seattle\", \"New York\", \"Lisbon\"]'\n"
        "      returns: [cities]\n"
        "      next: greet\n"
        "\n"
        "    greet:\n"
        "      type: map\n"
        "      iterate_on: cities\n"
        "      iterate_as: city\n"
        "      max_concurrency: 2        # at most two at a time, whatever the executor may do\n"
        "      branch:\n"
        "        start_at: write\n"
        "        steps:\n"
        "          write:\n"
        "            type: task\n"
        "            command_type: shell\n"
        "            command: |\n"
        "              export card=\"Greetings from $city\"\n"
        "              echo \"$card\"\n"
        "            returns: [card]\n"
        "            next: success\n"
        "      next: send\n"
        "\n"
        "    send:\n"
        "      type: task\n"
        "      command: cards.send\n"
        "      returns: [sent]\n"
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
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/e80421719ceeff66/pipeline/map.yaml", None, "--source", "examples/map/map.yaml", "--config", "/mnt/runnable/airflow/e80421719ceeff66/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/e80421719ceeff66/pipeline/map.yaml", "out", "--source", "examples/map/map.yaml", "--config", "/mnt/runnable/airflow/e80421719ceeff66/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/e80421719ceeff66/pipeline/map.yaml", "in", "--source", "examples/map/map.yaml", "--config", "/mnt/runnable/airflow/e80421719ceeff66/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/e80421719ceeff66/pipeline/map.yaml", "in", "--source", "examples/map/map.yaml", "--config", "/mnt/runnable/airflow/e80421719ceeff66/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/e80421719ceeff66/pipeline/map.yaml", "--source", "examples/map/map.yaml", "--config", "/mnt/runnable/airflow/e80421719ceeff66/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="map",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    t1 = Runnable(task_id="list", does="step", step="list", pool="steps", env={"LEVEL": "3"})
    g2 = TaskGroup(group_id="greet_", prefix_group_id=False, group_display_name="greet")
    t3 = Runnable(
        task_id="greet.begin",
        task_group=g2,
        does="begin",
        step="greet",
        tells="items",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t1 >> t3

    @task_group(group_id="greet__item_", prefix_group_id=False, group_display_name="city", parent_group=g2)
    def each4(place):
        t5 = EmptyOperator(task_id="greet.item.begin")
        t6 = Runnable(
            task_id="greet.item.write",
            task_display_name="write",
            does="step",
            step=".write",
            place=place,
            max_active_tis_per_dagrun=2,
            pool="steps",
            env={"LEVEL": "3"},
        )
        t5 >> t6

    g7 = each4.expand(place=t3.output)
    t8 = EmptyOperator(task_id="greet.over", task_group=g2, trigger_rule="all_done")
    g7 >> t8
    t9 = Runnable(
        task_id="greet.end",
        task_group=g2,
        does="end",
        step="greet",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t3, t8] >> t9
    t10 = Runnable(task_id="send", does="step", step="send", pool="steps", env={"LEVEL": "3"})
    t9 >> t10
    t11 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t10 >> t11
