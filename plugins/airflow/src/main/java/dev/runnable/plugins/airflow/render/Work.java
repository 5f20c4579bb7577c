package dev.runnable.plugins.airflow.render;

/// What the process of a task does.
enum Work {
    /// Runs a step without branches.
    STEP("step"),
    /// Begins a step with branches, and tells which of them there are.
    BEGIN("begin"),
    /// Ends a step with branches.
    END("end"),
    /// Ends an iteration of a loop, and tells whether there is another.
    NEXT("next"),
    /// Ends the run.
    CLOSE("close");

    private final String text;

    Work(String text) {
        this.text = text;
    }

    /// As the DAG file calls it.
    String text() {
        return text;
    }

    boolean tells() {
        return this == BEGIN || this == NEXT;
    }
}
