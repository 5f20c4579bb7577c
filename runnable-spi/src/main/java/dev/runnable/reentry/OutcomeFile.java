package dev.runnable.reentry;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.json.JsonTree;
import dev.runnable.json.ParameterJson;
import dev.runnable.spi.AttemptOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalInt;

/// How a process that ran an attempt tells its host what came of it: a file that is there whole or
/// not at all.
public final class OutcomeFile {
    private static final String OUTPUTS = "outputs";
    private static final String FAILED = "failed";
    private static final String EXIT_CODE = "exit_code";

    private OutcomeFile() {}

    public static void write(Path file, AttemptOutcome outcome) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream out = Files.newOutputStream(unfinished);
                JsonGenerator json = JsonTree.generator(out)) {
            write(outcome, json);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(AttemptOutcome outcome, JsonGenerator json) throws IOException {
        json.writeStartObject();
        switch (outcome) {
            case AttemptOutcome.Succeeded succeeded -> {
                json.writeFieldName(OUTPUTS);
                ParameterJson.write(succeeded.outputs(), json);
            }
            case AttemptOutcome.Failed failed -> {
                json.writeStringField(FAILED, failed.message());
                if (failed.exitCode().isPresent()) {
                    json.writeNumberField(EXIT_CODE, failed.exitCode().getAsInt());
                }
            }
        }
        json.writeEndObject();
    }

    /// @throws IOException when there is no such file, or it holds something else
    public static AttemptOutcome read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = JsonTree.parser(in)) {
            if (parser.nextToken() == null) {
                throw new IOException("the outcome is empty");
            }
            return outcome(JsonTree.read(parser));
        }
    }

    private static AttemptOutcome outcome(JsonNode json) throws IOException {
        JsonNode failed = json.path(FAILED);
        if (json.path(OUTPUTS).isObject()) {
            return new AttemptOutcome.Succeeded(ParameterJson.read(json.path(OUTPUTS)));
        }
        if (!failed.isTextual()) {
            throw new IOException("the outcome tells neither success nor failure");
        }
        JsonNode code = json.path(EXIT_CODE);
        return new AttemptOutcome.Failed(
                failed.textValue(),
                code.isInt() ? OptionalInt.of(code.intValue()) : OptionalInt.empty());
    }
}
