package dev.runnable.yaml;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;

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
        CodePoints characters = new CodePoints(displayName, text);
        try {
            Characters.check(text, displayName);
            return Optional.of(compose(characters, displayName, reporter));
        } catch (YamlFault fault) {
            reporter.problems().add(fault.problem());
        } catch (MarkedYAMLException e) {
            reporter.problems().add(SyntaxMistake.explain(text, displayName, e));
        } catch (YAMLException | IllegalArgumentException _) {
            reporter.problems().add(badEscape(displayName, characters.getMark()));
        }
        return Optional.empty();
    }

    private Located compose(CodePoints text, String displayName, Reporter reporter)
            throws YamlFault {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        ParserImpl parser = new ParserImpl(text, options);
        return new Composer(parser, displayName, limits, reporter).compose();
    }

    /// The parser does not classify escapes such as `\uD800`, which are well-formed but mean
    /// nothing.
    private static Problem badEscape(String displayName, Mark mark) {
        SourceLocation place =
                new SourceLocation(displayName, mark.getLine() + 1, mark.getColumn() + 1);
        return Problem.error(
                        ProblemCode.YAML_SYNTAX, place, "an escape stands for no character here")
                .withHint("Correct it, or use single quotes where no escape is meant.");
    }
}
