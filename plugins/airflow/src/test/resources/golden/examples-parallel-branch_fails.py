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
FOLDER = "/mnt/runnable/airflow/29cda7a022523215"
FILES = {
    "pipeline/branch_fails.yaml": (
        "# One branch fails, the others still come to their end. The parallel step has failed then: nothing\n"
        "# of what its branches returned goes on, and the run takes the step's `on_failure`.\n"
        "#\n"
        "#   ./runnable execute examples/parallel/branch_fails.yaml\n"
        "\n"
        "dag:\n"
        "  start_at: copies\n"
        "  steps:\n"
        "    copies:\n"
        "      type: parallel\n"
        "      branches:\n"
        "        disk:\n"
        "          start_at: copy\n"
        "          steps:\n"
        "            copy:\n"
        "              type: task\n"
        "              command_type: shell\n"
        "              command: |\n"
        "                echo \"copied to the disk\"\n"
        "                export copied=disk\n"
        "              returns: [copied]\n"
        "              next: success\n"
        "        tape:\n"
        "          start_at: copy\n"
        "          steps:\n"
        "            copy:\n"
        "              type: task\n"
        "              command_type: shell\n"
        "              command: |\n"
        "                echo \"no tape in the drive\" >&2\n"
        "                exit 1\n"
        "              next: label\n"
        "            label:\n"
        "              type: stub\n"
        "              next: success\n"
        "      next: success\n"
        "      on_failure: call\n"
        "\n"
        "    call:\n"
        "      type: task\n"
        "      command_type: shell\n"
        "      command: |\n"
        "        echo \"somebody should look at the backups\"\n"
        "      next: fail\n"
    ),
    "config.yaml": (
        "{\"pipeline-executor\": {\"type\": \"local\"}, \"run-log-store\": {\"type\": \"chunked-fs\", \"config\": {\"log_folder\": \"/mnt/runnable/run_logs\"}}, \"catalog\": {\"type\": \"file-system\", \"config\": {\"catalog_location\": \"/mnt/runnable/catalog\"}}, \"secrets\": {\"type\": \"env-secrets\"}}\n"
    ),
}

