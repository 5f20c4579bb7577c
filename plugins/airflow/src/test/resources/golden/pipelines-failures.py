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
FOLDER = "/mnt/runnable/airflow/a2d54ba9192fe655"
FILES = {
    "pipeline/failures.yaml": (
        "# Failures inside of steps with branches, and what handles them. Ends well.\n"
        "dag:\n"
        "  start_at: items\n"
        "  steps:\n"
        "    items: {type: task, command_type: shell, command: \"export xs='[]'\", returns: [xs], next: none}\n"
        "    none:\n"
        "      type: map\n"
        "      iterate_on: xs\n"
        "      iterate_as: x\n"
        "      branch: {start_at: s, steps: {s: {type: stub, next: success}}}\n"
        "      next: half\n"
        "    half:\n"
        "      type: parallel\n"
        "      branches:\n"
        "        good: {start_at: s, steps: {s: {type: stub, next: success}}}\n"
        "        bad:\n"
        "          start_at: s\n"
        "          steps:\n"
        "            s: {type: task, command_type: shell, command: exit 1, on_failure: t, next: success}\n"
        "            t: {type: stub, next: fail}\n"
        "      on_failure: turn\n"
        "      next: success\n"
        "    turn:\n"
        "      type: loop\n"
        "      max_iterations: 2\n"
        "      break_on: stop\n"
        "      index_as: i\n"
        "      branch:\n"
        "        start_at: s\n"
        "        steps:\n"
        "          s: {type: task, command_type: shell, command: exit 1, next: success}\n"
        "      on_failure: no match\n"
        "      next: success\n"
        "    no match:\n"
        "      type: conditional\n"
        "      parameter: xs\n"
        "      branches:\n"
        "        a: {start_at: s, steps: {s: {type: stub, next: success}}}\n"
        "      on_failure: end\n"
        "      next: success\n"
        "    end: {type: stub, next: success}\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/a2d54ba9192fe655/pipeline/failures.yaml", None, "--source", "pipelines/failures.yaml", "--config", "/mnt/runnable/airflow/a2d54ba9192fe655/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/a2d54ba9192fe655/pipeline/failures.yaml", "out", "--source", "pipelines/failures.yaml", "--config", "/mnt/runnable/airflow/a2d54ba9192fe655/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/a2d54ba9192fe655/pipeline/failures.yaml", "in", "--source", "pipelines/failures.yaml", "--config", "/mnt/runnable/airflow/a2d54ba9192fe655/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/a2d54ba9192fe655/pipeline/failures.yaml", "in", "--source", "pipelines/failures.yaml", "--config", "/mnt/runnable/airflow/a2d54ba9192fe655/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/a2d54ba9192fe655/pipeline/failures.yaml", "--source", "pipelines/failures.yaml", "--config", "/mnt/runnable/airflow/a2d54ba9192fe655/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="failures",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    t1 = Runnable(task_id="items", does="step", step="items", pool="steps", env={"LEVEL": "3"})
    g2 = TaskGroup(group_id="none_", prefix_group_id=False, group_display_name="none")
    t3 = Runnable(
        task_id="none.begin",
        task_group=g2,
        does="begin",
        step="none",
        tells="items",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t1 >> t3

    @task_group(group_id="none__item_", prefix_group_id=False, group_display_name="x", parent_group=g2)
    def each4(place):
        t5 = EmptyOperator(task_id="none.item.begin")
        t6 = Runnable(
            task_id="none.item.s",
            task_display_name="s",
            does="step",
            step=".s",
            place=place,
            pool="steps",
            env={"LEVEL": "3"},
        )
        t5 >> t6

    g7 = each4.expand(place=t3.output)
    t8 = EmptyOperator(task_id="none.over", task_group=g2, trigger_rule="all_done")
    g7 >> t8
    t9 = Runnable(
        task_id="none.end",
        task_group=g2,
        does="end",
        step="none",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t3, t8] >> t9
    g10 = TaskGroup(group_id="half_", prefix_group_id=False, group_display_name="half")
    g11 = TaskGroup(
        group_id="half__good_",
        prefix_group_id=False,
        group_display_name="good",
        parent_group=g10,
    )
    t12 = Runnable(
        task_id="half.good.s",
        task_group=g11,
        task_display_name="s",
        does="step",
        step="half.b=good.s",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t9 >> t12
    g13 = TaskGroup(group_id="half__bad_", prefix_group_id=False, group_display_name="bad", parent_group=g10)
    t14 = Runnable(
        task_id="half.bad.s",
        task_group=g13,
        task_display_name="s",
        does="step",
        step="half.b=bad.s",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t9 >> t14
    t15 = EmptyOperator(task_id="half.bad.s.bad", task_group=g13, trigger_rule="one_failed")
    t14 >> t15
    t16 = EmptyOperator(task_id="half.bad.s.failed", task_group=g13)
    [t9, t15] >> t16
    t17 = Runnable(
        task_id="half.bad.t",
        task_group=g13,
        task_display_name="t",
        does="step",
        step="half.b=bad.t",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t16 >> t17
    t18 = Runnable(
        task_id="half.bad.fail",
        task_group=g13,
        task_display_name="fail",
        does="step",
        step="half.b=bad.fail",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t17 >> t18
    t19 = EmptyOperator(task_id="half.end", task_group=g10)
    [t12, t14] >> t19
    t20 = EmptyOperator(task_id="half.bad", trigger_rule="one_failed")
    t19 >> t20
    t21 = EmptyOperator(task_id="half.over", trigger_rule="all_done")
    [t12, t18, t19] >> t21
    t22 = EmptyOperator(task_id="half.failed")
    [t9, t21, t20] >> t22
    g23 = TaskGroup(group_id="turn_", prefix_group_id=False, group_display_name="turn")
    t24 = Runnable(
        task_id="turn.begin",
        task_group=g23,
        does="begin",
        step="turn",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t22 >> t24
    t25 = When(task_id="turn.0.runs", task_group=g23, told=t24.output, value="", other=True, pool="steps")
    g26 = TaskGroup(group_id="turn__0_", prefix_group_id=False, group_display_name="0", parent_group=g23)
    t27 = Runnable(
        task_id="turn.0.s",
        task_group=g26,
        task_display_name="s",
        does="step",
        step="turn.n=0.s",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t25 >> t27
    t28 = EmptyOperator(task_id="turn.0.over", task_group=g23, trigger_rule="all_done")
    t27 >> t28
    t29 = Runnable(
        task_id="turn.0.next",
        task_group=g23,
        does="next",
        step="turn",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t25, t28] >> t29
    t30 = When(task_id="turn.1.runs", task_group=g23, told=t29.output, value="", other=True, pool="steps")
    g31 = TaskGroup(group_id="turn__1_", prefix_group_id=False, group_display_name="1", parent_group=g23)
    t32 = Runnable(
        task_id="turn.1.s",
        task_group=g31,
        task_display_name="s",
        does="step",
        step="turn.n=1.s",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t30 >> t32
    t33 = EmptyOperator(task_id="turn.1.over", task_group=g23, trigger_rule="all_done")
    t32 >> t33
    t34 = Runnable(
        task_id="turn.1.next",
        task_group=g23,
        does="next",
        step="turn",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t30, t33] >> t34
    t35 = EmptyOperator(task_id="turn.end", task_group=g23, trigger_rule="none_failed_min_one_success")
    [t24, t29, t34] >> t35
    t36 = EmptyOperator(task_id="turn.bad", trigger_rule="one_failed")
    t35 >> t36
    t37 = EmptyOperator(task_id="turn.failed")
    [t22, t36] >> t37
    g38 = TaskGroup(group_id="no_match-9bc94ab9_", prefix_group_id=False, group_display_name="no match")
    t39 = Runnable(
        task_id="no_match.begin-900f2c2c",
        task_group=g38,
        does="begin",
        step="no%20match",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t37 >> t39
    t40 = When(task_id="no_match.a.chosen-44b1aca1", task_group=g38, told=t39.output, value="0", pool="steps")
    g41 = TaskGroup(
        group_id="no_match__a-a42d0646_",
        prefix_group_id=False,
        group_display_name="a",
        parent_group=g38,
    )
    t42 = Runnable(
        task_id="no_match.a.s-c47a1574",
        task_group=g41,
        task_display_name="s",
        does="step",
        step="no%20match.b=a.s",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t40 >> t42
    t43 = EmptyOperator(task_id="no_match.over-be292d6a", task_group=g38, trigger_rule="all_done")
    t42 >> t43
    t44 = Runnable(
        task_id="no_match.end-b6b11d50",
        task_group=g38,
        does="end",
        step="no%20match",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t39, t43] >> t44
    t45 = EmptyOperator(task_id="no_match.bad-4aa34aa5", trigger_rule="one_failed")
    t44 >> t45
    t46 = EmptyOperator(task_id="no_match.failed-75ee5edb")
    [t37, t45] >> t46
    t47 = Runnable(task_id="end", does="step", step="end", pool="steps", env={"LEVEL": "3"})
    t46 >> t47
    t48 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t12, t18, t19, t47] >> t48
