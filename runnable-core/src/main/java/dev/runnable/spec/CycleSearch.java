package dev.runnable.spec;

import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.spec.References.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds cycles by a depth-first search without recursion: a chain may be 100,000 steps long.
final class CycleSearch {
    private static final int MOST_TOLD = 20;
    private static final int LONGEST_SHOWN = 12;

    private enum State {
        NEW,
        ON_PATH,
        DONE
    }

    private final References references;
    private final StepNames names;
    private final Reporter reporter;
    private final State[] states;
    private final int[] path;
    private final int[] nextReference;
    private int found;

    CycleSearch(References references, StepNames names, Reporter reporter) {
        this.references = references;
        this.names = names;
        this.reporter = reporter;
        this.states = new State[references.steps()];
        this.path = new int[references.steps()];
        this.nextReference = new int[references.steps()];
        Arrays.fill(states, State.NEW);
    }

    /// Tells every cycle that closes a path; true when there is none.
    boolean isAcyclic() {
        for (int start = 0; start < states.length; start++) {
            if (states[start] == State.NEW) {
                follow(start);
            }
        }
        return found == 0;
    }

    private void follow(int start) {
        int depth = 0;
        path[0] = start;
        states[start] = State.ON_PATH;
        while (depth >= 0) {
            int step = path[depth];
            List<Reference> after = references.after(step);
            if (nextReference[step] == after.size()) {
                states[step] = State.DONE;
                depth--;
                continue;
            }
            Reference reference = after.get(nextReference[step]++);
            switch (states[reference.to()]) {
                case NEW -> {
                    path[++depth] = reference.to();
                    states[reference.to()] = State.ON_PATH;
                }
                case ON_PATH -> tell(depth, reference);
                case DONE -> {}
            }
        }
    }

    private void tell(int depth, Reference closing) {
        if (++found > MOST_TOLD) {
            return;
        }
        List<String> cycle = new ArrayList<>();
        int start = depth;
        while (path[start] != closing.to()) {
            start--;
        }
        for (int i = start; i <= depth; i++) {
            cycle.add(names.name(path[i]));
        }
        reporter.error(
                ProblemCode.CYCLE,
                closing.place(),
                "the steps form a cycle: " + shorten(cycle) + " -> " + names.name(closing.to()),
                "Remove one of these references; use a loop step to repeat something.");
    }

    private static String shorten(List<String> cycle) {
        if (cycle.size() <= LONGEST_SHOWN) {
            return String.join(" -> ", cycle);
        }
        int half = LONGEST_SHOWN / 2;
        return String.join(" -> ", cycle.subList(0, half))
                + " -> ... ("
                + (cycle.size() - 2 * half)
                + " more) ... -> "
                + String.join(" -> ", cycle.subList(cycle.size() - half, cycle.size()));
    }
}
