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
FOLDER = "/mnt/runnable/airflow/3f5e0c61f033844e"
FILES = {
    "pipeline/nested.yaml": (
        "# Parallel steps within the branches of a parallel step. The limit of the configuration\n"
        "# (`max_parallel`) holds for all of them together.\n"
        "#\n"
        "# `continent` is written once and used twice: any key beside `dag` is free for such an anchor.\n"
        "#\n"
        "#   ./runnable execute examples/parallel/nested.yaml --config configs/local-parallel.yaml\n"
        "\n"
        "stock: &stock\n"
        "  start_at: count\n"
        "  steps:\n"
        "    count:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        echo \"counting the boxes of $RUNNABLE_STEP_NAME\"\n"
        "      next: success\n"
        "\n"
        "continent: &continent\n"
        "  start_at: warehouses\n"
        "  steps:\n"
        "    warehouses:\n"
        "      type: parallel\n"
        "      branches:\n"
        "        north: *stock\n"
        "        south: *stock\n"
        "      next: success\n"
        "\n"
        "dag:\n"
        "  start_at: continents\n"
        "  steps:\n"
        "    continents:\n"
        "      type: parallel\n"
        "      branches:\n"
        "        europe: *continent\n"
        "        america: *continent\n"
        "      next: report\n"
        "    report:\n"
        "      type: stub\n"
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
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/3f5e0c61f033844e/pipeline/nested.yaml", None, "--source", "examples/parallel/nested.yaml", "--config", "/mnt/runnable/airflow/3f5e0c61f033844e/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/3f5e0c61f033844e/pipeline/nested.yaml", "out", "--source", "examples/parallel/nested.yaml", "--config", "/mnt/runnable/airflow/3f5e0c61f033844e/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/3f5e0c61f033844e/pipeline/nested.yaml", "in", "--source", "examples/parallel/nested.yaml", "--config", "/mnt/runnable/airflow/3f5e0c61f033844e/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/3f5e0c61f033844e/pipeline/nested.yaml", "in", "--source", "examples/parallel/nested.yaml", "--config", "/mnt/runnable/airflow/3f5e0c61f033844e/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/3f5e0c61f033844e/pipeline/nested.yaml", "--source", "examples/parallel/nested.yaml", "--config", "/mnt/runnable/airflow/3f5e0c61f033844e/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="nested",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    g1 = TaskGroup(group_id="continents_", prefix_group_id=False, group_display_name="continents")
    g2 = TaskGroup(
        group_id="continents__europe_",
        prefix_group_id=False,
        group_display_name="europe",
        parent_group=g1,
    )
    g3 = TaskGroup(
        group_id="continents__europe__warehouses_",
        prefix_group_id=False,
        group_display_name="warehouses",
        parent_group=g2,
    )
    g4 = TaskGroup(
        group_id="continents__europe__warehouses__north_",
        prefix_group_id=False,
        group_display_name="north",
        parent_group=g3,
    )
    t5 = Runnable(
        task_id="continents.europe.warehouses.north.count",
        task_group=g4,
        task_display_name="count",
        does="step",
        step="continents.b=europe.warehouses.b=north.count",
        pool="steps",
        env={"LEVEL": "3"},
    )
    g6 = TaskGroup(
        group_id="continents__europe__warehouses__south_",
        prefix_group_id=False,
        group_display_name="south",
        parent_group=g3,
    )
    t7 = Runnable(
        task_id="continents.europe.warehouses.south.count",
        task_group=g6,
        task_display_name="count",
        does="step",
        step="continents.b=europe.warehouses.b=south.count",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t8 = EmptyOperator(task_id="continents.europe.warehouses.end", task_group=g3)
    [t5, t7] >> t8
    g9 = TaskGroup(
        group_id="continents__america_",
        prefix_group_id=False,
        group_display_name="america",
        parent_group=g1,
    )
    g10 = TaskGroup(
        group_id="continents__america__warehouses_",
        prefix_group_id=False,
        group_display_name="warehouses",
        parent_group=g9,
    )
    g11 = TaskGroup(
        group_id="continents__america__warehouses__north_",
        prefix_group_id=False,
        group_display_name="north",
        parent_group=g10,
    )
    t12 = Runnable(
        task_id="continents.america.warehouses.north.count",
        task_group=g11,
        task_display_name="count",
        does="step",
        step="continents.b=america.warehouses.b=north.count",
        pool="steps",
        env={"LEVEL": "3"},
    )
    g13 = TaskGroup(
        group_id="continents__america__warehouses__south_",
        prefix_group_id=False,
        group_display_name="south",
        parent_group=g10,
    )
    t14 = Runnable(
        task_id="continents.america.warehouses.south.count",
        task_group=g13,
        task_display_name="count",
        does="step",
        step="continents.b=america.warehouses.b=south.count",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t15 = EmptyOperator(task_id="continents.america.warehouses.end", task_group=g10)
    [t12, t14] >> t15
    t16 = EmptyOperator(task_id="continents.end", task_group=g1)
    [t8, t15] >> t16
    t17 = Runnable(task_id="report", does="step", step="report", pool="steps", env={"LEVEL": "3"})
    t16 >> t17
    t18 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t5, t7, t8, t12, t14, t15, t16, t17] >> t18
