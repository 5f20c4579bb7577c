package dev.runnable.argo.render;

import dev.runnable.argo.config.ArgoConfiguration;
import dev.runnable.argo.config.PodOptions;
import dev.runnable.graph.Node;
import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.problem.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What Argo, or this configuration, cannot do of a pipeline. Every problem names its step; whoever
/// knows the pipeline's file puts them at their lines.
public final class PipelineCheck {
    private static final Set<String> SECRET_WORDS =
            Set.of("password", "passwd", "secret", "token", "credential", "apikey", "privatekey");

    private final ArgoConfiguration configuration;
    private final Pipeline pipeline;
    private final List<Problem> problems = new ArrayList<>();

    private PipelineCheck(ArgoConfiguration configuration, Pipeline pipeline) {
        this.configuration = configuration;
        this.pipeline = pipeline;
    }

    /// All of them.
    public static List<Problem> check(ArgoConfiguration configuration, Pipeline pipeline) {
        PipelineCheck check = new PipelineCheck(configuration, pipeline);
        pipeline.graph().visit(check::check);
        Depth.tooDeep(pipeline.graph()).forEach(check::tellTooDeep);
        check.checkPlainSecrets();
        return List.copyOf(check.problems);
    }

    private void check(String path, Node node) {
        PodShape.override(node)
                .filter(name -> !configuration.overrides().containsKey(name))
                .ifPresent(name -> tellUnknownOverride(path, name));
        if (Retries.isRounded(node.options().retry())) {
            tell(
                    warning(
                            "Argo multiplies waits between tries by whole numbers; the factor %s is"
                                            .formatted(node.options().retry().factor())
                                    + " rounded up"),
                    path,
                    "Write a whole number as 'factor'.");
        }
        switch (node) {
            case Node.Task task -> checkSecrets(path, task);
            case Node.Dag dag -> {
                checkTimeout(path, dag);
                checkFile(path, dag);
            }
            case Node.Parallel _, Node.Conditional _, Node.Map _, Node.Loop _ ->
                    checkTimeout(path, node);
            case Node.Stub _, Node.Success _, Node.Fail _ -> {}
        }
    }

    private void tellUnknownOverride(String path, String name) {
        Set<String> known = configuration.overrides().keySet();
        tell(
                error(
                        ProblemCode.UNKNOWN_OVERRIDE,
                        "the configuration has no override " + Excerpt.quote(name)),
                path,
                Suggestion.didYouMean(name, known)
                        .orElse(
                                known.isEmpty()
                                        ? "Add it to 'overrides' of the executor."
                                        : "It has " + String.join(", ", known) + "."));
    }

    private void checkTimeout(String path, Node node) {
        if (node.options().timeout().isPresent()) {
            tell(
                    error(
                            ProblemCode.NOT_ON_PLATFORM,
                            "Argo has no timeout for a step of type '" + node.type() + "'"),
                    path,
                    "Give its steps a timeout, or the workflow an 'active_deadline_seconds'.");
        }
    }

    /// What goes along with the workflow stands in one folder.
    private void checkFile(String path, Node.Dag dag) {
        if (dag.file().filter(file -> Path.of(file).isAbsolute()).isPresent()) {
            tell(
                    error(
                            ProblemCode.NOT_ON_PLATFORM,
                            "pods cannot see the file " + Excerpt.quote(dag.file().get())),
                    path,
                    "Name it by its way from the pipeline file.");
        }
    }

    private void checkSecrets(String path, Node.Task task) {
        if (configuration.secret().isPresent()) {
            return;
        }
        Map<String, ?> given = options(task).environment();
        task.task().secrets().stream()
                .filter(secret -> !given.containsKey(secret))
                .forEach(secret ->
                        tell(
                                error(
                                        ProblemCode.SECRET_WITHOUT_SOURCE,
                                        "nothing tells where pods get the secret "
                                                + Excerpt.quote(secret)),
                                path,
                                "Add 'secret_from_k8s: NAME' with the Kubernetes secret that has"
                                        + " it, or an 'env' with 'secret_name' and 'secret_key'."));
    }

    private PodOptions options(Node node) {
        return configuration.of(
                PodShape.override(node).filter(configuration.overrides()::containsKey));
    }

    private void tellTooDeep(String path, int levels) {
        tell(
                warning(
                        "a run may come to %d levels of templates here, and Argo stops at %d unless"
                                        .formatted(levels, Depth.LIMIT)
                                + " its controller is told otherwise"),
                path,
                "Lower 'max_iterations', or set DISABLE_MAX_RECURSION for Argo's controller.");
    }

    private void checkPlainSecrets() {
        configuration
                .usual()
                .environment()
                .forEach((name, variable) -> {
                    if (variable.has("value") && soundsSecret(name)) {
                        problems.add(
                                warning(
                                                ProblemCode.SECRET_IN_PLAIN_TEXT,
                                                "everybody who sees the workflow sees the value of"
                                                        + " the variable "
                                                        + Excerpt.quote(name))
                                        .withHint(
                                                "Put it into a Kubernetes secret, and write"
                                                        + " 'secret_name' and 'secret_key' for it."));
                    }
                });
    }

    private static boolean soundsSecret(String name) {
        String folded = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
        return SECRET_WORDS.stream().anyMatch(folded::contains);
    }

    private Problem error(ProblemCode code, String message) {
        return Problem.error(code, SourceLocation.of(pipeline.source()), message);
    }

    private Problem warning(String message) {
        return warning(ProblemCode.NOT_ON_PLATFORM, message);
    }

    private Problem warning(ProblemCode code, String message) {
        return Problem.warning(code, SourceLocation.of(pipeline.source()), message);
    }

    private void tell(Problem problem, String path, String hint) {
        problems.add(problem.inStep(path).withHint(hint));
    }
}
