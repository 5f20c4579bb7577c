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
