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
FOLDER = "/mnt/runnable/airflow/7c6e10fc9f01664f"
FILES = {
    "pipeline/formalities.yaml": (
        "# Parallel and nested steps that decide nothing: no process begins or ends them. Ends well.\n"
        "dag:\n"
        "  start_at: half\n"
        "  steps:\n"
        "    half:\n"
        "      type: parallel\n"
        "      branches:\n"
        "        slow:\n"
        "          start_at: s\n"
        "          steps:\n"
        "            s: {type: task, command_type: shell, command: sleep 0.2, next: success}\n"
        "        mended:\n"
        "          start_at: s\n"
        "          steps:\n"
        "            s: {type: task, command_type: shell, command: exit 1, on_failure: t, next: u}\n"
        "            t: {type: stub, next: success}\n"
        "            u: {type: stub, next: success}\n"
        "        bad:\n"
        "          start_at: s\n"
        "          steps:\n"
        "            s: {type: task, command_type: shell, command: exit 1, on_failure: t, next: success}\n"
        "            t: {type: stub, next: fail}\n"
        "      on_failure: handler\n"
        "      next: never\n"
        "    handler: {type: stub, next: inner}\n"
        "    never: {type: stub, next: success}\n"
        "    inner:\n"
        "      type: dag\n"
        "      branch:\n"
        "        start_at: both\n"
        "        steps:\n"
        "          both:\n"
        "            type: parallel\n"
        "            branches:\n"
        "              a:\n"
        "                steps:\n"
        "                  x: {type: task, command_type: shell, command: exit 2}\n"
        "                  y: {type: stub, needs: [{step: x, on_skip: run}]}\n"
        "                  z: {type: stub}\n"
        "              b: {start_at: s, steps: {s: {type: stub, next: success}}}\n"
        "            next: success\n"
        "            on_failure: mend\n"
        "          mend: {type: stub, next: success}\n"
        "      next: last\n"
        "    last: {type: stub, next: success}\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/7c6e10fc9f01664f/pipeline/formalities.yaml", None, "--source", "pipelines/formalities.yaml", "--config", "/mnt/runnable/airflow/7c6e10fc9f01664f/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/7c6e10fc9f01664f/pipeline/formalities.yaml", "out", "--source", "pipelines/formalities.yaml", "--config", "/mnt/runnable/airflow/7c6e10fc9f01664f/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/7c6e10fc9f01664f/pipeline/formalities.yaml", "in", "--source", "pipelines/formalities.yaml", "--config", "/mnt/runnable/airflow/7c6e10fc9f01664f/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/7c6e10fc9f01664f/pipeline/formalities.yaml", "in", "--source", "pipelines/formalities.yaml", "--config", "/mnt/runnable/airflow/7c6e10fc9f01664f/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/7c6e10fc9f01664f/pipeline/formalities.yaml", "--source", "pipelines/formalities.yaml", "--config", "/mnt/runnable/airflow/7c6e10fc9f01664f/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="formalities",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    g1 = TaskGroup(group_id="half_", prefix_group_id=False, group_display_name="half")
    g2 = TaskGroup(group_id="half__slow_", prefix_group_id=False, group_display_name="slow", parent_group=g1)
    t3 = Runnable(
        task_id="half.slow.s",
        task_group=g2,
        task_display_name="s",
        does="step",
        step="half.b=slow.s",
        pool="steps",
        env={"LEVEL": "3"},
    )
    g4 = TaskGroup(
        group_id="half__mended_",
        prefix_group_id=False,
        group_display_name="mended",
        parent_group=g1,
    )
    t5 = Runnable(
        task_id="half.mended.s",
        task_group=g4,
        task_display_name="s",
        does="step",
        step="half.b=mended.s",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t6 = EmptyOperator(task_id="half.mended.s.bad", task_group=g4, trigger_rule="one_failed")
    t5 >> t6
    t7 = Runnable(
        task_id="half.mended.t",
        task_group=g4,
        task_display_name="t",
        does="step",
        step="half.b=mended.t",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t6 >> t7
    t8 = Runnable(
        task_id="half.mended.u",
        task_group=g4,
        task_display_name="u",
        does="step",
        step="half.b=mended.u",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t5 >> t8
    t9 = EmptyOperator(task_id="half.mended.success", task_group=g4, trigger_rule="one_success")
    [t7, t8] >> t9
    g10 = TaskGroup(group_id="half__bad_", prefix_group_id=False, group_display_name="bad", parent_group=g1)
    t11 = Runnable(
        task_id="half.bad.s",
        task_group=g10,
        task_display_name="s",
        does="step",
        step="half.b=bad.s",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t12 = EmptyOperator(task_id="half.bad.s.bad", task_group=g10, trigger_rule="one_failed")
    t11 >> t12
    t13 = Runnable(
        task_id="half.bad.t",
        task_group=g10,
        task_display_name="t",
        does="step",
        step="half.b=bad.t",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t12 >> t13
    t14 = Runnable(
        task_id="half.bad.fail",
        task_group=g10,
        task_display_name="fail",
        does="step",
        step="half.b=bad.fail",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t13 >> t14
    t15 = EmptyOperator(task_id="half.end", task_group=g1)
    [t3, t9, t11] >> t15
    t16 = EmptyOperator(task_id="half.bad", trigger_rule="one_failed")
    t15 >> t16
    t17 = EmptyOperator(task_id="half.over", trigger_rule="all_done")
    [t3, t7, t8, t14, t15] >> t17
    t18 = EmptyOperator(task_id="half.failed")
    [t17, t16] >> t18
    t19 = Runnable(task_id="handler", does="step", step="handler", pool="steps", env={"LEVEL": "3"})
    t18 >> t19
    t20 = Runnable(task_id="never", does="step", step="never", pool="steps", env={"LEVEL": "3"})
    t15 >> t20
    g21 = TaskGroup(group_id="inner_", prefix_group_id=False, group_display_name="inner")
    g22 = TaskGroup(group_id="inner__dag_", prefix_group_id=False, group_display_name="dag", parent_group=g21)
    g23 = TaskGroup(
        group_id="inner__dag__both_",
        prefix_group_id=False,
        group_display_name="both",
        parent_group=g22,
    )
    g24 = TaskGroup(
        group_id="inner__dag__both__a_",
        prefix_group_id=False,
        group_display_name="a",
        parent_group=g23,
    )
    t25 = Runnable(
        task_id="inner.dag.both.a.x",
        task_group=g24,
        task_display_name="x",
        does="step",
        step="inner.b=dag.both.b=a.x",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t19 >> t25
    t26 = EmptyOperator(task_id="inner.dag.both.a.x.due", task_group=g24)
    t19 >> t26
    t27 = EmptyOperator(task_id="inner.dag.both.a.x.skipped", task_group=g24, trigger_rule="all_skipped")
    t26 >> t27
    t28 = EmptyOperator(task_id="inner.dag.both.a.x.omitted", task_group=g24, trigger_rule="all_failed")
    t26 >> t28
    t29 = EmptyOperator(task_id="inner.dag.both.a.x.on", task_group=g24, trigger_rule="one_success")
    [t25, t27, t28] >> t29
    t30 = Runnable(
        task_id="inner.dag.both.a.y",
        task_group=g24,
        task_display_name="y",
        does="step",
        step="inner.b=dag.both.b=a.y",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t29 >> t30
    t31 = Runnable(
        task_id="inner.dag.both.a.z",
        task_group=g24,
        task_display_name="z",
        does="step",
        step="inner.b=dag.both.b=a.z",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t19 >> t31
    g32 = TaskGroup(
        group_id="inner__dag__both__b_",
        prefix_group_id=False,
        group_display_name="b",
        parent_group=g23,
    )
    t33 = Runnable(
        task_id="inner.dag.both.b.s",
        task_group=g32,
        task_display_name="s",
        does="step",
        step="inner.b=dag.both.b=b.s",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t19 >> t33
    t34 = EmptyOperator(task_id="inner.dag.both.end", task_group=g23)
    [t25, t30, t31, t33] >> t34
    t35 = EmptyOperator(task_id="inner.dag.both.bad", task_group=g22, trigger_rule="one_failed")
    t34 >> t35
    t36 = EmptyOperator(task_id="inner.dag.both.over", task_group=g22, trigger_rule="all_done")
    [t30, t31, t33, t34] >> t36
    t37 = EmptyOperator(task_id="inner.dag.both.failed", task_group=g22)
    [t19, t36, t35] >> t37
    t38 = Runnable(
        task_id="inner.dag.mend",
        task_group=g22,
        task_display_name="mend",
        does="step",
        step="inner.b=dag.mend",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t37 >> t38
    t39 = EmptyOperator(task_id="inner.dag.success", task_group=g22, trigger_rule="one_success")
    [t34, t38] >> t39
    t40 = EmptyOperator(task_id="inner.end", task_group=g21)
    t39 >> t40
    t41 = Runnable(task_id="last", does="step", step="last", pool="steps", env={"LEVEL": "3"})
    t40 >> t41
    t42 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t3, t7, t8, t14, t15, t20, t30, t31, t33, t34, t38, t40, t41] >> t42
