package dev.runnable.runlog;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.runnable.json.JsonTree;
import dev.runnable.runlog.RunLog.BranchLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneId;

/// The run log as the JSON document that the original writes: its field names and order, four
/// spaces, ASCII only. What we add to it (`schema_version`, times with an offset, times of steps
/// and of the run, `error` and `exit_code` of attempts) its tools pass over.
public final class RunLogJson {
    /// Of the documents written; the original's have none.
    public static final int SCHEMA_VERSION = 1;

    private static final DefaultIndenter INDENTER = new DefaultIndenter("    ", "\n");
    private static final DefaultPrettyPrinter LAYOUT =
            new DefaultPrettyPrinter(
                            Separators.createDefaultInstance()
                                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                                    .withObjectEmptySeparator("")
                                    .withArrayEmptySeparator(""))
                    .withObjectIndenter(INDENTER)
                    .withArrayIndenter(INDENTER);

    private RunLogJson() {}

    /// Writes the document and leaves the stream open.
    public static void write(RunLog log, OutputStream out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            new RunLogEncoder(json).run(log);
        }
    }

    /// Writes one branch as a document of its own.
    public static void writeBranch(BranchLog branch, OutputStream out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            new RunLogEncoder(json).branch(branch);
        }
    }

    private static JsonGenerator generator(OutputStream out) throws IOException {
        return JsonTree.generator(out).setPrettyPrinter(LAYOUT.createInstance());
    }

    /// Reads our documents and the original's.
    ///
    /// @param local the zone of times that tell none, as the original's do
    /// @throws IOException also when it is not a run log
    public static RunLog read(InputStream in, ZoneId local) throws IOException {
        try (JsonParser json = JsonTree.parser(in)) {
            return new RunLogDecoder(json, local).run();
        }
    }

    /// Reads the document of one branch.
    public static BranchLog readBranch(InputStream in, ZoneId local) throws IOException {
        try (JsonParser json = JsonTree.parser(in)) {
            return new RunLogDecoder(json, local).branch();
        }
    }
}
