package dev.runnable.spec;

import dev.runnable.graph.Graph;
import dev.runnable.graph.Node;
import dev.runnable.graph.StepOptions;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Suggestion;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads a step of type `conditional`. `default` is a graph, kept as the branch `default`, or the
/// name of one of the branches.
final class ConditionalSpecReader {
    private static final String DEFAULT = "default";

    private final SpecContext context;

    ConditionalSpecReader(SpecContext context) {
        this.context = context;
    }

    Optional<Node> read(String name, Fields fields) {
        StepOptions options = new StepOptionsReader().read(fields);
        Optional<String> parameter =
                RequiredName.read(fields, "parameter", "Name the parameter that decides.");
        BranchesSpecReader reader = new BranchesSpecReader(context, name);
        Optional<SequencedMap<String, Graph>> branches = reader.readBranches(fields);
        checkBooleans(fields);
        Optional<Located> written = fields.present(DEFAULT);
        fields.rejectOthers(CommonMistakes::inComposite);
        Optional<Graph> inline = Optional.empty();
        Optional<String> key = Optional.empty();
        if (written.isPresent() && written.get() instanceof Located.Scalar scalar) {
            key = checkKey(scalar, fields);
        } else if (written.isPresent()) {
            inline = inlineDefault(fields, reader);
            key = Optional.of(DEFAULT);
        }
        boolean complete = written.isEmpty() || inline.isPresent() || isKey(written.get());
        if (parameter.isEmpty() || branches.isEmpty() || !complete) {
            return Optional.empty();
        }
        SequencedMap<String, Graph> all = new LinkedHashMap<>(branches.get());
        inline.ifPresent(graph -> all.put(DEFAULT, graph));
        return Optional.of(new Node.Conditional(name, parameter.get(), all, key, options));
    }

    private static boolean isKey(Located written) {
        return written instanceof Located.Scalar;
    }

    private static Optional<Graph> inlineDefault(Fields fields, BranchesSpecReader reader) {
        if (branches(fields).containsKey(DEFAULT)) {
            fields.reporter()
                    .error(
                            ProblemCode.CONFLICTING_PROPERTIES,
                            fields.entry(DEFAULT).orElseThrow().key().location(),
                            "there is a branch called 'default' as well",
                            "Write 'default: default' to take that branch when none matches, or"
                                    + " rename it.");
        }
        return reader.readOne(fields, DEFAULT, DEFAULT);
    }

    private static Optional<String> checkKey(Located.Scalar key, Fields fields) {
        Map<String, Located.Entry> branches = branches(fields);
        if (!branches.isEmpty() && !branches.containsKey(key.text())) {
            String hint =
                    Suggestion.didYouMean(key.text(), branches.keySet())
                            .orElse("Name one of 'branches', or write a graph here.");
            fields.reporter()
                    .error(
                            ProblemCode.BAD_VALUE,
                            key.location(),
                            "'default' names the branch %s, which is not there"
                                    .formatted(Excerpt.quote(key.text())),
                            hint);
        }
        return Optional.of(key.text());
    }

    private static SequencedMap<String, Located.Entry> branches(Fields fields) {
        return fields.value("branches").isPresent()
                        && fields.value("branches").get() instanceof Located.Mapping mapping
                ? mapping.entries()
                : new LinkedHashMap<>();
    }

    /// `true` and `True` match the same values.
    private static void checkBooleans(Fields fields) {
        Map<String, Located.Scalar> seen = new HashMap<>();
        for (Located.Entry entry : branches(fields).values()) {
            String folded = entry.key().text().toLowerCase(Locale.ROOT);
            if (!folded.equals("true") && !folded.equals("false")) {
                continue;
            }
            Located.Scalar first = seen.putIfAbsent(folded, entry.key());
            if (first != null) {
                fields.reporter()
                        .error(
                                ProblemCode.DUPLICATE_VALUE,
                                entry.key().location(),
                                "'%s' matches the same value as '%s' in line %d"
                                        .formatted(
                                                entry.key().text(),
                                                first.text(),
                                                first.location().line()),
                                "Remove one of them.");
            }
        }
    }
}
