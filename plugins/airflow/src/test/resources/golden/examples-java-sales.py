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
FOLDER = "/mnt/runnable/airflow/facfb815bfe11513"
FILES = {
    "pipeline/sales.yaml": (
        "# The same pipeline as Sales.java writes in Java: both leave the same run log.\n"
        "parameters:\n"
        "  file: examples/java/orders.csv\n"
        "  regions: [north, south, west]\n"
        "\n"
        "dag:\n"
        "  start_at: clean\n"
        "  steps:\n"
        "    clean:\n"
        "      type: task\n"
        "      command_type: java\n"
        "      command: Sales.java::clean\n"
        "      returns: [orders, dropped]\n"
        "      next: analyse\n"
        "    analyse:\n"
        "      type: parallel\n"
        "      branches:\n"
        "        regions:\n"
        "          start_at: each region\n"
        "          steps:\n"
        "            each region:\n"
        "              type: map\n"
        "              iterate_on: regions\n"
        "              iterate_as: region\n"
        "              max_concurrency: 2\n"
        "              branch:\n"
        "                start_at: sum\n"
        "                steps:\n"
        "                  sum:\n"
        "                    type: task\n"
        "                    command_type: java\n"
        "                    command: Sales.java::sum\n"
        "                    returns: [revenue]\n"
        "                    next: success\n"
        "              next: success\n"
        "        products:\n"
        "          start_at: favourite\n"
        "          steps:\n"
        "            favourite:\n"
        "              type: task\n"
        "              command_type: java\n"
        "              command: Sales.java::favourite\n"
        "              returns: [favourite]\n"
        "              next: success\n"
        "      next: rank\n"
        "    rank:\n"
        "      type: task\n"
        "      command_type: java\n"
        "      command: Sales.java::rank\n"
        "      returns: [ranking, {name: total, kind: metric}]\n"
        "      next: report\n"
        "    report:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        echo \"sold for $total, most of it $favourite\"\n"
        "        echo \"dropped orders: $dropped\"\n"
        "        export report=\"$favourite: $total\"\n"
        "      returns: [report]\n"
        "      next: success\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
    "parameters.json": (
        "{\"file\": \"examples/java/orders.csv\", \"regions\": [\"north\", \"south\", \"west\"]}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {"file": "examples/java/orders.csv", "regions": ["north", "south", "west"]}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/facfb815bfe11513/pipeline/sales.yaml", None, "--source", "examples/java/sales.yaml", "--config", "/mnt/runnable/airflow/facfb815bfe11513/config.yaml", "--parameters", "/mnt/runnable/airflow/facfb815bfe11513/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/facfb815bfe11513/pipeline/sales.yaml", "out", "--source", "examples/java/sales.yaml", "--config", "/mnt/runnable/airflow/facfb815bfe11513/config.yaml", "--parameters", "/mnt/runnable/airflow/facfb815bfe11513/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/facfb815bfe11513/pipeline/sales.yaml", "in", "--source", "examples/java/sales.yaml", "--config", "/mnt/runnable/airflow/facfb815bfe11513/config.yaml", "--parameters", "/mnt/runnable/airflow/facfb815bfe11513/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/facfb815bfe11513/pipeline/sales.yaml", "in", "--source", "examples/java/sales.yaml", "--config", "/mnt/runnable/airflow/facfb815bfe11513/config.yaml", "--parameters", "/mnt/runnable/airflow/facfb815bfe11513/parameters.json", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/facfb815bfe11513/pipeline/sales.yaml", "--source", "examples/java/sales.yaml", "--config", "/mnt/runnable/airflow/facfb815bfe11513/config.yaml", "--parameters", "/mnt/runnable/airflow/facfb815bfe11513/parameters.json", "--tag", "nightly", "--log-level", "WARNING"],
}


# here stands operators.py


with DAG(
    dag_id="sales",
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
    g2 = TaskGroup(group_id="analyse_", prefix_group_id=False, group_display_name="analyse")
    g3 = TaskGroup(
        group_id="analyse__regions_",
        prefix_group_id=False,
        group_display_name="regions",
        parent_group=g2,
    )
    g4 = TaskGroup(
        group_id="analyse__regions__each_region-04adee40_",
        prefix_group_id=False,
        group_display_name="each region",
        parent_group=g3,
    )
    t5 = Runnable(
        task_id="analyse.regions.each_region.begin-56c1a5ef",
        task_group=g4,
        does="begin",
        step="analyse.b=regions.each%20region",
        tells="items",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t1 >> t5

    @task_group(
        group_id="analyse__regions__each_region__item-fb25b315_",
        prefix_group_id=False,
        group_display_name="region",
        parent_group=g4,
    )
    def each6(place):
        t7 = EmptyOperator(task_id="analyse.regions.each_region.item.begin-a5a9d06f")
        t8 = Runnable(
            task_id="analyse.regions.each_region.item.sum-397f5805",
            task_display_name="sum",
            does="step",
            step=".sum",
            place=place,
            max_active_tis_per_dagrun=2,
            pool="steps",
            env={"LEVEL": "3"},
        )
        t7 >> t8

    g9 = each6.expand(place=t5.output)
    t10 = EmptyOperator(
        task_id="analyse.regions.each_region.over-771801be",
        task_group=g4,
        trigger_rule="all_done",
    )
    g9 >> t10
    t11 = Runnable(
        task_id="analyse.regions.each_region.end-91a18112",
        task_group=g4,
        does="end",
        step="analyse.b=regions.each%20region",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t5, t10] >> t11
    g12 = TaskGroup(
        group_id="analyse__products_",
        prefix_group_id=False,
        group_display_name="products",
        parent_group=g2,
    )
    t13 = Runnable(
        task_id="analyse.products.favourite",
        task_group=g12,
        task_display_name="favourite",
        does="step",
        step="analyse.b=products.favourite",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t1 >> t13
    t14 = EmptyOperator(task_id="analyse.end", task_group=g2)
    [t11, t13] >> t14
    t15 = Runnable(task_id="rank", does="step", step="rank", pool="steps", env={"LEVEL": "3"})
    t14 >> t15
    t16 = Runnable(task_id="report", does="step", step="report", pool="steps", env={"LEVEL": "3"})
    t15 >> t16
    t17 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t11, t13, t14, t16] >> t17