WORKING_DIRECTORY = "/srv/project"
KILL_GRACE = 30.0
PARAMETERS = {}
COMMANDS = {
    "step": ["/opt/runnable/bin/runnable", "execute-single-node", "-", "/mnt/runnable/airflow/29cda7a022523215/pipeline/branch_fails.yaml", None, "--source", "examples/parallel/branch_fails.yaml", "--config", "/mnt/runnable/airflow/29cda7a022523215/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "begin": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/29cda7a022523215/pipeline/branch_fails.yaml", "out", "--source", "examples/parallel/branch_fails.yaml", "--config", "/mnt/runnable/airflow/29cda7a022523215/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "end": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/29cda7a022523215/pipeline/branch_fails.yaml", "in", "--source", "examples/parallel/branch_fails.yaml", "--config", "/mnt/runnable/airflow/29cda7a022523215/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
    "next": ["/opt/runnable/bin/runnable", "fan", "-", None, "/mnt/runnable/airflow/29cda7a022523215/pipeline/branch_fails.yaml", "in", "--source", "examples/parallel/branch_fails.yaml", "--config", "/mnt/runnable/airflow/29cda7a022523215/config.yaml", "--tag", "nightly", "--log-level", "WARNING", "--output", "places"],
    "close": ["/opt/runnable/bin/runnable", "close-run", "-", "/mnt/runnable/airflow/29cda7a022523215/pipeline/branch_fails.yaml", "--source", "examples/parallel/branch_fails.yaml", "--config", "/mnt/runnable/airflow/29cda7a022523215/config.yaml", "--tag", "nightly", "--log-level", "WARNING"],
}


def lay_out():
    """Put what the run reads into the shared folder; its name tells its content."""
    if os.path.isdir(FOLDER):
        return
    os.makedirs(os.path.dirname(FOLDER), exist_ok=True)
    scratch = tempfile.mkdtemp(dir=os.path.dirname(FOLDER))
    for name, text in FILES.items():
        path = os.path.join(scratch, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    os.chmod(scratch, 0o755)
    try:
        os.rename(scratch, FOLDER)
    except OSError:
        shutil.rmtree(scratch, ignore_errors=True)
        if not os.path.isdir(FOLDER):
            raise


def run_id(dag_run):
    """The id of the run where nobody has named it: of the run of the DAG, in allowed letters."""
    name = dag_run.dag_id + "\n" + dag_run.run_id
    plain = re.sub("[^A-Za-z0-9._-]+", "-", dag_run.dag_id[:30] + "-" + dag_run.run_id)
    return plain.lstrip("._-")[:90] + "-" + hashlib.sha256(name.encode()).hexdigest()[:8]


def variables(context):
    """What a process learns of this run of the DAG."""
    params = context["params"]
    told = {"RUNNABLE_RUN_ID": "", "RUNNABLE_RETRY_RUN_ID": ""}
    told["RUNNABLE_DEFAULT_RUN_ID"] = params.get("run_id") or run_id(context["dag_run"])
    for name, usual in PARAMETERS.items():
        value = json.dumps(params.get(name, usual))
        if value != json.dumps(usual):
            told["RUNNABLE_PRM_" + name] = value
    return told


class Runnable(BaseOperator):
    """A part of the run, by a process of its own. The run log decides what it has to do.

    :param does: which of the COMMANDS it is
    :param step: the step, or the end of its name
    :param place: of an item of a map: what the name of the step begins with
    :param tells: "items" or "text" where what the process tells is for others
    :param env: variables of the process
    """

    template_fields = ("place",)

    def __init__(self, *, does, step="", place="", tells=None, env=None, **kwargs):
        kwargs.setdefault("retries", 0)
        super().__init__(**kwargs)
        self.does = does
        self.step = step
        self.place = place
        self.tells = tells
        self.env = env or {}
        self.process = None

    def execute(self, context):
        lay_out()
        with tempfile.TemporaryDirectory(prefix="runnable") as scratch:
            told = os.path.join(scratch, "told")
            options = ["--output-file", told] if self.tells else []
            code = self.run(self.words() + options, {**os.environ, **self.env, **variables(context)})
            if code == 1 or code < 0:
                raise AirflowException(f"{self.task_id} has failed")
            if code != 0:
                raise AirflowFailException(f"{self.task_id} cannot run: exit code {code}")
            return self.read(told) if self.tells else None

    def words(self):
        return [self.place + self.step if it is None else it for it in COMMANDS[self.does]]

    def read(self, path):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        return json.loads(text) if self.tells == "items" else text

    def run(self, words, env):
        self.process = subprocess.Popen(
            words,
            cwd=WORKING_DIRECTORY,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        try:
            for line in self.process.stdout:
                self.log.info("%s", line.rstrip("\n"))
            return self.process.wait()
        except BaseException:
            self.on_kill()
            raise

    def on_kill(self):
        """Let the process end in order, and tell the run log so; then end all of it."""
        process = self.process
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(KILL_GRACE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


class When(BaseOperator):
    """Succeeds when a task has told this value, or another one where that is asked for."""

    template_fields = ("told",)

    def __init__(self, *, told, value, other=False, **kwargs):
        kwargs.setdefault("retries", 0)
        super().__init__(**kwargs)
        self.told = told
        self.value = value
        self.other = other

    def execute(self, context):
        if (self.told == self.value) == self.other:
            raise AirflowSkipException(f"told was {self.told!r}")


with DAG(
    dag_id="branch_fails",
    description="As the team wants it",
    schedule="@daily",
    start_date=datetime(2026, 1, 31, tzinfo=timezone.utc),
    catchup=False,
    tags=["etl", "it's"],
    max_active_runs=1,
    dagrun_timeout=timedelta(seconds=7200),
    params={"run_id": "", **PARAMETERS},
):
    g1 = TaskGroup(group_id="copies_", prefix_group_id=False, group_display_name="copies")
    g2 = TaskGroup(
        group_id="copies__disk_",
        prefix_group_id=False,
        group_display_name="disk",
        parent_group=g1,
    )
    t3 = Runnable(
        task_id="copies.disk.copy",
        task_group=g2,
        task_display_name="copy",
        does="step",
        step="copies.b=disk.copy",
        pool="steps",
        env={"LEVEL": "3"},
    )
    g4 = TaskGroup(
        group_id="copies__tape_",
        prefix_group_id=False,
        group_display_name="tape",
        parent_group=g1,
    )
    t5 = Runnable(
        task_id="copies.tape.copy",
        task_group=g4,
        task_display_name="copy",
        does="step",
        step="copies.b=tape.copy",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t6 = Runnable(
        task_id="copies.tape.label",
        task_group=g4,
        task_display_name="label",
        does="step",
        step="copies.b=tape.label",
        pool="steps",
        env={"LEVEL": "3"},
    )
    t5 >> t6
    t7 = EmptyOperator(task_id="copies.end", task_group=g1)
    [t3, t6] >> t7
    t8 = EmptyOperator(task_id="copies.bad", trigger_rule="one_failed")
    t7 >> t8
    t9 = EmptyOperator(task_id="copies.over", trigger_rule="all_done")
    [t3, t6, t7] >> t9
    t10 = EmptyOperator(task_id="copies.failed")
    [t9, t8] >> t10
    t11 = Runnable(task_id="call", does="step", step="call", pool="steps", env={"LEVEL": "3"})
    t10 >> t11
    t12 = Runnable(task_id="fail", does="step", step="fail", pool="steps", env={"LEVEL": "3"})
    t11 >> t12
    t13 = Runnable(
        task_id="close-run",
        does="close",
        trigger_rule="all_done",
        pool="steps",
        env={"LEVEL": "3"},
    )
    [t3, t6, t7, t12] >> t13
