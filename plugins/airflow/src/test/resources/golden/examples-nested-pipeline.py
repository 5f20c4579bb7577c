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
FOLDER = "/mnt/runnable/airflow/3d6285a492d8f081"
FILES = {
    "pipeline/pipeline.yaml": (
        "# A pipeline as a step of another one. It sees the parameters around it, and what it returns is\n"
        "# there for the steps after it. `pipeline` is a path from this file; `branch:` would hold the steps\n"
        "# inline.\n"
        "#\n"
        "#   ./runnable execute examples/nested/pipeline.yaml\n"
        "\n"
        "parameters:\n"
        "  hours: 8\n"
        "  rate: 75\n"
        "\n"
        "dag:\n"
        "  start_at: multiply\n"
        "  steps:\n"
        "    multiply:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: export net=$((hours * rate))\n"
        "      returns: [net]\n"
        "      next: invoice\n"
        "    invoice:\n"
        "      type: dag\n"
        "      pipeline: invoice.yaml\n"
        "      next: send\n"
        "    send:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        echo \"sent a bill of $gross for $hours hours\"\n"
        "      next: success\n"
    ),
    "pipeline/invoice.yaml": (
        "# A pipeline of its own, which pipeline.yaml also uses as a step:\n"
        "#\n"
        "#   ./runnable execute examples/nested/invoice.yaml\n"
        "\n"
        "parameters:\n"
        "  net: 100\n"
        "\n"
        "dag:\n"
        "  start_at: add tax\n"
        "  steps:\n"
        "    add tax:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: export gross=$((net * 119 / 100))\n"
        "      returns: [gross]\n"
        "      next: write\n"
        "    write:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        echo \"to pay: $gross\"\n"
        "      next: success\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"hours\": 8, \"rate\": 75, \"net\": 100}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"hours": 8, "rate": 75, "net": 100}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/3d6285a492d8f081/pipeline/pipeline.yaml", None, "--source", "examples/nested/pipeline.yaml", "--config", "/mnt/runnable/airflow/3d6285a492d8f081/config.yaml", "--parameters", "/mnt/runnable/airflow/3d6285a492d8f081/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/3d6285a492d8f081/pipeline/pipeline.yaml", "out", "--source", "examples/nested/pipeline.yaml", "--config", "/mnt/runnable/airflow/3d6285a492d8f081/config.yaml", "--parameters", "/mnt/runnable/airflow/3d6285a492d8f081/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/3d6285a492d8f081/pipeline/pipeline.yaml", "in", "--source", "examples/nested/pipeline.yaml", "--config", "/mnt/runnable/airflow/3d6285a492d8f081/config.yaml", "--parameters", "/mnt/runnable/airflow/3d6285a492d8f081/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/3d6285a492d8f081/pipeline/pipeline.yaml", "in", "--source", "examples/nested/pipeline.yaml", "--config", "/mnt/runnable/airflow/3d6285a492d8f081/config.yaml", "--parameters", "/mnt/runnable/airflow/3d6285a492d8f081/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/3d6285a492d8f081/pipeline/pipeline.yaml", "--source", "examples/nested/pipeline.yaml", "--config", "/mnt/runnable/airflow/3d6285a492d8f081/config.yaml", "--parameters", "/mnt/runnable/airflow/3d6285a492d8f081/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="pipeline",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    t1 = Runnable(task_id="multiply", does="step", step="multiply", pool="steps", env={"LEVEL": "3"})
    g2 = TaskGroup(group_id="invoice_", prefix_group_id=False, group_display_name="invoice")
    g3 = TaskGroup(group_id="invoice__dag_", prefix_group_id=False, group_display_name="dag", parent_group=g2)
    t4 = Runnable(
        task_id="invoice.dag.add_tax-4975888c",
        task_group=g3,
        task_display_name="add tax",
        does="step",
        step="invoice.b=dag.add%20tax",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t1 >> t4
    t5 = Runnable(
        task_id="invoice.dag.write",
        task_group=g3,
        task_display_name="write",
        does="step",
        step="invoice.b=dag.write",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t4 >> t5
    t6 = EmptyOperator(task_id="invoice.end", task_group=g2)
    t5 >> t6
    t7 = Runnable(task_id="send", does="step", step="send", pool="steps", env={"LEVEL": "3"})
    t6 >> t7
    t8 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t5, t6, t7] >> t8
