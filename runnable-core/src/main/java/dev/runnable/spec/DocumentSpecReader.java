package dev.runnable.spec;

import dev.runnable.graph.Graph;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.List;
import java.util.Optional;

/// Reads a whole pipeline file: `dag` and `parameters`. Other keys are free, for instance to hold
/// anchors.
final class DocumentSpecReader {
    private static final String SHAPE =
            "A pipeline file begins with 'dag:', with 'start_at' and 'steps' below it.";

    private final SpecContext context;
    private final Reporter reporter;

    DocumentSpecReader(SpecContext context) {
        this.context = context;
        this.reporter = context.reporter();
    }

    Optional<Pipeline> readPipeline() {
        SpecContext.Shared shared = context.shared();
        return shared.files
                .tree(context.file(), reporter)
                .flatMap(this::readGraph)
                .map(graph ->
                        new Pipeline(
                                context.file().name(),
                                graph,
                                shared.parameters,
                                shared.files.texts()));
    }

    Optional<Graph> readGraph(Located document) {
        if (document instanceof Located.Mapping mapping) {
            Fields fields = Fields.of(mapping, reporter);
            readParameters(fields);
            return readDag(fields, mapping);
        }
        if (document instanceof Located.Scalar scalar && scalar.isNull()) {
            reporter.error(ProblemCode.EMPTY_FILE, document.location(), "the file is empty", SHAPE);
        } else {
            reporter.error(
                    ProblemCode.WRONG_TYPE,
                    document.location(),
                    "a pipeline is a mapping, found " + document.describe(),
                    SHAPE);
        }
        return Optional.empty();
    }

    private Optional<Graph> readDag(Fields fields, Located.Mapping document) {
        if (!fields.has("dag")) {
            tellMissing(document);
            return Optional.empty();
        }
        return fields.mapping("dag").flatMap(dag -> new GraphSpecReader(context).read(dag));
    }

    private void tellMissing(Located.Mapping document) {
        boolean flat =
                document.entries().containsKey("steps")
                        || document.entries().containsKey("start_at");
        String hint =
                flat
                        ? "Put 'dag:' above 'start_at' and 'steps', and indent them below it."
                        : nearest(document).orElse(SHAPE);
        reporter.error(ProblemCode.MISSING_PROPERTY, document.location(), "'dag' is missing", hint);
    }

    private static Optional<String> nearest(Located.Mapping document) {
        return Suggestion.nearest("dag", document.entries().keySet())
                .or(() -> Suggestion.nearest("pipeline", document.entries().keySet()))
                .map(name -> "Rename " + Excerpt.quote(name) + " to 'dag'.");
    }

    /// A nested file's own defaults count too, below those of the files that name it.
    private void readParameters(Fields fields) {
        if (fields.present("parameters").isEmpty()) {
            return;
        }
        fields.mapping("parameters")
                .ifPresent(mapping -> mapping.entries().values().forEach(this::addParameter));
    }

    private void addParameter(Located.Entry entry) {
        String name = entry.key().text();
        SourceLocation place = entry.key().location();
        SpecContext.Shared shared = context.shared();
        if (name.isEmpty()) {
            reporter.error(ProblemCode.BAD_NAME, place, "a parameter needs a name");
            return;
        }
        SourceLocation first = shared.parameterPlaces.putIfAbsent(name, place);
        if (first == null) {
            shared.parameters.put(name, entry.value().toJson());
        } else if (!first.equals(place) && isNested(first)) {
            reporter.warning(
                    ProblemCode.CONFLICTING_PROPERTIES,
                    place,
                    "the default of " + Excerpt.quote(name) + " is set already at " + first,
                    "Set it in the outermost pipeline, whose default wins.");
        }
    }

    private boolean isNested(SourceLocation place) {
        List<SourceFile> files = context.inclusions();
        return files.stream().noneMatch(file -> file.name().equals(place.file()));
    }
}
