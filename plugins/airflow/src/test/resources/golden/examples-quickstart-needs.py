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
FOLDER = "/mnt/runnable/airflow/58e0a56dc8a1c5b8"
FILES = {
    "pipeline/needs.yaml": (
        "# The quickstart again, wired by what a step needs instead of by what comes next. Once the table\n"
        "# is clean three steps in three languages have all they need. They run one after the other, or at\n"
        "# the same time when the configuration says `enable_parallel: true`.\n"
        "#\n"
        "#   ./runnable execute examples/quickstart/needs.yaml\n"
        "\n"
        "parameters:\n"
        "  weather_csv: examples/quickstart/data/weather.csv\n"
        "  seattle_csv: examples/quickstart/data/seattle-weather.csv\n"
        "  cleaned: quickstart-output/cleaned.csv\n"
        "  monthly: quickstart-output/monthly.csv\n"
        "  report: quickstart-output/weather.txt\n"
        "\n"
        "dag:\n"
        "  description: Months, kinds of weather and dry spells, side by side\n"
        "  steps:\n"
        "\n"
        "    clean:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        mkdir -p \"$(dirname \"$cleaned\")\"\n"
        "        counts=$(LC_ALL=C awk -f examples/quickstart/clean.awk \"$weather_csv\" \"$seattle_csv\") || exit\n"
        "        export $counts\n"
        "        echo \"kept $rows days\"\n"
        "      returns: [{name: rows, kind: json}]\n"
        "\n"
        "    months:\n"
        "      type: task\n"
        "      needs: [clean]\n"
        "      command_type: java\n"
        "      command: examples/quickstart/Weather.java::aggregate\n"
        "      returns:\n"
        "        - {name: wettest, kind: json}\n"
        "        - {name: warmest, kind: json}\n"
        "        - {name: windiest, kind: json}\n"
        "\n"
        "    # Text that is JSON arrives as such: `kinds` is an object from here on.\n"
        "    kinds:\n"
        "      type: task\n"
        "      needs: [clean]\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        export kinds=\"{$(awk -F, '\n"
        "          NR > 1 { days[$7]++ }\n"
        "          END    { for (kind in days) { printf \"%s\\\"%s\\\": %d\", comma, kind, days[kind]; comma = \", \" } }\n"
        "        ' \"$cleaned\")}\"\n"
        "        echo \"$kinds\"\n"
        "      returns: [{name: kinds, kind: json}]\n"
        "\n"
        "    spells:\n"
        "      type: task\n"
        "      needs: [clean]\n"
        "      command_type: python\n"
        "      command: summary.dry_spells\n"
        "      returns: [{name: spells, kind: json}]\n"
        "\n"
        "    report:\n"
        "      type: task\n"
        "      needs: [months, kinds, spells]\n"
        "      command_type: python\n"
        "      command: summary.write_report\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"weather_csv\": \"examples/quickstart/data/weather.csv\", \"seattle_csv\": \"examples/quickstart/data/seattle-weather.csv\", \"cleaned\": \"quickstart-output/cleaned.csv\", \"monthly\": \"quickstart-output/monthly.csv\", \"report\": \"quickstart-output/weather.txt\"}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"weather_csv": "examples/quickstart/data/weather.csv", "seattle_csv": "examples/quickstart/data/seattle-weather.csv", "cleaned": "quickstart-output/cleaned.csv", "monthly": "quickstart-output/monthly.csv", "report": "quickstart-output/weather.txt"}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/58e0a56dc8a1c5b8/pipeline/needs.yaml", None, "--source", "examples/quickstart/needs.yaml", "--config", "/mnt/runnable/airflow/58e0a56dc8a1c5b8/config.yaml", "--parameters", "/mnt/runnable/airflow/58e0a56dc8a1c5b8/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/58e0a56dc8a1c5b8/pipeline/needs.yaml", "out", "--source", "examples/quickstart/needs.yaml", "--config", "/mnt/runnable/airflow/58e0a56dc8a1c5b8/config.yaml", "--parameters", "/mnt/runnable/airflow/58e0a56dc8a1c5b8/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/58e0a56dc8a1c5b8/pipeline/needs.yaml", "in", "--source", "examples/quickstart/needs.yaml", "--config", "/mnt/runnable/airflow/58e0a56dc8a1c5b8/config.yaml", "--parameters", "/mnt/runnable/airflow/58e0a56dc8a1c5b8/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/58e0a56dc8a1c5b8/pipeline/needs.yaml", "in", "--source", "examples/quickstart/needs.yaml", "--config", "/mnt/runnable/airflow/58e0a56dc8a1c5b8/config.yaml", "--parameters", "/mnt/runnable/airflow/58e0a56dc8a1c5b8/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/58e0a56dc8a1c5b8/pipeline/needs.yaml", "--source", "examples/quickstart/needs.yaml", "--config", "/mnt/runnable/airflow/58e0a56dc8a1c5b8/config.yaml", "--parameters", "/mnt/runnable/airflow/58e0a56dc8a1c5b8/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="needs",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    t1 = Runnable(task_id="clean", does="step", step="clean", pool="steps", env={"LEVEL": "3"})
    t2 = Runnable(task_id="months", does="step", step="months", pool="steps", env={"LEVEL": "3"})
    t1 >> t2
    t3 = Runnable(task_id="kinds", does="step", step="kinds", pool="steps", env={"LEVEL": "3"})
    t1 >> t3
    t4 = Runnable(task_id="spells", does="step", step="spells", pool="steps", env={"LEVEL": "3"})
    t1 >> t4
    t5 = Runnable(task_id="report", does="step", step="report", pool="steps", env={"LEVEL": "3"})
    [t2, t3, t4] >> t5
    t6 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t2, t3, t4, t5] >> t6
