package dev.runnable.run;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The names of runs: those that users give and those that are made up.
public final class RunIds {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private static final List<String> MANNERS =
            List.of(
                    "agile",
                    "amber",
                    "ample",
                    "brave",
                    "brisk",
                    "calm",
                    "candid",
                    "clear",
                    "clever",
                    "cosmic",
                    "crisp",
                    "daring",
                    "deft",
                    "eager",
                    "early",
                    "exact",
                    "fair",
                    "firm",
                    "fluent",
                    "frank",
                    "fresh",
                    "gentle",
                    "glad",
                    "golden",
                    "grand",
                    "happy",
                    "humble",
                    "keen",
                    "kind",
                    "lively",
                    "lucid",
                    "merry",
                    "mellow",
                    "modest",
                    "neat",
                    "nimble",
                    "noble",
                    "patient",
                    "plain",
                    "polite",
                    "proud",
                    "quick",
                    "quiet",
                    "ready",
                    "serene",
                    "sharp",
                    "silent",
                    "sincere",
                    "smooth",
                    "solid",
                    "steady",
                    "sunny",
                    "swift",
                    "tidy",
                    "tranquil",
                    "upbeat",
                    "valiant",
                    "vivid",
                    "warm",
                    "wise",
                    "witty",
                    "young",
                    "zealous",
                    "zesty");

    private static final List<String> SCIENTISTS =
            List.of(
                    "abel",
                    "agnesi",
                    "ampere",
                    "babbage",
                    "bell",
                    "bohr",
                    "boole",
                    "bose",
                    "cantor",
                    "carson",
                    "cauchy",
                    "cori",
                    "curie",
                    "darwin",
                    "dirac",
                    "edison",
                    "elion",
                    "euler",
                    "faraday",
                    "fermat",
                    "fermi",
                    "franklin",
                    "galilei",
                    "galois",
                    "gauss",
                    "germain",
                    "goodall",
                    "haber",
                    "hamilton",
                    "hertz",
                    "hilbert",
                    "hodgkin",
                    "hopper",
                    "hubble",
                    "huygens",
                    "johnson",
                    "joule",
                    "kepler",
                    "kovalevskaya",
                    "lagrange",
                    "lamarr",
                    "laplace",
                    "leavitt",
                    "leibniz",
                    "lovelace",
                    "maxwell",
                    "mayer",
                    "mendel",
                    "meitner",
                    "morse",
                    "newton",
                    "noether",
                    "ohm",
                    "pascal",
                    "pasteur",
                    "planck",
                    "poincare",
                    "ramanujan",
                    "rubin",
                    "shannon",
                    "tesla",
                    "turing",
                    "volta",
                    "wu");

    private RunIds() {}

    /// For instance `calm-noether-1932`: easy to say, good for file names and Kubernetes. May be
    /// taken already.
    ///
    /// @param attempt 0 at first; from 1 on a random part makes it ever more likely to be free
    public static String generate(ZonedDateTime now, RandomGenerator random, int attempt) {
        String id =
                pick(MANNERS, random)
                        + "-"
                        + pick(SCIENTISTS, random)
                        + "-"
                        + now.format(DateTimeFormatter.ofPattern("HHmm", Locale.ROOT));
        return attempt == 0 ? id : id + "-" + Integer.toString(random.nextInt(46656, 1679616), 36);
    }

    private static String pick(List<String> words, RandomGenerator random) {
        return words.get(random.nextInt(words.size()));
    }

    /// Refuses what is no good name for a folder, a file and a Kubernetes label at once.
    ///
    /// @param source where it was given, for the message
    public static void check(String runId, String source) {
        if (!VALID.matcher(runId).matches()) {
            throw new ProblemException(
                    Problem.error(
                                    ProblemCode.BAD_RUN_ID,
                                    SourceLocation.of(source),
                                    "'" + runId + "' is not a run id")
                            .withHint(
                                    "Use up to 100 letters, digits, '.', '_' and '-', beginning"
                                            + " with a letter or digit."));
        }
    }
}
