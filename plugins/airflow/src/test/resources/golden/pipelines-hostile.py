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
FOLDER = "/mnt/runnable/airflow/30f9cea0d71757ba"
FILES = {
    "pipeline/hostile.yaml": (
        "# Names that break whatever is not quoted.\n"
        "dag:\n"
        "  description: \"it's \\\"quoted\\\" \\\\ {{ ds }} \\n and two lines\"\n"
        "  start_at: \"{{ ds }}\"\n"
        "  steps:\n"
        "    \"{{ ds }}\": {type: stub, next: \"a-b\"}\n"
        "    \"a-b\": {type: stub, next: \"a/b\"}\n"
        "    \"a/b\": {type: stub, next: \"close-run\"}\n"
        "    \"close-run\": {type: stub, next: \"'; import os; '\"}\n"
        "    \"'; import os; '\": {type: stub, next: \"\\\"\\\"\\\"\\\\\"}\n"
        "    \"\\\"\\\"\\\"\\\\\": {type: stub, next: \"\u65e5\u672c \U0001f600\"}\n"
        "    \"\u65e5\u672c \U0001f600\":\n"
        "      type: map\n"
        "      iterate_on: \"weird name\"\n"
        "      iterate_as: \"x y\"\n"
        "      branch:\n"
        "        start_at: \"{# raw #}\"\n"
        "        steps:\n"
        "          \"{# raw #}\": {type: stub, next: success}\n"
        "      next: a\n"
        "    a:\n"
        "      type: parallel\n"
        "      branches:\n"
        "        \"b\": {start_at: c, steps: {c: {type: stub, next: success}}}\n"
        "        \"b c\": {start_at: d, steps: {d: {type: stub, next: success}}}\n"
        "        \"\\n\": {start_at: \"#\", steps: {\"#\": {type: stub, next: success}}}\n"
        "      next: success\n"
        "parameters:\n"
        "  \"weird name\": [1, \"{{ ds }}\"]\n"
        "  text: \"'\\\"\\\\\\n{{ ds }}\"\n"
        "  nothing: null\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"weird name\": [1, \"{{ ds }}\"], \"text\": \"'\\\"\\\\\\n{{ ds }}\", \"nothing\": null}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"text": "'\"\\\n{{ ds }}", "nothing": None}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/30f9cea0d71757ba/pipeline/hostile.yaml", None, "--source", "pipelines/hostile.yaml", "--config", "/mnt/runnable/airflow/30f9cea0d71757ba/config.yaml", "--parameters", "/mnt/runnable/airflow/30f9cea0d71757ba/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/30f9cea0d71757ba/pipeline/hostile.yaml", "out", "--source", "pipelines/hostile.yaml", "--config", "/mnt/runnable/airflow/30f9cea0d71757ba/config.yaml", "--parameters", "/mnt/runnable/airflow/30f9cea0d71757ba/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/30f9cea0d71757ba/pipeline/hostile.yaml", "in", "--source", "pipelines/hostile.yaml", "--config", "/mnt/runnable/airflow/30f9cea0d71757ba/config.yaml", "--parameters", "/mnt/runnable/airflow/30f9cea0d71757ba/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/30f9cea0d71757ba/pipeline/hostile.yaml", "in", "--source", "pipelines/hostile.yaml", "--config", "/mnt/runnable/airflow/30f9cea0d71757ba/config.yaml", "--parameters", "/mnt/runnable/airflow/30f9cea0d71757ba/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/30f9cea0d71757ba/pipeline/hostile.yaml", "--source", "pipelines/hostile.yaml", "--config", "/mnt/runnable/airflow/30f9cea0d71757ba/config.yaml", "--parameters", "/mnt/runnable/airflow/30f9cea0d71757ba/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="hostile",
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
        task_id="___ds___-69fca42c",
        does="step",
        step="s=%7B%7B%20ds%20%7D%7D",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t2 = Runnable(task_id="a-b", does="step", step="a-b", pool="steps", env={"LEVEL": "3"})
    t1 >> t2
    t3 = Runnable(task_id="a_b-c14cddc0", does="step", step="a%2Fb", pool="steps", env={"LEVEL": "3"})
    t2 >> t3
    t4 = Runnable(task_id="close-run", does="step", step="close-run", pool="steps", env={"LEVEL": "3"})
    t3 >> t4
    t5 = Runnable(
        task_id="___import_os___-d562f681",
        does="step",
        step="s=%27%3B%20import%20os%3B%20%27",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t4 >> t5
    t6 = Runnable(
        task_id="____-ea6c0a70",
        does="step",
        step="s=%22%22%22%5C",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t5 >> t6
    g7 = TaskGroup(
        group_id="____-3d559138_",
        prefix_group_id=False,
        group_display_name="\u65e5\u672c \U0001f600",
    )
    t8 = Runnable(
        task_id="____.begin-554a763c",
        task_group=g7,
        does="begin",
        step="s=%E6%97%A5%E6%9C%AC%20%F0%9F%98%80",
        tells="items",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t6 >> t8

    @task_group(
        group_id="______item-a60fdf99_",
        prefix_group_id=False,
        group_display_name="x y",
        parent_group=g7,
    )
    def each9(place):
        t10 = EmptyOperator(task_id="____.item.begin-661a5ae3")
        t11 = Runnable(
            task_id="____.item.___raw___-128d73f7",
            task_display_name="{# raw #}",
            does="step",
            step=".%7B%23%20raw%20%23%7D",
            place=place,
            pool="steps",
            env={"LEVEL": "3"},
        )
        t10 >> t11

    g12 = each9.expand(place=t8.output)
    t13 = EmptyOperator(task_id="____.over-fddafc5c", task_group=g7, trigger_rule="all_done")
    g12 >> t13
    t14 = Runnable(
        task_id="____.end-6fb8e269",
        task_group=g7,
        does="end",
        step="s=%E6%97%A5%E6%9C%AC%20%F0%9F%98%80",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t8, t13] >> t14
    g15 = TaskGroup(group_id="a_", prefix_group_id=False, group_display_name="a")
    g16 = TaskGroup(group_id="a__b_", prefix_group_id=False, group_display_name="b", parent_group=g15)
    t17 = Runnable(
        task_id="a.b.c",
        task_group=g16,
        task_display_name="c",
        does="step",
        step="a.b=b.c",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t14 >> t17
    g18 = TaskGroup(
        group_id="a__b_c-8640d2e2_",
        prefix_group_id=False,
        group_display_name="b c",
        parent_group=g15,
    )
    t19 = Runnable(
        task_id="a.b_c.d-ccb1ce67",
        task_group=g18,
        task_display_name="d",
        does="step",
        step="a.b=b%20c.d",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t14 >> t19
    g20 = TaskGroup(group_id="a___-5a1231bd_", prefix_group_id=False, parent_group=g15)
    t21 = Runnable(
        task_id="a._._-99f35352",
        task_group=g20,
        task_display_name="#",
        does="step",
        step="a.b=%0A.%23",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t14 >> t21
    t22 = EmptyOperator(task_id="a.end", task_group=g15)
    [t17, t19, t21] >> t22
    t23 = Runnable(
        task_id="close-run-2",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t17, t19, t21, t22] >> t23
