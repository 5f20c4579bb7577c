"""Runs DAGs in this process as `dag.test()` does, and writes how each and its tasks ended."""

import json
import sys

from airflow.dag_processing.dagbag import DagBag

ended = {}
for name in sys.argv[2:]:
    bag = DagBag(name)
    assert not bag.import_errors, bag.import_errors
    for id, dag in bag.dags.items():
        run = dag.test(run_conf=json.loads(sys.argv[1]).get(id, {}))
        ended[id] = {
            "state": str(run.state),
            "tasks": {
                f"{one.task_id}[{one.map_index}]": str(one.state)
                for one in run.get_task_instances()
            },
        }
print("ENDED " + json.dumps(ended))
