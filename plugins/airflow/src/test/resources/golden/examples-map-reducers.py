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
FOLDER = "/mnt/runnable/airflow/eb0d4e5d67d41e6f"
FILES = {
    "pipeline/reducers.yaml": (
        "# How the values of all items become one. A reducer is\n"
        "#\n"
        "#   left out                                        the list of the values\n"
        "#   sum min max mean count first last concat merge  built in\n"
        "#   lambda *x: ...  or  module.function             Python, called with all values\n"
        "#   Class::method   or  File.java::method           Java\n"
        "#\n"
        "#   ./runnable execute examples/map/reducers.yaml\n"
        "#\n"
        "# It is applied to each name that the tasks of the branch return. Here that is one name, the length\n"
        "# of a word. What the four branches share stands in `shell`: any key beside `dag` is free for that.\n"
        "\n"
        "shell: &shell {type: task, command_type: shell, next: success}\n"
        "\n"
        "parameters:\n"
        "  words: [map, reduce, filter, fold]\n"
        "\n"
        "dag:\n"
        "  start_at: list\n"
        "  steps:\n"
        "\n"
        "    list:\n"
        "      type: map\n"
        "      iterate_on: words\n"
        "      iterate_as: word\n"
        "      branch:\n"
        "        start_at: measure\n"
        "        steps:\n"
        "          measure: {<<: *shell, command: \"export lengths=${#word}\", returns: [lengths]}\n"
        "      next: built in\n"
        "\n"
        "    built in:\n"
        "      type: map\n"
        "      iterate_on: words\n"
        "      iterate_as: word\n"
        "      reducer: sum\n"
        "      branch:\n"
        "        start_at: measure\n"
        "        steps:\n"
        "          measure: {<<: *shell, command: \"export letters=${#word}\", returns: [letters]}\n"
        "      next: python\n"
        "\n"
        "    python:\n"
        "      type: map\n"
        "      iterate_on: words\n"
        "      iterate_as: word\n"
        "      reducer: \"lambda *lengths: sorted(lengths)[-2]\"\n"
        "      branch:\n"
        "        start_at: measure\n"
        "        steps:\n"
        "          measure: {<<: *shell, command: \"export second=${#word}\", returns: [second]}\n"
        "      next: java\n"
        "\n"
        "    java:\n"
        "      type: map\n"
        "      iterate_on: words\n"
        "      iterate_as: word\n"
        "      reducer: examples/map/Spread.java::of\n"
        "      branch:\n"
        "        start_at: measure\n"
        "        steps:\n"
        "          measure: {<<: *shell, command: \"export spread=${#word}\", returns: [spread]}\n"
        "      next: success\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"words\": [\"map\", \"reduce\", \"filter\", \"fold\"]}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"words": ["map", "reduce", "filter", "fold"]}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/eb0d4e5d67d41e6f/pipeline/reducers.yaml", None, "--source", "examples/map/reducers.yaml", "--config", "/mnt/runnable/airflow/eb0d4e5d67d41e6f/config.yaml", "--parameters", "/mnt/runnable/airflow/eb0d4e5d67d41e6f/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/eb0d4e5d67d41e6f/pipeline/reducers.yaml", "out", "--source", "examples/map/reducers.yaml", "--config", "/mnt/runnable/airflow/eb0d4e5d67d41e6f/config.yaml", "--parameters", "/mnt/runnable/airflow/eb0d4e5d67d41e6f/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/eb0d4e5d67d41e6f/pipeline/reducers.yaml", "in", "--source", "examples/map/reducers.yaml", "--config", "/mnt/runnable/airflow/eb0d4e5d67d41e6f/config.yaml", "--parameters", "/mnt/runnable/airflow/eb0d4e5d67d41e6f/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/eb0d4e5d67d41e6f/pipeline/reducers.yaml", "in", "--source", "examples/map/reducers.yaml", "--config", "/mnt/runnable/airflow/eb0d4e5d67d41e6f/config.yaml", "--parameters", "/mnt/runnable/airflow/eb0d4e5d67d41e6f/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/eb0d4e5d67d41e6f/pipeline/reducers.yaml", "--source", "examples/map/reducers.yaml", "--config", "/mnt/runnable/airflow/eb0d4e5d67d41e6f/config.yaml", "--parameters", "/mnt/runnable/airflow/eb0d4e5d67d41e6f/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="reducers",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    g1 = TaskGroup(group_id="list_", prefix_group_id=False, group_display_name="list")
    t2 = Runnable(
        task_id="list.begin",
        task_group=g1,
        does="begin",
        step="list",
        tells="items",
        pool="steps",
        env={"LEVEL": "3"},
    )

    @task_group(group_id="list__item_", prefix_group_id=False, group_display_name="word", parent_group=g1)
    def each3(place):
        t4 = EmptyOperator(task_id="list.item.begin")
        t5 = Runnable(
            task_id="list.item.measure",
            task_display_name="measure",
            does="step",
            step=".measure",
            place=place,
            pool="steps",
            env={"LEVEL": "3"},
        )
        t4 >> t5

    g6 = each3.expand(place=t2.output)
    t7 = EmptyOperator(task_id="list.over", task_group=g1, trigger_rule="all_done")
    g6 >> t7
    t8 = Runnable(
        task_id="list.end",
        task_group=g1,
        does="end",
        step="list",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t2, t7] >> t8
    g9 = TaskGroup(group_id="built_in-33a7431a_", prefix_group_id=False, group_display_name="built in")
    t10 = Runnable(
        task_id="built_in.begin-b888da11",
        task_group=g9,
        does="begin",
        step="built%20in",
        tells="items",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t8 >> t10

    @task_group(
        group_id="built_in__item-98f23982_",
        prefix_group_id=False,
        group_display_name="word",
        parent_group=g9,
    )
    def each11(place):
        t12 = EmptyOperator(task_id="built_in.item.begin-7322b421")
        t13 = Runnable(
            task_id="built_in.item.measure-c07ba479",
            task_display_name="measure",
            does="step",
            step=".measure",
            place=place,
            pool="steps",
            env={"LEVEL": "3"},
        )
        t12 >> t13

    g14 = each11.expand(place=t10.output)
    t15 = EmptyOperator(task_id="built_in.over-11fade14", task_group=g9, trigger_rule="all_done")
    g14 >> t15
    t16 = Runnable(
        task_id="built_in.end-fcdbb3e4",
        task_group=g9,
        does="end",
        step="built%20in",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t10, t15] >> t16
    g17 = TaskGroup(group_id="python_", prefix_group_id=False, group_display_name="python")
    t18 = Runnable(
        task_id="python.begin",
        task_group=g17,
        does="begin",
        step="python",
        tells="items",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t16 >> t18

    @task_group(group_id="python__item_", prefix_group_id=False, group_display_name="word", parent_group=g17)
    def each19(place):
        t20 = EmptyOperator(task_id="python.item.begin")
        t21 = Runnable(
            task_id="python.item.measure",
            task_display_name="measure",
            does="step",
            step=".measure",
            place=place,
            pool="steps",
            env={"LEVEL": "3"},
        )
        t20 >> t21

    g22 = each19.expand(place=t18.output)
    t23 = EmptyOperator(task_id="python.over", task_group=g17, trigger_rule="all_done")
    g22 >> t23
    t24 = Runnable(
        task_id="python.end",
        task_group=g17,
        does="end",
        step="python",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t18, t23] >> t24
    g25 = TaskGroup(group_id="java_", prefix_group_id=False, group_display_name="java")
    t26 = Runnable(
        task_id="java.begin",
        task_group=g25,
        does="begin",
        step="java",
        tells="items",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t24 >> t26

    @task_group(group_id="java__item_", prefix_group_id=False, group_display_name="word", parent_group=g25)
    def each27(place):
        t28 = EmptyOperator(task_id="java.item.begin")
        t29 = Runnable(
            task_id="java.item.measure",
            task_display_name="measure",
            does="step",
            step=".measure",
            place=place,
            pool="steps",
            env={"LEVEL": "3"},
        )
        t28 >> t29

    g30 = each27.expand(place=t26.output)
    t31 = EmptyOperator(task_id="java.over", task_group=g25, trigger_rule="all_done")
    g30 >> t31
    t32 = Runnable(
        task_id="java.end",
        task_group=g25,
        does="end",
        step="java",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t26, t31] >> t32
    t33 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t32 >> t33
