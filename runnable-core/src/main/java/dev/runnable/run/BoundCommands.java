package dev.runnable.run;

import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Problems;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.RunContext;

/// Steps that call what no other process finds by its name, where they would have to.
record BoundCommands(Pipeline pipeline, RunServices services, RunContext context) {
    void check(Problems problems) {
        if (services.executor().leavesProcess() && context.code().isPresent()) {
            pipeline.graph().visit((path, node) -> check(path, node, problems));
        }
    }

    private void check(String path, Node node, Problems problems) {
        if (node instanceof Node.Task task && isBound(task)) {
            problems.add(
                    Problem.error(
                                    ProblemCode.NOT_SUPPORTED,
                                    SourceLocation.of(pipeline.source()),
                                    "the executor '"
                                            + services.executor().type()
                                            + "' runs every step in a process of its own, which"
                                            + " does not find a lambda or a method of an object")
                            .inStep(path)
                            .withHint("Write a static method and name it: Sales::clean."));
        }
    }

    private boolean isBound(Node.Task task) {
        return task.task().type().equals("java")
                && context.code().flatMap(it -> it.bound(task.task().command())).isPresent();
    }
}
