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
FOLDER = "/mnt/runnable/airflow/a755c2f0aae03592"
FILES = {
    "pipeline/nested.yaml": (
        "# A conditional step within the branch of another one. A boolean is matched by `true` and `false`,\n"
        "# and `default` may name one of the branches.\n"
        "#\n"
        "#   ./runnable execute examples/conditional/nested.yaml\n"
        "#   ./runnable execute examples/conditional/nested.yaml --set member=true --set country=FR\n"
        "#   ./runnable execute examples/conditional/nested.yaml --set member=true --set country=JP\n"
        "\n"
        "shell: &shell {type: task, command_type: shell, next: success}\n"
        "\n"
        "parameters:\n"
        "  member: false\n"
        "  country: DE\n"
        "  shipping: 9.90\n"
        "\n"
        "dag:\n"
        "  start_at: membership\n"
        "  steps:\n"
        "    membership:\n"
        "      type: conditional\n"
        "      parameter: member\n"
        "      branches:\n"
        "        \"true\":\n"
        "          start_at: destination\n"
        "          steps:\n"
        "            destination:\n"
        "              type: conditional\n"
        "              parameter: country\n"
        "              default: abroad\n"
        "              branches:\n"
        "                DE:\n"
        "                  start_at: ship\n"
        "                  steps:\n"
        "                    ship: {<<: *shell, command: export shipping=0, returns: [shipping]}\n"
        "                abroad:\n"
        "                  start_at: ship\n"
        "                  steps:\n"
        "                    ship: {<<: *shell, command: export shipping=4.90, returns: [shipping]}\n"
        "              next: success\n"
        "        \"false\":\n"
        "          start_at: invite\n"
        "          steps:\n"
        "            invite: {<<: *shell, command: echo \"Members pay less.\"}\n"
        "      next: tell\n"
        "\n"
        "    tell:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        echo \"shipping to $country costs $shipping\"\n"
        "      next: success\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"member\": false, \"country\": \"DE\", \"shipping\": 9.9}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"member": False, "country": "DE", "shipping": 9.9}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/a755c2f0aae03592/pipeline/nested.yaml", None, "--source", "examples/conditional/nested.yaml", "--config", "/mnt/runnable/airflow/a755c2f0aae03592/config.yaml", "--parameters", "/mnt/runnable/airflow/a755c2f0aae03592/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/a755c2f0aae03592/pipeline/nested.yaml", "out", "--source", "examples/conditional/nested.yaml", "--config", "/mnt/runnable/airflow/a755c2f0aae03592/config.yaml", "--parameters", "/mnt/runnable/airflow/a755c2f0aae03592/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/a755c2f0aae03592/pipeline/nested.yaml", "in", "--source", "examples/conditional/nested.yaml", "--config", "/mnt/runnable/airflow/a755c2f0aae03592/config.yaml", "--parameters", "/mnt/runnable/airflow/a755c2f0aae03592/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/a755c2f0aae03592/pipeline/nested.yaml", "in", "--source", "examples/conditional/nested.yaml", "--config", "/mnt/runnable/airflow/a755c2f0aae03592/config.yaml", "--parameters", "/mnt/runnable/airflow/a755c2f0aae03592/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/a755c2f0aae03592/pipeline/nested.yaml", "--source", "examples/conditional/nested.yaml", "--config", "/mnt/runnable/airflow/a755c2f0aae03592/config.yaml", "--parameters", "/mnt/runnable/airflow/a755c2f0aae03592/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
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
    g1 = TaskGroup(group_id="membership_", prefix_group_id=False, group_display_name="membership")
    t2 = Runnable(
        task_id="membership.begin",
        task_group=g1,
        does="begin",
        step="membership",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t3 = When(task_id="membership.true.chosen", task_group=g1, told=t2.output, value="0", pool="steps")
    g4 = TaskGroup(
        group_id="membership__true_",
        prefix_group_id=False,
        group_display_name="true",
        parent_group=g1,
    )
    g5 = TaskGroup(
        group_id="membership__true__destination_",
        prefix_group_id=False,
        group_display_name="destination",
        parent_group=g4,
    )
    t6 = Runnable(
        task_id="membership.true.destination.begin",
        task_group=g5,
        does="begin",
        step="membership.b=true.destination",
        tells="text",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t3 >> t6
    t7 = When(
        task_id="membership.true.destination.DE.chosen",
        task_group=g5,
        told=t6.output,
        value="0",
        pool="steps",
    )
    g8 = TaskGroup(
        group_id="membership__true__destination__DE_",
        prefix_group_id=False,
        group_display_name="DE",
        parent_group=g5,
    )
    t9 = Runnable(
        task_id="membership.true.destination.DE.ship",
        task_group=g8,
        task_display_name="ship",
        does="step",
        step="membership.b=true.destination.b=DE.ship",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t7 >> t9
    t10 = When(
        task_id="membership.true.destination.abroad.chosen",
        task_group=g5,
        told=t6.output,
        value="1",
        pool="steps",
    )
    g11 = TaskGroup(
        group_id="membership__true__destination__abroad_",
        prefix_group_id=False,
        group_display_name="abroad",
        parent_group=g5,
    )
    t12 = Runnable(
        task_id="membership.true.destination.abroad.ship",
        task_group=g11,
        task_display_name="ship",
        does="step",
        step="membership.b=true.destination.b=abroad.ship",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t10 >> t12
    t13 = EmptyOperator(task_id="membership.true.destination.over", task_group=g5, trigger_rule="all_done")
    [t9, t12] >> t13
    t14 = Runnable(
        task_id="membership.true.destination.end",
        task_group=g5,
        does="end",
        step="membership.b=true.destination",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t6, t13] >> t14
    t15 = When(task_id="membership.false.chosen", task_group=g1, told=t2.output, value="1", pool="steps")
    g16 = TaskGroup(
        group_id="membership__false_",
        prefix_group_id=False,
        group_display_name="false",
        parent_group=g1,
    )
    t17 = Runnable(
        task_id="membership.false.invite",
        task_group=g16,
        task_display_name="invite",
        does="step",
        step="membership.b=false.invite",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t15 >> t17
    t18 = EmptyOperator(task_id="membership.over", task_group=g1, trigger_rule="all_done")
    [t14, t17] >> t18
    t19 = Runnable(
        task_id="membership.end",
        task_group=g1,
        does="end",
        step="membership",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t2, t18] >> t19
    t20 = Runnable(task_id="tell", does="step", step="tell", pool="steps", env={"LEVEL": "3"})
    t19 >> t20
    t21 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t20 >> t21
