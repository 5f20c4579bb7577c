"""Reads DAG files as Airflow does, and writes what it found of each as JSON."""

import json
import sys

from airflow.dag_processing.dagbag import DagBag


def told(task):
    return {
        "rule": str(getattr(task.trigger_rule, "value", task.trigger_rule)),
        "after": sorted(task.upstream_task_ids),
        "before": sorted(task.downstream_task_ids),
        "mapped": task.get_closest_mapped_task_group() is not None,
    }


found = {}
for name in sys.argv[1:]:
    bag = DagBag(name)
    found[name.rsplit("/", 1)[-1]] = {
        "errors": bag.import_errors,
        "dags": {
            id: {task.task_id: told(task) for task in dag.tasks} for id, dag in bag.dags.items()
        },
    }
print("FOUND " + json.dumps(found))
