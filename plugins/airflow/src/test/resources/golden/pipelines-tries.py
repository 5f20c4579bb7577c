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
FOLDER = "/mnt/runnable/airflow/7ee93e09d24b41bd"
FILES = {
    "pipeline/tries.yaml": (
        "# Steps with branches that are tried again: one succeeds the second time, one never. Ends well.\n"
        "dag:\n"
        "  start_at: second\n"
        "  steps:\n"
        "    second:\n"
        "      type: parallel\n"
        "      max_attempts: 3\n"
        "      branches:\n"
        "        a:\n"
        "          start_at: s\n"
        "          steps:\n"
        "            s:\n"
        "              type: task\n"
        "              command_type: shell\n"
        "              command: mkdir tried 2>/dev/null && exit 1 || rmdir tried\n"
        "              next: success\n"
        "        b: {start_at: s, steps: {s: {type: stub, next: success}}}\n"
        "      next: never\n"
        "    never:\n"
        "      type: map\n"
        "      max_attempts: 2\n"
        "      iterate_on: xs\n"
        "      iterate_as: x\n"
        "      branch:\n"
        "        start_at: s\n"
        "        steps:\n"
        "          s: {type: task, command_type: shell, command: '[ $x = 1 ]', next: success}\n"
        "      on_failure: handler\n"
        "      next: success\n"
        "    handler: {type: stub, next: success}\n"
        "parameters: {xs: [1, 2]}\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"xs\": [1, 2]}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"xs": [1, 2]}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/7ee93e09d24b41bd/pipeline/tries.yaml", None, "--source", "pipelines/tries.yaml", "--config", "/mnt/runnable/airflow/7ee93e09d24b41bd/config.yaml", "--parameters", "/mnt/runnable/airflow/7ee93e09d24b41bd/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/7ee93e09d24b41bd/pipeline/tries.yaml", "out", "--source", "pipelines/tries.yaml", "--config", "/mnt/runnable/airflow/7ee93e09d24b41bd/config.yaml", "--parameters", "/mnt/runnable/airflow/7ee93e09d24b41bd/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/7ee93e09d24b41bd/pipeline/tries.yaml", "in", "--source", "pipelines/tries.yaml", "--config", "/mnt/runnable/airflow/7ee93e09d24b41bd/config.yaml", "--parameters", "/mnt/runnable/airflow/7ee93e09d24b41bd/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/7ee93e09d24b41bd/pipeline/tries.yaml", "in", "--source", "pipelines/tries.yaml", "--config", "/mnt/runnable/airflow/7ee93e09d24b41bd/config.yaml", "--parameters", "/mnt/runnable/airflow/7ee93e09d24b41bd/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/7ee93e09d24b41bd/pipeline/tries.yaml", "--source", "pipelines/tries.yaml", "--config", "/mnt/runnable/airflow/7ee93e09d24b41bd/config.yaml", "--parameters", "/mnt/runnable/airflow/7ee93e09d24b41bd/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="tries",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    g1 = TaskGroup(group_id="second__try-1_", prefix_group_id=False, group_display_name="second (1)")
    t2 = Runnable(
        task_id="second.try-1.begin",
        task_group=g1,
        does="begin",
        step="second",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    g3 = TaskGroup(
        group_id="second__try-1__a_",
        prefix_group_id=False,
        group_display_name="a",
        parent_group=g1,
    )
    t4 = Runnable(
        task_id="second.try-1.a.s",
        task_group=g3,
        task_display_name="s",
        does="step",
        step="second.b=a.s",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t2 >> t4
    g5 = TaskGroup(
        group_id="second__try-1__b_",
        prefix_group_id=False,
        group_display_name="b",
        parent_group=g1,
    )
    t6 = Runnable(
        task_id="second.try-1.b.s",
        task_group=g5,
        task_display_name="s",
        does="step",
        step="second.b=b.s",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t2 >> t6
    t7 = EmptyOperator(task_id="second.try-1.over", task_group=g1, trigger_rule="all_done")
    [t4, t6] >> t7
    t8 = Runnable(
        task_id="second.try-1.end",
        task_group=g1,
        does="end",
        step="second",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t2, t7] >> t8
    t9 = EmptyOperator(task_id="second.try-1.bad", task_group=g1, trigger_rule="one_failed")
    t8 >> t9
    g10 = TaskGroup(group_id="second__try-2_", prefix_group_id=False, group_display_name="second (2)")
    t11 = Runnable(
        task_id="second.try-2.begin",
        task_group=g10,
        does="begin",
        step="second",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t9 >> t11
    g12 = TaskGroup(
        group_id="second__try-2__a_",
        prefix_group_id=False,
        group_display_name="a",
        parent_group=g10,
    )
    t13 = Runnable(
        task_id="second.try-2.a.s",
        task_group=g12,
        task_display_name="s",
        does="step",
        step="second.b=a.s",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t11 >> t13
    g14 = TaskGroup(
        group_id="second__try-2__b_",
        prefix_group_id=False,
        group_display_name="b",
        parent_group=g10,
    )
    t15 = Runnable(
        task_id="second.try-2.b.s",
        task_group=g14,
        task_display_name="s",
        does="step",
        step="second.b=b.s",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t11 >> t15
    t16 = EmptyOperator(task_id="second.try-2.over", task_group=g10, trigger_rule="all_done")
    [t13, t15] >> t16
    t17 = Runnable(
        task_id="second.try-2.end",
        task_group=g10,
        does="end",
        step="second",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t11, t16] >> t17
    t18 = EmptyOperator(task_id="second.try-2.bad", task_group=g10, trigger_rule="one_failed")
    t17 >> t18
    g19 = TaskGroup(group_id="second__try-3_", prefix_group_id=False, group_display_name="second (3)")
    t20 = Runnable(
        task_id="second.try-3.begin",
        task_group=g19,
        does="begin",
        step="second",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t9, t18] >> t20
    g21 = TaskGroup(
        group_id="second__try-3__a_",
        prefix_group_id=False,
        group_display_name="a",
        parent_group=g19,
    )
    t22 = Runnable(
        task_id="second.try-3.a.s",
        task_group=g21,
        task_display_name="s",
        does="step",
        step="second.b=a.s",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t20 >> t22
    g23 = TaskGroup(
        group_id="second__try-3__b_",
        prefix_group_id=False,
        group_display_name="b",
        parent_group=g19,
    )
    t24 = Runnable(
        task_id="second.try-3.b.s",
        task_group=g23,
        task_display_name="s",
        does="step",
        step="second.b=b.s",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t20 >> t24
    t25 = EmptyOperator(task_id="second.try-3.over", task_group=g19, trigger_rule="all_done")
    [t22, t24] >> t25
    t26 = Runnable(
        task_id="second.try-3.end",
        task_group=g19,
        does="end",
        step="second",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t20, t25] >> t26
    t27 = EmptyOperator(task_id="second.end", trigger_rule="one_success")
    [t8, t17, t26] >> t27
    g28 = TaskGroup(group_id="never__try-1_", prefix_group_id=False, group_display_name="never (1)")
    t29 = Runnable(
        task_id="never.try-1.begin",
        task_group=g28,
        does="begin",
        step="never",
        tells="items",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t27 >> t29

    @task_group(
        group_id="never__try-1__item_",
        prefix_group_id=False,
        group_display_name="x",
        parent_group=g28,
    )
    def each30(place):
        t31 = EmptyOperator(task_id="never.try-1.item.begin")
        t32 = Runnable(
            task_id="never.try-1.item.s",
            task_display_name="s",
            does="step",
            step=".s",
            place=place,
            pool="steps",
            env={"LEVEL": "3"},
        )
        t31 >> t32

    g33 = each30.expand(place=t29.output)
    t34 = EmptyOperator(task_id="never.try-1.over", task_group=g28, trigger_rule="all_done")
    g33 >> t34
    t35 = Runnable(
        task_id="never.try-1.end",
        task_group=g28,
        does="end",
        step="never",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t29, t34] >> t35
    t36 = EmptyOperator(task_id="never.try-1.bad", task_group=g28, trigger_rule="one_failed")
    t35 >> t36
    g37 = TaskGroup(group_id="never__try-2_", prefix_group_id=False, group_display_name="never (2)")
    t38 = Runnable(
        task_id="never.try-2.begin",
        task_group=g37,
        does="begin",
        step="never",
        tells="items",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t27, t36] >> t38

    @task_group(
        group_id="never__try-2__item_",
        prefix_group_id=False,
        group_display_name="x",
        parent_group=g37,
    )
    def each39(place):
        t40 = EmptyOperator(task_id="never.try-2.item.begin")
        t41 = Runnable(
            task_id="never.try-2.item.s",
            task_display_name="s",
            does="step",
            step=".s",
            place=place,
            pool="steps",
            env={"LEVEL": "3"},
        )
        t40 >> t41

    g42 = each39.expand(place=t38.output)
    t43 = EmptyOperator(task_id="never.try-2.over", task_group=g37, trigger_rule="all_done")
    g42 >> t43
    t44 = Runnable(
        task_id="never.try-2.end",
        task_group=g37,
        does="end",
        step="never",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t38, t43] >> t44
    t45 = EmptyOperator(task_id="never.end", trigger_rule="one_success")
    [t35, t44] >> t45
    t46 = EmptyOperator(task_id="never.bad", trigger_rule="one_failed")
    t45 >> t46
    t47 = EmptyOperator(task_id="never.failed")
    [t27, t46] >> t47
    t48 = Runnable(task_id="handler", does="step", step="handler", pool="steps", env={"LEVEL": "3"})
    t47 >> t48
    t49 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t48 >> t49
