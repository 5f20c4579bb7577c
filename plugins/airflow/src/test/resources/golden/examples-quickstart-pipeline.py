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
FOLDER = "/mnt/runnable/airflow/845cddef40c107ff"
FILES = {
    "pipeline/pipeline.yaml": (
        "# Seattle is famous for its rain, but is it wetter than New York? Four years of daily weather,\n"
        "# cleaned by a shell command, aggregated in Java, summarised in Python. Start it with\n"
        "#\n"
        "#   ./runnable execute examples/quickstart/pipeline.yaml\n"
        "\n"
        "# Every step can read these; what a step returns is added to them for the steps after it.\n"
        "parameters:\n"
        "  weather_csv: examples/quickstart/data/weather.csv           # both cities\n"
        "  seattle_csv: examples/quickstart/data/seattle-weather.csv   # an older table of one of them\n"
        "  cleaned: quickstart-output/cleaned.csv\n"
        "  monthly: quickstart-output/monthly.csv\n"
        "  report: quickstart-output/report.md\n"
        "\n"
        "dag:\n"
        "  description: Is Seattle wetter than New York?\n"
        "  start_at: clean\n"
        "  steps:\n"
        "\n"
        "    # Parameters are environment variables here. Exported variables named in `returns` go on.\n"
        "    clean:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        mkdir -p \"$(dirname \"$cleaned\")\"\n"
        "        counts=$(LC_ALL=C awk -f examples/quickstart/clean.awk \"$weather_csv\" \"$seattle_csv\") || exit\n"
        "        export $counts\n"
        "        echo \"kept $rows days: $duplicates duplicates and $invalid invalid rows dropped,\" \\\n"
        "             \"$relabelled rainy days were marked as sunny\"\n"
        "      returns:\n"
        "        - {name: rows, kind: json}\n"
        "        - {name: duplicates, kind: json}\n"
        "        - {name: invalid, kind: json}\n"
        "        - {name: relabelled, kind: json}\n"
        "      catalog: {put: [quickstart-output/cleaned.csv]}   # kept with its hash, for whoever gets it\n"
        "      next: aggregate\n"
        "      on_failure: explain\n"
        "\n"
        "    # A static method of a plain source file; its arguments are parameters, by name.\n"
        "    # It returns a record: each component named in `returns` becomes a parameter.\n"
        "    aggregate:\n"
        "      type: task\n"
        "      command_type: java\n"
        "      command: examples/quickstart/Weather.java::aggregate\n"
        "      returns:\n"
        "        - {name: months, kind: json}\n"
        "        - {name: wettest, kind: json}\n"
        "        - {name: warmest, kind: json}\n"
        "        - {name: windiest, kind: json}\n"
        "      catalog: {get: [quickstart-output/cleaned.csv], put: [quickstart-output/monthly.csv]}\n"
        "      next: summarise\n"
        "\n"
        "    # A function of summary.py beside this file (or in the working directory); its tuple is matched to `returns` in order.\n"
        "    # A metric is a parameter that `runnable show` also lists as a result of the run.\n"
        "    summarise:\n"
        "      type: task\n"
        "      command_type: python\n"
        "      command: summary.summarise\n"
        "      returns:\n"
        "        - {name: climate, kind: json}\n"
        "        - {name: rain_gap, kind: metric}\n"
        "        - {name: wet_day_gap, kind: metric}\n"
        "      catalog: {get: [quickstart-output/monthly.csv]}\n"
        "      next: publish\n"
        "\n"
        "    publish:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        mkdir -p \"$(dirname \"$report\")\"\n"
        "        cat > \"$report\" <<END\n"
        "        # Is Seattle wetter than New York?\n"
        "\n"
        "        In an average year it has $wet_day_gap more wet days (1 mm of rain or more), and $rain_gap mm\n"
        "        more rain. That is from $rows days in $months months of both cities.\n"
        "\n"
        "        | figure | |\n"
        "        |---|---|\n"
        "        | by city | \\`$climate\\` |\n"
        "        | wettest month (mm) | \\`$wettest\\` |\n"
        "        | warmest month (mean maximum, \u00b0C) | \\`$warmest\\` |\n"
        "        | windiest day (m/s) | \\`$windiest\\` |\n"
        "        END\n"
        "        echo \"the report is in $report\"\n"
        "      catalog: {put: [quickstart-output/report.md]}\n"
        "      next: success\n"
        "\n"
        "    # Only when `clean` fails. Try it: add  --set weather_csv=nowhere.csv\n"
        "    explain:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        echo \"could not clean $weather_csv and $seattle_csv.\" >&2\n"
        "        echo \"They are found from the working directory: start this in the top directory of the project.\" >&2\n"
        "      next: fail\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"weather_csv\": \"examples/quickstart/data/weather.csv\", \"seattle_csv\": \"examples/quickstart/data/seattle-weather.csv\", \"cleaned\": \"quickstart-output/cleaned.csv\", \"monthly\": \"quickstart-output/monthly.csv\", \"report\": \"quickstart-output/report.md\"}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"weather_csv": "examples/quickstart/data/weather.csv", "seattle_csv": "examples/quickstart/data/seattle-weather.csv", "cleaned": "quickstart-output/cleaned.csv", "monthly": "quickstart-output/monthly.csv", "report": "quickstart-output/report.md"}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/845cddef40c107ff/pipeline/pipeline.yaml", None, "--source", "examples/quickstart/pipeline.yaml", "--config", "/mnt/runnable/airflow/845cddef40c107ff/config.yaml", "--parameters", "/mnt/runnable/airflow/845cddef40c107ff/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/845cddef40c107ff/pipeline/pipeline.yaml", "out", "--source", "examples/quickstart/pipeline.yaml", "--config", "/mnt/runnable/airflow/845cddef40c107ff/config.yaml", "--parameters", "/mnt/runnable/airflow/845cddef40c107ff/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/845cddef40c107ff/pipeline/pipeline.yaml", "in", "--source", "examples/quickstart/pipeline.yaml", "--config", "/mnt/runnable/airflow/845cddef40c107ff/config.yaml", "--parameters", "/mnt/runnable/airflow/845cddef40c107ff/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/845cddef40c107ff/pipeline/pipeline.yaml", "in", "--source", "examples/quickstart/pipeline.yaml", "--config", "/mnt/runnable/airflow/845cddef40c107ff/config.yaml", "--parameters", "/mnt/runnable/airflow/845cddef40c107ff/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/845cddef40c107ff/pipeline/pipeline.yaml", "--source", "examples/quickstart/pipeline.yaml", "--config", "/mnt/runnable/airflow/845cddef40c107ff/config.yaml", "--parameters", "/mnt/runnable/airflow/845cddef40c107ff/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
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
    t1 = Runnable(task_id="clean", does="step", step="clean", pool="steps", env={"LEVEL": "3"})
    t2 = Runnable(task_id="aggregate", does="step", step="aggregate", pool="steps", env={"LEVEL": "3"})
    t1 >> t2
    t3 = Runnable(task_id="summarise", does="step", step="summarise", pool="steps", env={"LEVEL": "3"})
    t2 >> t3
    t4 = Runnable(task_id="publish", does="step", step="publish", pool="steps", env={"LEVEL": "3"})
    t3 >> t4
    t5 = EmptyOperator(task_id="clean.bad", trigger_rule="one_failed")
    t1 >> t5
    t6 = Runnable(task_id="explain", does="step", step="explain", pool="steps", env={"LEVEL": "3"})
    t5 >> t6
    t7 = Runnable(task_id="fail", does="step", step="fail", pool="steps", env={"LEVEL": "3"})
    t6 >> t7
    t8 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t4, t7] >> t8
