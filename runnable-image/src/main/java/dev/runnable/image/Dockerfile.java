package dev.runnable.image;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import java.util.Map;
import java.util.stream.Collectors;

/// The same image as text for `docker build`. Every layer is a folder beside it, with the files at
/// their places.
public final class Dockerfile {
    static final String FIRST_LINE = "# Written by 'runnable image dockerfile'.";

    private Dockerfile() {}

    /// @throws ProblemException when no such text can name the base image
    public static String of(BaseImage base, ImageContent content) {
        StringBuilder text = new StringBuilder(FIRST_LINE + "\n");
        text.append("FROM ").append(name(base)).append('\n');
        for (ImageLayer layer : content.layers()) {
            text.append("COPY --chown=%s %s/ /\n".formatted(layer.owner(), layer.name()));
        }
        text.append("ENV ").append(pairs(content.environment())).append('\n');
        text.append("LABEL ").append(pairs(content.labels())).append('\n');
        text.append("USER ").append(content.user()).append('\n');
        text.append("WORKDIR ").append(content.folder()).append('\n');
        return text.append(
                        content.entrypoint().stream()
                                .map(Dockerfile::quoted)
                                .collect(Collectors.joining(", ", "ENTRYPOINT [", "]\n")))
                .toString();
    }

    private static String name(BaseImage base) {
        return switch (base) {
            case BaseImage.Registry(String name) -> name;
            case BaseImage.Engine(String name) -> name;
            case BaseImage.Scratch _ -> "scratch";
            case BaseImage.TarFile _ ->
                    throw new ProblemException(
                            Problem.error(
                                            ProblemCode.NO_BASE_IMAGE,
                                            SourceLocation.of("Dockerfile"),
                                            "a Dockerfile cannot name the base image " + base)
                                    .withHint(
                                            "Load it (docker load -i FILE), and name it as"
                                                    + " 'docker:NAME'."));
        };
    }

    private static String pairs(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + quoted(pair.getValue().replace("$", "\\$")))
                .collect(Collectors.joining(" \\\n    "));
    }

    private static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\").replace("\\\\$", "\\$").replace("\"", "\\\"")
                + "\"";
    }
}
