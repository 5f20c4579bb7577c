package dev.runnable.spec;

import dev.runnable.graph.Graph;
import dev.runnable.problem.ProblemCode;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads the graphs inside a step: `branch`, or `branches` by name.
final class BranchesSpecReader {
    private final SpecContext context;
    private final String step;

    BranchesSpecReader(SpecContext context, String step) {
        this.context = context;
        this.step = step;
    }

    /// The graph under `key`, called `name` in paths.
    Optional<Graph> readOne(Fields fields, String key, String name) {
        return fields.mapping(key)
                .flatMap(
                        mapping -> new GraphSpecReader(context.inBranch(step, name)).read(mapping));
    }

    /// A required `branch`.
    Optional<Graph> readBranch(Fields fields) {
        fields.require("branch", "Add 'branch:' with 'start_at' and 'steps' below it.");
        return readOne(fields, "branch", "branch");
    }

    /// The required `branches`; empty when one of them could not be read.
    Optional<SequencedMap<String, Graph>> readBranches(Fields fields) {
        fields.require("branches", "Add 'branches:' with a name and a graph for each.");
        Optional<Located> value = fields.value("branches");
        if (value.isPresent() && !(value.get() instanceof Located.Mapping)) {
            fields.wrongType(
                    "branches",
                    value.get(),
                    "a mapping",
                    Optional.of("Write each branch below its name."));
            return Optional.empty();
        }
        return fields.mapping("branches").flatMap(mapping -> readBranches(mapping, fields));
    }

    private Optional<SequencedMap<String, Graph>> readBranches(
            Located.Mapping mapping, Fields fields) {
        if (mapping.entries().isEmpty()) {
            fields.reporter()
                    .error(
                            ProblemCode.EMPTY_COLLECTION,
                            mapping.location(),
                            "'branches' is empty",
                            "Add at least one branch.");
            return Optional.empty();
        }
        Fields named = Fields.of(mapping, fields.reporter());
        SequencedMap<String, Graph> branches = new LinkedHashMap<>();
        boolean complete = true;
        for (Located.Entry entry : mapping.entries().values()) {
            String name = entry.key().text();
            Names.check("branch", entry.key(), fields.reporter());
            Optional<Graph> graph = readOne(named, name, name);
            graph.ifPresent(branch -> branches.put(name, branch));
            complete &= graph.isPresent();
        }
        return complete ? Optional.of(branches) : Optional.empty();
    }
}
