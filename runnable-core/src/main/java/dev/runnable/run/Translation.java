package dev.runnable.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.Problems;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.RenderRequest;
import dev.runnable.spi.Rendering;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.TranspilingExecutor;
import java.util.List;
import java.util.function.Function;

/// A pipeline that becomes the document of another platform.
public final class Translation {
    private final Writer writer;
    private final RunRequest request;

    /// What writes documents.
    ///
    /// @param configuration as [RenderRequest#configuration]
    record Writer(
            TranspilingExecutor executor,
            RunContext context,
            CatalogService catalog,
            Function<String, JsonNode> configuration) {
        Writer {
            requireNonNull(executor, "executor");
            requireNonNull(context, "context");
            requireNonNull(catalog, "catalog");
            requireNonNull(configuration, "configuration");
        }
    }

    Translation(RunRequest request, Writer writer) {
        this.request = request;
        this.writer = writer;
    }

    public RunRequest request() {
        return request;
    }

    public TranspilingExecutor executor() {
        return writer.executor();
    }

    public RunContext context() {
        return writer.context();
    }

    /// Tells what of this pipeline the platform cannot do, without writing anything.
    public List<Problem> check() {
        Problems problems = new Problems();
        problems.addAll(writer.executor().check(request.pipeline(), writer.context()));
        problems.addAll(writer.catalog().check(request.pipeline()));
        return placed(problems.sorted());
    }

    /// As [#check], and what is only found out by writing the document.
    public List<Problem> checkWhole() {
        List<Problem> problems = check();
        if (problems.stream().anyMatch(Problem::isError)) {
            return problems;
        }
        try {
            render();
            return problems;
        } catch (ProblemException e) {
            return e.problems();
        }
    }

    /// The document, the same for the same pipeline and configuration.
    ///
    /// @throws ProblemException with all that is wrong
    public Rendering render() {
        List<Problem> problems = check();
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new ProblemException(problems);
        }
        try {
            return writer.executor()
                    .render(
                            new RenderRequest(
                                    request.pipeline(),
                                    request.parameters(),
                                    request.runId(),
                                    request.tag(),
                                    writer.configuration()));
        } catch (ProblemException e) {
            throw new ProblemException(placed(e.problems()));
        }
    }

    /// What a program is told that wants to run the pipeline itself.
    public ProblemException notHere() {
        return new ProblemException(
                Executors.writesDocuments(executor(), SourceLocation.of("configuration")));
    }

    private List<Problem> placed(List<Problem> found) {
        return found.isEmpty() ? found : request.places().place(found);
    }
}
