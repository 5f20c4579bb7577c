package dev.runnable.image;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// This program as it is installed: `bin` with its launcher, and `lib`.
///
/// @param build tells its files from those of any other build
public record Distribution(Path root, String build) {
    /// Where it is in images.
    static final String PLACE = "/opt/runnable";

    /// Its launcher in images.
    static final String LAUNCHER = PLACE + "/bin/runnable";

    private static final Pattern BUILD = Pattern.compile("(?m)^build_id=(\\w+)$");

    /// @param self the command that starts this program
    /// @throws ProblemException when that is not the launcher of a distribution
    public static Distribution of(List<String> self) {
        return self.stream()
                .findFirst()
                .filter(_ -> self.size() == 1)
                .flatMap(launcher -> read(Path.of(launcher)))
                .orElseThrow(() ->
                        new ProblemException(
                                Problem.error(
                                                ProblemCode.NO_RUNTIME,
                                                SourceLocation.of("runnable"),
                                                "what is to go into the image is not there: an"
                                                        + " installation of this program")
                                        .withHint(
                                                "Start this by 'bin/runnable' of a distribution.")));
    }

    private static Optional<Distribution> read(Path launcher) {
        Path root = launcher.resolve("../..").normalize();
        try {
            Matcher build = BUILD.matcher(Files.readString(root.resolve("lib/manifest.sh")));
            return build.find()
                    ? Optional.of(new Distribution(root, build.group(1)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
