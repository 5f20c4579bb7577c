package dev.runnable.yaml;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/// Reads YAML into a located tree. Whatever the text, the outcome is a tree or problems, promptly
/// and within [YamlLimits].
public final class YamlReader {
    private final YamlLimits limits;

    public YamlReader() {
        this(YamlLimits.USUAL);
    }

    public YamlReader(YamlLimits limits) {
        this.limits = limits;
    }

    /// The text of a file: decoded, without a byte order mark, free of characters that YAML does
    /// not allow.
    ///
    /// @param displayName the file as the user named it
    /// @return empty when there is a problem
    public Optional<String> text(Path file, String displayName, Reporter reporter) {
        try {
            return Optional.of(new TextFile(file, displayName, limits.bytes()).read());
        } catch (YamlFault fault) {
            reporter.problems().add(fault.problem());
            return Optional.empty();
        }
    }

    /// The tree of a file.
    ///
    /// @return empty when there is a problem; a null scalar located at the whole file when the file
    ///   holds nothing
    public Optional<Located> read(Path file, String displayName, Reporter reporter) {
        return text(file, displayName, reporter).flatMap(text -> read(text, displayName, reporter));
    }

    /// The tree of a text. A mistake that does not keep the rest from being understood, such as a
    /// key that is there twice, is told and the tree returned all the same.
    ///
    /// @return empty when there is no tree; see [#read(Path, String, Reporter)]
    public Optional<Located> read(String text, String displayName, Reporter reporter) {
        try {
            Characters.check(text, displayName);
            return Optional.of(compose(text, displayName, reporter));
        } catch (YamlFault fault) {
            reporter.problems().add(fault.problem());
        } catch (MarkedYAMLException e) {
            reporter.problems().add(new SyntaxMistake(text, displayName).explain(e));
        } catch (YAMLException | IllegalArgumentException e) {
            reporter.problems().add(unknownMistake(displayName, e));
        }
        return Optional.empty();
    }

    private Located compose(String text, String displayName, Reporter reporter) throws YamlFault {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        ParserImpl parser = new ParserImpl(new StreamReader(text), options);
        return new Composer(parser, displayName, limits, reporter).compose();
    }

    private static Problem unknownMistake(String displayName, Exception e) {
        return Problem.error(
                        ProblemCode.YAML_SYNTAX,
                        SourceLocation.of(displayName),
                        "this is not YAML: " + e.getMessage())
                .withHint("Check the escapes in double-quoted texts.");
    }
}
