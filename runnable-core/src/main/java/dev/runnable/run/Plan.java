package dev.runnable.run;

import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.StepPlan;
import java.util.ArrayList;
import java.util.List;

/// What would run where.
public final class Plan {
    private static final String NO_RUN = "plan";

    private Plan() {}

    /// All steps of a pipeline, in the order of the file, each before those inside of it. Nothing
    /// is started or written, and no engine is asked.
    public static List<StepPlan> of(Preparation.Ready ready) {
        RunContext context = ready.services().context().apply(NO_RUN);
        List<StepPlan> plans = new ArrayList<>();
        ready.request()
                .pipeline()
                .graph()
                .visit((path, node) -> {
                    if (node instanceof Node.Task task) {
                        plans.add(ready.services().executor().plan(path, task, context));
                    } else if (!Node.isEnd(node.name())) {
                        plans.add(new StepPlan(path, node.type(), "", branches(node), ""));
                    }
                });
        return plans;
    }

    private static String branches(Node node) {
        int count = Graph.branchesOf(node).size();
        return switch (node) {
            case Node.Map map -> "its branch for each item of '" + map.iterateOn() + "'";
            case Node.Parallel _ -> "its " + count + " branches";
            case Node.Conditional _ -> "one of its " + count + " branches";
            case Node.Loop loop -> "its branch, at most " + loop.maxIterations() + " times";
            case Node.Dag _ -> "its branch";
            case Node.Stub _, Node.Task _, Node.Success _, Node.Fail _ -> "nothing";
        };
    }
}
