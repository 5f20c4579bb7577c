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
FOLDER = "/mnt/runnable/airflow/ccfda0dc68425ba4"
FILES = {
    "pipeline/options.yaml": (
        "# What steps say to an executor.\n"
        "dag:\n"
        "  start_at: fetch\n"
        "  steps:\n"
        "    fetch:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: \"true\"\n"
        "      overrides: {airflow: large}\n"
        "      timeout: 90s\n"
        "      retry: {max_attempts: 4, backoff: {initial: 1500ms, factor: 2.5, max: 1m}}\n"
        "      next: each\n"
        "    each:\n"
        "      type: map\n"
        "      iterate_on: xs\n"
        "      iterate_as: x\n"
        "      max_concurrency: 2\n"
        "      overrides: {airflow: large}\n"
        "      branch:\n"
        "        start_at: work\n"
        "        steps:\n"
        "          work: {type: task, command_type: shell, command: \"true\", max_attempts: 2, next: success}\n"
        "      next: child\n"
        "    child:\n"
        "      type: dag\n"
        "      pipeline: parts/child.yml\n"
        "      next: success\n"
        "parameters: {xs: [1, 2]}\n"
    ),
    "pipeline/parts/child.yml": (
        "dag:\n"
        "  start_at: only\n"
        "  steps:\n"
        "    only: {type: stub, next: success}\n"
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
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/ccfda0dc68425ba4/pipeline/options.yaml", None, "--source", "pipelines/options.yaml", "--config", "/mnt/runnable/airflow/ccfda0dc68425ba4/config.yaml", "--parameters", "/mnt/runnable/airflow/ccfda0dc68425ba4/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/ccfda0dc68425ba4/pipeline/options.yaml", "out", "--source", "pipelines/options.yaml", "--config", "/mnt/runnable/airflow/ccfda0dc68425ba4/config.yaml", "--parameters", "/mnt/runnable/airflow/ccfda0dc68425ba4/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/ccfda0dc68425ba4/pipeline/options.yaml", "in", "--source", "pipelines/options.yaml", "--config", "/mnt/runnable/airflow/ccfda0dc68425ba4/config.yaml", "--parameters", "/mnt/runnable/airflow/ccfda0dc68425ba4/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/ccfda0dc68425ba4/pipeline/options.yaml", "in", "--source", "pipelines/options.yaml", "--config", "/mnt/runnable/airflow/ccfda0dc68425ba4/config.yaml", "--parameters", "/mnt/runnable/airflow/ccfda0dc68425ba4/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/ccfda0dc68425ba4/pipeline/options.yaml", "--source", "pipelines/options.yaml", "--config", "/mnt/runnable/airflow/ccfda0dc68425ba4/config.yaml", "--parameters", "/mnt/runnable/airflow/ccfda0dc68425ba4/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="options",
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
        task_id="fetch",
        does="step",
        step="fetch",
        retries=3,
        retry_delay=timedelta(seconds=1, microseconds=500000),
        retry_exponential_backoff=2.5,
        max_retry_delay=timedelta(seconds=60),
        execution_timeout=timedelta(seconds=210),
        pool="steps",
        queue="large",
        executor_config={"KubernetesExecutor": {"request_memory": "8Gi", "gpu": True, "limits": [1, 2.5, None]}},
        env={"LEVEL": "3"},
    )
    g2 = TaskGroup(group_id="each_", prefix_group_id=False, group_display_name="each")
    t3 = Runnable(
        task_id="each.begin",
        task_group=g2,
        does="begin",
        step="each",
        tells="items",
        pool="steps",
        queue="large",
        executor_config={"KubernetesExecutor": {"request_memory": "8Gi", "gpu": True, "limits": [1, 2.5, None]}},
        env={"LEVEL": "3"},
    )
    t1 >> t3

    @task_group(group_id="each__item_", prefix_group_id=False, group_display_name="x", parent_group=g2)
    def each4(place):
        t5 = EmptyOperator(task_id="each.item.begin")
        t6 = Runnable(
            task_id="each.item.work",
            task_display_name="work",
            does="step",
            step=".work",
            place=place,
            retries=1,
            retry_delay=timedelta(seconds=0),
            max_active_tis_per_dagrun=2,
            pool="steps",
            env={"LEVEL": "3"},
        )
        t5 >> t6

    g7 = each4.expand(place=t3.output)
    t8 = EmptyOperator(task_id="each.over", task_group=g2, trigger_rule="all_done")
    g7 >> t8
    t9 = Runnable(
        task_id="each.end",
        task_group=g2,
        does="end",
        step="each",
        pool="steps",
        queue="large",
        executor_config={"KubernetesExecutor": {"request_memory": "8Gi", "gpu": True, "limits": [1, 2.5, None]}},
        env={"LEVEL": "3"},
    )
    [t3, t8] >> t9
    g10 = TaskGroup(group_id="child_", prefix_group_id=False, group_display_name="child")
    g11 = TaskGroup(group_id="child__dag_", prefix_group_id=False, group_display_name="dag", parent_group=g10)
    t12 = Runnable(
        task_id="child.dag.only",
        task_group=g11,
        task_display_name="only",
        does="step",
        step="child.b=dag.only",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t9 >> t12
    t13 = EmptyOperator(task_id="child.end", task_group=g10)
    t12 >> t13
    t14 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t12, t13] >> t14
