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
FOLDER = "/mnt/runnable/airflow/daa80ed7b1eeb375"
FILES = {
    "pipeline/everything.yaml": (
        "# Every way from step to step that a chain has. Ends well.\n"
        "dag:\n"
        "  description: \"Each kind of step, once\"\n"
        "  start_at: count\n"
        "  steps:\n"
        "    count:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: export amount=2; export chunks='[1, \"b c\", 3]'\n"
        "      returns: [amount, chunks]\n"
        "      next: flaky\n"
        "    flaky:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: '[ \"$RUNNABLE_STEP_ATTEMPT\" = 2 ]'\n"
        "      retry: {max_attempts: 2, backoff: {initial: 10ms, factor: 2, max: 20ms}}\n"
        "      timeout: 60s\n"
        "      next: each chunk\n"
        "    each chunk:\n"
        "      type: map\n"
        "      iterate_on: chunks\n"
        "      iterate_as: chunk\n"
        "      reducer: count\n"
        "      branch:\n"
        "        start_at: work\n"
        "        steps:\n"
        "          work:\n"
        "            type: task\n"
        "            command_type: shell\n"
        "            command: '[ \"$chunk\" != 3 ] || exit 4; export got=\"$chunk\"'\n"
        "            returns: [got]\n"
        "            on_failure: mend\n"
        "            next: which\n"
        "          mend: {type: stub, next: success}\n"
        "          which:\n"
        "            type: conditional\n"
        "            parameter: chunk\n"
        "            branches:\n"
        "              \"1\": {start_at: one, steps: {one: {type: stub, next: success}}}\n"
        "              \"b c\": {start_at: two, steps: {two: {type: stub, next: success}}}\n"
        "            next: success\n"
        "      next: both\n"
        "    both:\n"
        "      type: parallel\n"
        "      branches:\n"
        "        left: {start_at: a, steps: {a: {type: stub, next: success}}}\n"
        "        \"r\u00efght 'one'!\":\n"
        "          start_at: a\n"
        "          steps:\n"
        "            a:\n"
        "              type: dag\n"
        "              branch: {start_at: b, steps: {b: {type: stub, next: success}}}\n"
        "              next: success\n"
        "      next: until\n"
        "    until:\n"
        "      type: loop\n"
        "      max_iterations: 3\n"
        "      break_on: done\n"
        "      index_as: i\n"
        "      branch:\n"
        "        start_at: look\n"
        "        steps:\n"
        "          look:\n"
        "            type: task\n"
        "            command_type: shell\n"
        "            command: if [ \"$i\" = 1 ]; then export done=true; else export done=false; fi\n"
        "            returns: [done]\n"
        "            next: success\n"
        "      next: broken\n"
        "    broken:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: exit 3\n"
        "      on_failure: handler\n"
        "      next: never\n"
        "    never: {type: stub, next: join}\n"
        "    handler: {type: stub, next: join}\n"
        "    join: {type: stub, next: success}\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/daa80ed7b1eeb375/pipeline/everything.yaml", None, "--source", "pipelines/everything.yaml", "--config", "/mnt/runnable/airflow/daa80ed7b1eeb375/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/daa80ed7b1eeb375/pipeline/everything.yaml", "out", "--source", "pipelines/everything.yaml", "--config", "/mnt/runnable/airflow/daa80ed7b1eeb375/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/daa80ed7b1eeb375/pipeline/everything.yaml", "in", "--source", "pipelines/everything.yaml", "--config", "/mnt/runnable/airflow/daa80ed7b1eeb375/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/daa80ed7b1eeb375/pipeline/everything.yaml", "in", "--source", "pipelines/everything.yaml", "--config", "/mnt/runnable/airflow/daa80ed7b1eeb375/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/daa80ed7b1eeb375/pipeline/everything.yaml", "--source", "pipelines/everything.yaml", "--config", "/mnt/runnable/airflow/daa80ed7b1eeb375/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="everything",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    t1 = Runnable(task_id="count", does="step", step="count", pool="steps", env={"LEVEL": "3"})
    t2 = Runnable(
        task_id="flaky",
        does="step",
        step="flaky",
        retries=1,
        retry_delay=timedelta(seconds=0, microseconds=10000),
        retry_exponential_backoff=2.0,
        max_retry_delay=timedelta(seconds=0, microseconds=20000),
        execution_timeout=timedelta(seconds=180),
        pool="steps",
        env={"LEVEL": "3"},
    )
    t1 >> t2
    g3 = TaskGroup(group_id="each_chunk-cd7e8e91_", prefix_group_id=False, group_display_name="each chunk")
    t4 = Runnable(
        task_id="each_chunk.begin-b5d457f8",
        task_group=g3,
        does="begin",
        step="each%20chunk",
        tells="items",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t2 >> t4

    @task_group(
        group_id="each_chunk__item-03515206_",
        prefix_group_id=False,
        group_display_name="chunk",
        parent_group=g3,
    )
    def each5(place):
        t6 = EmptyOperator(task_id="each_chunk.item.begin-ae897f96")
        t7 = Runnable(
            task_id="each_chunk.item.work-d50f9404",
            task_display_name="work",
            does="step",
            step=".work",
            place=place,
            pool="steps",
            env={"LEVEL": "3"},
        )
        t6 >> t7
        t8 = EmptyOperator(task_id="each_chunk.item.work.bad-1b87d42d", trigger_rule="one_failed")
        t7 >> t8
        t9 = EmptyOperator(task_id="each_chunk.item.work.failed-953c1325")
        [t6, t8] >> t9
        t10 = Runnable(
            task_id="each_chunk.item.mend-2489693e",
            task_display_name="mend",
            does="step",
            step=".mend",
            place=place,
            pool="steps",
            env={"LEVEL": "3"},
        )
        t9 >> t10
        g11 = TaskGroup(
            group_id="each_chunk__item__which-b9729fe1_",
            prefix_group_id=False,
            group_display_name="which",
        )
        t12 = Runnable(
            task_id="each_chunk.item.which.begin-2fac645f",
            task_group=g11,
            does="begin",
            step=".which",
            place=place,
            tells="text",
            pool="steps",
            env={"LEVEL": "3"},
        )
        t7 >> t12
        t13 = When(
            task_id="each_chunk.item.which.1.chosen-d82cdd35",
            task_group=g11,
            told=t12.output,
            value="0",
            pool="steps",
        )
        g14 = TaskGroup(
            group_id="each_chunk__item__which__1-e5e06787_",
            prefix_group_id=False,
            group_display_name="1",
            parent_group=g11,
        )
        t15 = Runnable(
            task_id="each_chunk.item.which.1.one-792230e8",
            task_group=g14,
            task_display_name="one",
            does="step",
            step=".which.b=1.one",
            place=place,
            pool="steps",
            env={"LEVEL": "3"},
        )
        t13 >> t15
        t16 = When(
            task_id="each_chunk.item.which.b_c.chosen-eaa3b3c6",
            task_group=g11,
            told=t12.output,
            value="1",
            pool="steps",
        )
        g17 = TaskGroup(
            group_id="each_chunk__item__which__b_c-dc850bce_",
            prefix_group_id=False,
            group_display_name="b c",
            parent_group=g11,
        )
        t18 = Runnable(
            task_id="each_chunk.item.which.b_c.two-f66fd925",
            task_group=g17,
            task_display_name="two",
            does="step",
            step=".which.b=b%20c.two",
            place=place,
            pool="steps",
            env={"LEVEL": "3"},
        )
        t16 >> t18
        t19 = EmptyOperator(
            task_id="each_chunk.item.which.over-3fbc8eb2",
            task_group=g11,
            trigger_rule="all_done",
        )
        [t15, t18] >> t19
        t20 = Runnable(
            task_id="each_chunk.item.which.end-3a4ca4dc",
            task_group=g11,
            does="end",
            step=".which",
            place=place,
            pool="steps",
            env={"LEVEL": "3"},
        )
        [t12, t19] >> t20

    g21 = each5.expand(place=t4.output)
    t22 = EmptyOperator(task_id="each_chunk.over-3f0ae2e1", task_group=g3, trigger_rule="all_done")
    g21 >> t22
    t23 = Runnable(
        task_id="each_chunk.end-f1440d73",
        task_group=g3,
        does="end",
        step="each%20chunk",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t4, t22] >> t23
    g24 = TaskGroup(group_id="both_", prefix_group_id=False, group_display_name="both")
    g25 = TaskGroup(
        group_id="both__left_",
        prefix_group_id=False,
        group_display_name="left",
        parent_group=g24,
    )
    t26 = Runnable(
        task_id="both.left.a",
        task_group=g25,
        task_display_name="a",
        does="step",
        step="both.b=left.a",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t23 >> t26
    g27 = TaskGroup(
        group_id="both__r_ght__one__-8554a9f9_",
        prefix_group_id=False,
        group_display_name="r\u00efght 'one'!",
        parent_group=g24,
    )
    g28 = TaskGroup(
        group_id="both__r_ght__one____a-4005b957_",
        prefix_group_id=False,
        group_display_name="a",
        parent_group=g27,
    )
    g29 = TaskGroup(
        group_id="both__r_ght__one____a__dag-450e51ea_",
        prefix_group_id=False,
        group_display_name="dag",
        parent_group=g28,
    )
    t30 = Runnable(
        task_id="both.r_ght__one__.a.dag.b-06afea98",
        task_group=g29,
        task_display_name="b",
        does="step",
        step="both.b=r%C3%AFght%20%27one%27%21.a.b=dag.b",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t23 >> t30
    t31 = EmptyOperator(task_id="both.r_ght__one__.a.end-6228b30a", task_group=g28)
    t30 >> t31
    t32 = EmptyOperator(task_id="both.end", task_group=g24)
    [t26, t31] >> t32
    g33 = TaskGroup(group_id="until_", prefix_group_id=False, group_display_name="until")
    t34 = Runnable(
        task_id="until.begin",
        task_group=g33,
        does="begin",
        step="until",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t32 >> t34
    t35 = When(task_id="until.0.runs", task_group=g33, told=t34.output, value="", other=True, pool="steps")
    g36 = TaskGroup(group_id="until__0_", prefix_group_id=False, group_display_name="0", parent_group=g33)
    t37 = Runnable(
        task_id="until.0.look",
        task_group=g36,
        task_display_name="look",
        does="step",
        step="until.n=0.look",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t35 >> t37
    t38 = EmptyOperator(task_id="until.0.over", task_group=g33, trigger_rule="all_done")
    t37 >> t38
    t39 = Runnable(
        task_id="until.0.next",
        task_group=g33,
        does="next",
        step="until",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t35, t38] >> t39
    t40 = When(task_id="until.1.runs", task_group=g33, told=t39.output, value="", other=True, pool="steps")
    g41 = TaskGroup(group_id="until__1_", prefix_group_id=False, group_display_name="1", parent_group=g33)
    t42 = Runnable(
        task_id="until.1.look",
        task_group=g41,
        task_display_name="look",
        does="step",
        step="until.n=1.look",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t40 >> t42
    t43 = EmptyOperator(task_id="until.1.over", task_group=g33, trigger_rule="all_done")
    t42 >> t43
    t44 = Runnable(
        task_id="until.1.next",
        task_group=g33,
        does="next",
        step="until",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t40, t43] >> t44
    t45 = When(task_id="until.2.runs", task_group=g33, told=t44.output, value="", other=True, pool="steps")
    g46 = TaskGroup(group_id="until__2_", prefix_group_id=False, group_display_name="2", parent_group=g33)
    t47 = Runnable(
        task_id="until.2.look",
        task_group=g46,
        task_display_name="look",
        does="step",
        step="until.n=2.look",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t45 >> t47
    t48 = EmptyOperator(task_id="until.2.over", task_group=g33, trigger_rule="all_done")
    t47 >> t48
    t49 = Runnable(
        task_id="until.2.next",
        task_group=g33,
        does="next",
        step="until",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t45, t48] >> t49
    t50 = EmptyOperator(task_id="until.end", task_group=g33, trigger_rule="none_failed_min_one_success")
    [t34, t39, t44, t49] >> t50
    t51 = Runnable(task_id="broken", does="step", step="broken", pool="steps", env={"LEVEL": "3"})
    t50 >> t51
    t52 = Runnable(task_id="never", does="step", step="never", pool="steps", env={"LEVEL": "3"})
    t51 >> t52
    t53 = EmptyOperator(task_id="broken.bad", trigger_rule="one_failed")
    t51 >> t53
    t54 = EmptyOperator(task_id="broken.failed")
    [t50, t53] >> t54
    t55 = Runnable(task_id="handler", does="step", step="handler", pool="steps", env={"LEVEL": "3"})
    t54 >> t55
    t56 = EmptyOperator(task_id="join.due", trigger_rule="one_success")
    [t52, t55] >> t56
    t57 = Runnable(task_id="join", does="step", step="join", pool="steps", env={"LEVEL": "3"})
    t56 >> t57
    t58 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t26, t30, t31, t32, t57] >> t58
