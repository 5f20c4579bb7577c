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
FOLDER = "/mnt/runnable/airflow/affceeafcc735f5c"
FILES = {
    "pipeline/conditional.yaml": (
        "# One of several branches: the one whose key is the value of a parameter, or else `default`. What\n"
        "# the branch returns is there for the steps after it.\n"
        "#\n"
        "#   ./runnable execute examples/conditional/conditional.yaml\n"
        "#   ./runnable execute examples/conditional/conditional.yaml --set degrees=31\n"
        "#   ./runnable execute examples/conditional/conditional.yaml --set degrees=-4\n"
        "\n"
        "shell: &shell {type: task, command_type: shell, next: success}\n"
        "\n"
        "parameters:\n"
        "  degrees: 18\n"
        "\n"
        "dag:\n"
        "  start_at: look outside\n"
        "  steps:\n"
        "    look outside:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        if   [ \"$degrees\" -ge 25 ]; then export weather=hot\n"
        "        elif [ \"$degrees\" -le 0 ];  then export weather=frosty\n"
        "        else                             export weather=mild\n"
        "        fi\n"
        "      returns: [weather]\n"
        "      next: dress\n"
        "\n"
        "    dress:\n"
        "      type: conditional\n"
        "      parameter: weather\n"
        "      branches:\n"
        "        hot:\n"
        "          start_at: choose\n"
        "          steps:\n"
        "            choose: {<<: *shell, command: export outfit=shorts, returns: [outfit]}\n"
        "        frosty:\n"
        "          start_at: choose\n"
        "          steps:\n"
        "            choose: {<<: *shell, command: export outfit=coat, returns: [outfit]}\n"
        "      default:\n"
        "        start_at: choose\n"
        "        steps:\n"
        "          choose: {<<: *shell, command: export outfit=jeans, returns: [outfit]}\n"
        "      next: leave\n"
        "\n"
        "    leave:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: echo \"It is $weather, $degrees degrees. Wear $outfit.\"\n"
        "      next: success\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"degrees\": 18}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"degrees": 18}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/affceeafcc735f5c/pipeline/conditional.yaml", None, "--source", "examples/conditional/conditional.yaml", "--config", "/mnt/runnable/airflow/affceeafcc735f5c/config.yaml", "--parameters", "/mnt/runnable/airflow/affceeafcc735f5c/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/affceeafcc735f5c/pipeline/conditional.yaml", "out", "--source", "examples/conditional/conditional.yaml", "--config", "/mnt/runnable/airflow/affceeafcc735f5c/config.yaml", "--parameters", "/mnt/runnable/airflow/affceeafcc735f5c/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/affceeafcc735f5c/pipeline/conditional.yaml", "in", "--source", "examples/conditional/conditional.yaml", "--config", "/mnt/runnable/airflow/affceeafcc735f5c/config.yaml", "--parameters", "/mnt/runnable/airflow/affceeafcc735f5c/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/affceeafcc735f5c/pipeline/conditional.yaml", "in", "--source", "examples/conditional/conditional.yaml", "--config", "/mnt/runnable/airflow/affceeafcc735f5c/config.yaml", "--parameters", "/mnt/runnable/airflow/affceeafcc735f5c/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/affceeafcc735f5c/pipeline/conditional.yaml", "--source", "examples/conditional/conditional.yaml", "--config", "/mnt/runnable/airflow/affceeafcc735f5c/config.yaml", "--parameters", "/mnt/runnable/airflow/affceeafcc735f5c/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="conditional",
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
        task_id="look_outside-b7a63482",
        does="step",
        step="look%20outside",
        pool="steps",
        env={"LEVEL": "3"},
    )
    g2 = TaskGroup(group_id="dress_", prefix_group_id=False, group_display_name="dress")
    t3 = Runnable(
        task_id="dress.begin",
        task_group=g2,
        does="begin",
        step="dress",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t1 >> t3
    t4 = When(task_id="dress.hot.chosen", task_group=g2, told=t3.output, value="0", pool="steps")
    g5 = TaskGroup(group_id="dress__hot_", prefix_group_id=False, group_display_name="hot", parent_group=g2)
    t6 = Runnable(
        task_id="dress.hot.choose",
        task_group=g5,
        task_display_name="choose",
        does="step",
        step="dress.b=hot.choose",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t4 >> t6
    t7 = When(task_id="dress.frosty.chosen", task_group=g2, told=t3.output, value="1", pool="steps")
    g8 = TaskGroup(
        group_id="dress__frosty_",
        prefix_group_id=False,
        group_display_name="frosty",
        parent_group=g2,
    )
    t9 = Runnable(
        task_id="dress.frosty.choose",
        task_group=g8,
        task_display_name="choose",
        does="step",
        step="dress.b=frosty.choose",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t7 >> t9
    t10 = When(task_id="dress.default.chosen", task_group=g2, told=t3.output, value="2", pool="steps")
    g11 = TaskGroup(
        group_id="dress__default_",
        prefix_group_id=False,
        group_display_name="default",
        parent_group=g2,
    )
    t12 = Runnable(
        task_id="dress.default.choose",
        task_group=g11,
        task_display_name="choose",
        does="step",
        step="dress.b=default.choose",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t10 >> t12
    t13 = EmptyOperator(task_id="dress.over", task_group=g2, trigger_rule="all_done")
    [t6, t9, t12] >> t13
    t14 = Runnable(
        task_id="dress.end",
        task_group=g2,
        does="end",
        step="dress",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t3, t13] >> t14
    t15 = Runnable(task_id="leave", does="step", step="leave", pool="steps", env={"LEVEL": "3"})
    t14 >> t15
    t16 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t15 >> t16
