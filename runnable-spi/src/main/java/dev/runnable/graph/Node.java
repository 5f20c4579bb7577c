package dev.runnable.graph;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// A step as its graph holds it. A switch over this type has no `default`: a new kind must break
/// every executor at compile time.
public sealed interface Node {
    /// The step's name, unique in its graph.
    String name();

    StepOptions options();

    /// The `type` of the pipeline file and the `step_type` of the run log.
    String type();

    /// A command that is run.
    record Task(String name, TaskSpec task, CatalogSpec catalog, StepOptions options)
            implements Node {
        public Task {
            requireNonNull(name, "name");
            requireNonNull(task, "task");
            requireNonNull(catalog, "catalog");
            requireNonNull(options, "options");
        }

        @Override
        public String type() {
            return "task";
        }
    }

    /// A step that does nothing and succeeds.
    record Stub(String name, StepOptions options) implements Node {
        public Stub {
            requireNonNull(name, "name");
            requireNonNull(options, "options");
        }

        @Override
        public String type() {
            return "stub";
        }
    }

    /// Branches that run side by side.
    record Parallel(String name, SequencedMap<String, Graph> branches, StepOptions options)
            implements Node {
        public Parallel {
            requireNonNull(name, "name");
            branches = copy(branches);
            requireNonNull(options, "options");
        }

        @Override
        public String type() {
            return "parallel";
        }
    }

    /// One branch for each item of a list parameter.
    ///
    /// @param iterateOn the parameter that holds the list
    /// @param iterateAs the variable that holds the item
    /// @param maxConcurrency items that run at once; absent: only the executor's limit
    record Map(
            String name,
            String iterateOn,
            String iterateAs,
            Graph branch,
            Optional<String> reducer,
            OptionalInt maxConcurrency,
            StepOptions options)
            implements Node {
        public Map {
            requireNonNull(name, "name");
            requireNonNull(iterateOn, "iterateOn");
            requireNonNull(iterateAs, "iterateAs");
            requireNonNull(branch, "branch");
            requireNonNull(reducer, "reducer");
            requireNonNull(maxConcurrency, "maxConcurrency");
            requireNonNull(options, "options");
        }

        @Override
        public String type() {
            return "map";
        }
    }

    /// The one branch whose key equals a parameter's value.
    ///
    /// @param branches by key, in declaration order
    /// @param defaultBranch key of the branch taken when none matches
    record Conditional(
            String name,
            String parameter,
            SequencedMap<String, Graph> branches,
            Optional<String> defaultBranch,
            StepOptions options)
            implements Node {
        public Conditional {
            requireNonNull(name, "name");
            requireNonNull(parameter, "parameter");
            branches = copy(branches);
            requireNonNull(defaultBranch, "defaultBranch");
            requireNonNull(options, "options");
        }

        @Override
        public String type() {
            return "conditional";
        }
    }

    /// A branch repeated until a parameter is true.
    ///
    /// @param maxIterations at least 1
    /// @param indexAs the variable that holds the 0-based index
    record Loop(
            String name,
            Graph branch,
            int maxIterations,
            String breakOn,
            String indexAs,
            StepOptions options)
            implements Node {
        public Loop {
            requireNonNull(name, "name");
            requireNonNull(branch, "branch");
            requireNonNull(breakOn, "breakOn");
            requireNonNull(indexAs, "indexAs");
            requireNonNull(options, "options");
        }

        @Override
        public String type() {
            return "loop";
        }
    }

    /// A nested pipeline.
    ///
    /// @param file the pipeline file it was read from, as written, where it is not inline
    record Dag(String name, Graph branch, Optional<String> file, StepOptions options)
            implements Node {
        /// The name of its one branch.
        public static final String BRANCH = "dag";

        public Dag {
            requireNonNull(name, "name");
            requireNonNull(branch, "branch");
            requireNonNull(file, "file");
            requireNonNull(options, "options");
        }

        @Override
        public String type() {
            return "dag";
        }
    }

    /// The end of a graph that succeeded.
    record Success() implements Node {
        public static final String NAME = "success";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public StepOptions options() {
            return StepOptions.NONE;
        }

        @Override
        public String type() {
            return NAME;
        }
    }

    /// The end of a graph that failed.
    record Fail() implements Node {
        public static final String NAME = "fail";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public StepOptions options() {
            return StepOptions.NONE;
        }

        @Override
        public String type() {
            return NAME;
        }
    }

    /// Whether it ends its graph: `success` or `fail`.
    default boolean isEnd() {
        return this instanceof Success || this instanceof Fail;
    }

    /// Whether this is the name of an end. No other step can have it.
    static boolean isEnd(String name) {
        return name.equals(Success.NAME) || name.equals(Fail.NAME);
    }

    private static SequencedMap<String, Graph> copy(SequencedMap<String, Graph> branches) {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(branches));
    }
}
