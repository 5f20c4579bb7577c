package dev.runnable.config;

import static java.util.Objects.requireNonNull;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which configuration or parameters file is read.
///
/// @param file empty when there is none
/// @param displayName the file as the user named it; empty when there is none
/// @param warnings what the user should know about the choice
public record FileChoice(Optional<Path> file, String displayName, List<Problem> warnings) {
    /// The environment variable that names a configuration file.
    public static final String CONFIGURATION_VARIABLE = "RUNNABLE_CONFIGURATION_FILE";

    /// The environment variable that names a parameters file.
    public static final String PARAMETERS_VARIABLE = "RUNNABLE_PARAMETERS_FILE";

    /// The configuration file that is read when none is named.
    public static final String USUAL_CONFIGURATION = "runnable-config.yaml";

    public FileChoice {
        requireNonNull(file, "file");
        requireNonNull(displayName, "displayName");
        warnings = List.copyOf(warnings);
    }

    /// The option's file, else the variable's, else `runnable-config.yaml` in the working
    /// directory, else none: the defaults.
    public static FileChoice configuration(
            Optional<String> option, Map<String, String> environment, Path workingDirectory) {
        FileChoice named = named(option, CONFIGURATION_VARIABLE, environment, workingDirectory);
        Path usual = workingDirectory.resolve(USUAL_CONFIGURATION);
        return named.file().isEmpty() && Files.exists(usual)
                ? new FileChoice(Optional.of(usual), USUAL_CONFIGURATION, named.warnings())
                : named;
    }

    /// The option's file, else the variable's, else none.
    public static FileChoice parameters(
            Optional<String> option, Map<String, String> environment, Path workingDirectory) {
        return named(option, PARAMETERS_VARIABLE, environment, workingDirectory);
    }

    private static FileChoice named(
            Optional<String> option,
            String variable,
            Map<String, String> environment,
            Path workingDirectory) {
        Optional<String> given =
                Optional.ofNullable(environment.get(variable)).filter(text -> !text.isBlank());
        boolean both = option.isPresent() && given.isPresent() && !option.equals(given);
        List<Problem> warnings = both ? List.of(both(option.get(), variable, given)) : List.of();
        return option.or(() -> given)
                .map(name ->
                        new FileChoice(Optional.of(workingDirectory.resolve(name)), name, warnings))
                .orElseGet(() -> new FileChoice(Optional.empty(), "", warnings));
    }

    private static Problem both(String option, String variable, Optional<String> given) {
        return Problem.warning(
                        ProblemCode.CONFIGURATION_OVERRIDDEN,
                        SourceLocation.of(variable),
                        "names '%s', but the command line names '%s', which is used"
                                .formatted(given.orElse(""), option))
                .withHint("Unset the variable, or leave the option out.");
    }
}
