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
FOLDER = "/mnt/runnable/airflow/e0cd762a0471c5ea"
FILES = {
    "pipeline/loop.yaml": (
        "# A branch again and again, until a parameter is true or there were `max_iterations` of it. Each\n"
        "# time it goes on with what the time before returned: here a better guess of a square root.\n"
        "#\n"
        "#   ./runnable execute examples/loop/loop.yaml\n"
        "#   ./runnable execute examples/loop/loop.yaml --set number=1e6\n"
        "#\n"
        "# A million needs more than five iterations. The run succeeds all the same, with a warning, and\n"
        "# `close_enough` is false.\n"
        "\n"
        "parameters:\n"
        "  number: 2\n"
        "  guess: 1.0\n"
        "\n"
        "dag:\n"
        "  start_at: approach\n"
        "  steps:\n"
        "    approach:\n"
        "      type: loop\n"
        "      max_iterations: 5\n"
        "      break_on: close_enough\n"
        "      index_as: iteration       # 0, 1, 2, ...: a parameter of the branch\n"
        "      branch:\n"
        "        start_at: improve\n"
        "        steps:\n"
        "          improve:\n"
        "            type: task\n"
        "            command: root.improve\n"
        "            returns: [guess, close_enough]\n"
        "            next: success\n"
        "      next: tell\n"
        "\n"
        "    tell:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        echo \"the square root of $number is about $guess\"\n"
        "      next: success\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"number\": 2, \"guess\": 1.0}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"number": 2, "guess": 1.0}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/e0cd762a0471c5ea/pipeline/loop.yaml", None, "--source", "examples/loop/loop.yaml", "--config", "/mnt/runnable/airflow/e0cd762a0471c5ea/config.yaml", "--parameters", "/mnt/runnable/airflow/e0cd762a0471c5ea/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/e0cd762a0471c5ea/pipeline/loop.yaml", "out", "--source", "examples/loop/loop.yaml", "--config", "/mnt/runnable/airflow/e0cd762a0471c5ea/config.yaml", "--parameters", "/mnt/runnable/airflow/e0cd762a0471c5ea/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/e0cd762a0471c5ea/pipeline/loop.yaml", "in", "--source", "examples/loop/loop.yaml", "--config", "/mnt/runnable/airflow/e0cd762a0471c5ea/config.yaml", "--parameters", "/mnt/runnable/airflow/e0cd762a0471c5ea/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/e0cd762a0471c5ea/pipeline/loop.yaml", "in", "--source", "examples/loop/loop.yaml", "--config", "/mnt/runnable/airflow/e0cd762a0471c5ea/config.yaml", "--parameters", "/mnt/runnable/airflow/e0cd762a0471c5ea/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/e0cd762a0471c5ea/pipeline/loop.yaml", "--source", "examples/loop/loop.yaml", "--config", "/mnt/runnable/airflow/e0cd762a0471c5ea/config.yaml", "--parameters", "/mnt/runnable/airflow/e0cd762a0471c5ea/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="loop",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    g1 = TaskGroup(group_id="approach_", prefix_group_id=False, group_display_name="approach")
    t2 = Runnable(
        task_id="approach.begin",
        task_group=g1,
        does="begin",
        step="approach",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t3 = When(task_id="approach.0.runs", task_group=g1, told=t2.output, value="", other=True, pool="steps")
    g4 = TaskGroup(group_id="approach__0_", prefix_group_id=False, group_display_name="0", parent_group=g1)
    t5 = Runnable(
        task_id="approach.0.improve",
        task_group=g4,
        task_display_name="improve",
        does="step",
        step="approach.n=0.improve",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t3 >> t5
    t6 = EmptyOperator(task_id="approach.0.over", task_group=g1, trigger_rule="all_done")
    t5 >> t6
    t7 = Runnable(
        task_id="approach.0.next",
        task_group=g1,
        does="next",
        step="approach",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t3, t6] >> t7
    t8 = When(task_id="approach.1.runs", task_group=g1, told=t7.output, value="", other=True, pool="steps")
    g9 = TaskGroup(group_id="approach__1_", prefix_group_id=False, group_display_name="1", parent_group=g1)
    t10 = Runnable(
        task_id="approach.1.improve",
        task_group=g9,
        task_display_name="improve",
        does="step",
        step="approach.n=1.improve",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t8 >> t10
    t11 = EmptyOperator(task_id="approach.1.over", task_group=g1, trigger_rule="all_done")
    t10 >> t11
    t12 = Runnable(
        task_id="approach.1.next",
        task_group=g1,
        does="next",
        step="approach",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t8, t11] >> t12
    t13 = When(task_id="approach.2.runs", task_group=g1, told=t12.output, value="", other=True, pool="steps")
    g14 = TaskGroup(group_id="approach__2_", prefix_group_id=False, group_display_name="2", parent_group=g1)
    t15 = Runnable(
        task_id="approach.2.improve",
        task_group=g14,
        task_display_name="improve",
        does="step",
        step="approach.n=2.improve",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t13 >> t15
    t16 = EmptyOperator(task_id="approach.2.over", task_group=g1, trigger_rule="all_done")
    t15 >> t16
    t17 = Runnable(
        task_id="approach.2.next",
        task_group=g1,
        does="next",
        step="approach",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t13, t16] >> t17
    t18 = When(task_id="approach.3.runs", task_group=g1, told=t17.output, value="", other=True, pool="steps")
    g19 = TaskGroup(group_id="approach__3_", prefix_group_id=False, group_display_name="3", parent_group=g1)
    t20 = Runnable(
        task_id="approach.3.improve",
        task_group=g19,
        task_display_name="improve",
        does="step",
        step="approach.n=3.improve",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t18 >> t20
    t21 = EmptyOperator(task_id="approach.3.over", task_group=g1, trigger_rule="all_done")
    t20 >> t21
    t22 = Runnable(
        task_id="approach.3.next",
        task_group=g1,
        does="next",
        step="approach",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t18, t21] >> t22
    t23 = When(task_id="approach.4.runs", task_group=g1, told=t22.output, value="", other=True, pool="steps")
    g24 = TaskGroup(group_id="approach__4_", prefix_group_id=False, group_display_name="4", parent_group=g1)
    t25 = Runnable(
        task_id="approach.4.improve",
        task_group=g24,
        task_display_name="improve",
        does="step",
        step="approach.n=4.improve",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t23 >> t25
    t26 = EmptyOperator(task_id="approach.4.over", task_group=g1, trigger_rule="all_done")
    t25 >> t26
    t27 = Runnable(
        task_id="approach.4.next",
        task_group=g1,
        does="next",
        step="approach",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t23, t26] >> t27
    t28 = EmptyOperator(task_id="approach.end", task_group=g1, trigger_rule="none_failed_min_one_success")
    [t2, t7, t12, t17, t22, t27] >> t28
    t29 = Runnable(task_id="tell", does="step", step="tell", pool="steps", env={"LEVEL": "3"})
    t28 >> t29
    t30 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t29 >> t30
