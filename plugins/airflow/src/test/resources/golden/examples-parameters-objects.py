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
FOLDER = "/mnt/runnable/airflow/27053bdb2d1045f7"
FILES = {
    "pipeline/objects.yaml": (
        "# What is no JSON is handed over as an object: kept in the catalog, and given to whichever later step\n"
        "# takes it by name, in the same language. Python's objects are pickled, Java's serialised (records\n"
        "# and what JSON can hold as JSON). In branches every one keeps its own.\n"
        "#\n"
        "#   ./runnable execute examples/parameters/objects.yaml\n"
        "#   ./runnable show RUN_ID           # a parameter that is an object shows its name and format\n"
        "\n"
        "dag:\n"
        "  start_at: survey\n"
        "  steps:\n"
        "    survey:\n"
        "      type: task\n"
        "      command: garden.survey          # a function of garden.py beside this file\n"
        "      returns:\n"
        "        - {name: garden, kind: object}\n"
        "      next: water\n"
        "\n"
        "    water:\n"
        "      type: map\n"
        "      iterate_on: beds\n"
        "      iterate_as: bed\n"
        "      branch:\n"
        "        start_at: one\n"
        "        steps:\n"
        "          one:\n"
        "            type: task\n"
        "            command: garden.water     # takes the object, returns another\n"
        "            returns:\n"
        "              - {name: watered, kind: object}\n"
        "            next: success\n"
        "      next: tell\n"
        "\n"
        "    tell:\n"
        "      type: task\n"
        "      command: garden.tell            # after the map, `watered` is the list of the objects\n"
        "      returns: [litres, driest]\n"
        "      next: success\n"
        "\n"
        "parameters:\n"
        "  beds: [roses, beans, herbs]\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"beds\": [\"roses\", \"beans\", \"herbs\"]}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"beds": ["roses", "beans", "herbs"]}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/27053bdb2d1045f7/pipeline/objects.yaml", None, "--source", "examples/parameters/objects.yaml", "--config", "/mnt/runnable/airflow/27053bdb2d1045f7/config.yaml", "--parameters", "/mnt/runnable/airflow/27053bdb2d1045f7/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/27053bdb2d1045f7/pipeline/objects.yaml", "out", "--source", "examples/parameters/objects.yaml", "--config", "/mnt/runnable/airflow/27053bdb2d1045f7/config.yaml", "--parameters", "/mnt/runnable/airflow/27053bdb2d1045f7/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/27053bdb2d1045f7/pipeline/objects.yaml", "in", "--source", "examples/parameters/objects.yaml", "--config", "/mnt/runnable/airflow/27053bdb2d1045f7/config.yaml", "--parameters", "/mnt/runnable/airflow/27053bdb2d1045f7/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/27053bdb2d1045f7/pipeline/objects.yaml", "in", "--source", "examples/parameters/objects.yaml", "--config", "/mnt/runnable/airflow/27053bdb2d1045f7/config.yaml", "--parameters", "/mnt/runnable/airflow/27053bdb2d1045f7/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/27053bdb2d1045f7/pipeline/objects.yaml", "--source", "examples/parameters/objects.yaml", "--config", "/mnt/runnable/airflow/27053bdb2d1045f7/config.yaml", "--parameters", "/mnt/runnable/airflow/27053bdb2d1045f7/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="objects",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    t1 = Runnable(task_id="survey", does="step", step="survey", pool="steps", env={"LEVEL": "3"})
    g2 = TaskGroup(group_id="water_", prefix_group_id=False, group_display_name="water")
    t3 = Runnable(
        task_id="water.begin",
        task_group=g2,
        does="begin",
        step="water",
        tells="items",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t1 >> t3

    @task_group(group_id="water__item_", prefix_group_id=False, group_display_name="bed", parent_group=g2)
    def each4(place):
        t5 = EmptyOperator(task_id="water.item.begin")
        t6 = Runnable(
            task_id="water.item.one",
            task_display_name="one",
            does="step",
            step=".one",
            place=place,
            pool="steps",
            env={"LEVEL": "3"},
        )
        t5 >> t6

    g7 = each4.expand(place=t3.output)
    t8 = EmptyOperator(task_id="water.over", task_group=g2, trigger_rule="all_done")
    g7 >> t8
    t9 = Runnable(
        task_id="water.end",
        task_group=g2,
        does="end",
        step="water",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t3, t8] >> t9
    t10 = Runnable(task_id="tell", does="step", step="tell", pool="steps", env={"LEVEL": "3"})
    t9 >> t10
    t11 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t10 >> t11
