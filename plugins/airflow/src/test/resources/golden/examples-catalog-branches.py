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
FOLDER = "/mnt/runnable/airflow/9773baae2ac12648"
FILES = {
    "pipeline/branches.yaml": (
        "# Every item of a map puts a file of the same name, and none is lost: files belong to the branch\n"
        "# that put them. Afterwards the steps behind the map find them as `MAP/ITEM/NAME`; the plain name is\n"
        "# that of the last item. Branches of a parallel step work the same, the last one declared wins.\n"
        "#\n"
        "#   ./runnable execute examples/catalog/branches.yaml --config configs/local-parallel.yaml\n"
        "\n"
        "parameters:\n"
        "  cities: [lisbon, oslo, rome]\n"
        "\n"
        "dag:\n"
        "  start_at: draw\n"
        "  steps:\n"
        "    draw:\n"
        "      type: map\n"
        "      iterate_on: cities\n"
        "      iterate_as: city\n"
        "      branch:\n"
        "        start_at: chart\n"
        "        steps:\n"
        "          chart:\n"
        "            type: task\n"
        "            command_type: shell\n"
        "            sandbox: true\n"
        "            command: |\n"
        "              echo \"sunny days of $city\" > chart.txt\n"
        "            catalog:\n"
        "              put: [chart.txt]\n"
        "            next: success\n"
        "      next: bind\n"
        "\n"
        "    bind:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      sandbox: true\n"
        "      command: |\n"
        "        cat draw/*/chart.txt > book.txt\n"
        "        export pages=$(($(wc -l < book.txt)))\n"
        "        export last=$(cat chart.txt)\n"
        "      returns: [pages, last]\n"
        "      catalog:\n"
        "        get: [\"draw/*/chart.txt\", chart.txt]\n"
        "        put: [book.txt]\n"
        "      next: success\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"cities\": [\"lisbon\", \"oslo\", \"rome\"]}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"cities": ["lisbon", "oslo", "rome"]}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/9773baae2ac12648/pipeline/branches.yaml", None, "--source", "examples/catalog/branches.yaml", "--config", "/mnt/runnable/airflow/9773baae2ac12648/config.yaml", "--parameters", "/mnt/runnable/airflow/9773baae2ac12648/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/9773baae2ac12648/pipeline/branches.yaml", "out", "--source", "examples/catalog/branches.yaml", "--config", "/mnt/runnable/airflow/9773baae2ac12648/config.yaml", "--parameters", "/mnt/runnable/airflow/9773baae2ac12648/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/9773baae2ac12648/pipeline/branches.yaml", "in", "--source", "examples/catalog/branches.yaml", "--config", "/mnt/runnable/airflow/9773baae2ac12648/config.yaml", "--parameters", "/mnt/runnable/airflow/9773baae2ac12648/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/9773baae2ac12648/pipeline/branches.yaml", "in", "--source", "examples/catalog/branches.yaml", "--config", "/mnt/runnable/airflow/9773baae2ac12648/config.yaml", "--parameters", "/mnt/runnable/airflow/9773baae2ac12648/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/9773baae2ac12648/pipeline/branches.yaml", "--source", "examples/catalog/branches.yaml", "--config", "/mnt/runnable/airflow/9773baae2ac12648/config.yaml", "--parameters", "/mnt/runnable/airflow/9773baae2ac12648/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="branches",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    g1 = TaskGroup(group_id="draw_", prefix_group_id=False, group_display_name="draw")
    t2 = Runnable(
        task_id="draw.begin",
        task_group=g1,
        does="begin",
        step="draw",
        tells="items",
        pool="steps",
        env={"LEVEL": "3"},
    )

    @task_group(group_id="draw__item_", prefix_group_id=False, group_display_name="city", parent_group=g1)
    def each3(place):
        t4 = EmptyOperator(task_id="draw.item.begin")
        t5 = Runnable(
            task_id="draw.item.chart",
            task_display_name="chart",
            does="step",
            step=".chart",
            place=place,
            pool="steps",
            env={"LEVEL": "3"},
        )
        t4 >> t5

    g6 = each3.expand(place=t2.output)
    t7 = EmptyOperator(task_id="draw.over", task_group=g1, trigger_rule="all_done")
    g6 >> t7
    t8 = Runnable(
        task_id="draw.end",
        task_group=g1,
        does="end",
        step="draw",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t2, t7] >> t8
    t9 = Runnable(task_id="bind", does="step", step="bind", pool="steps", env={"LEVEL": "3"})
    t8 >> t9
    t10 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t9 >> t10
