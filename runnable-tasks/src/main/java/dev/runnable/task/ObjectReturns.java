package dev.runnable.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.graph.TaskSpec;
import dev.runnable.graph.TaskSpec.Kind;
import dev.runnable.graph.TaskSpec.ReturnSpec;
import dev.runnable.parameter.Parameter;
import dev.runnable.spi.ObjectFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The objects that one attempt of a Python task returns: the files that they are pickled into.
public final class ObjectReturns {
    private final List<ReturnSpec> returns;
    private final ObjectFiles files;
    private final Map<String, Path> paths = new HashMap<>();

    /// @throws IOException when objects cannot be kept, before anything has run in vain
    public ObjectReturns(TaskSpec task, ObjectFiles files) throws IOException {
        this.returns = task.returns();
        this.files = files;
        for (ReturnSpec declared : returns) {
            if (declared.kind() == Kind.OBJECT) {
                try {
                    paths.put(declared.name(), files.create(declared.name()));
                } catch (IOException e) {
                    throw cannotKeep(declared.name(), e);
                }
            }
        }
    }

    /// Where to write what is returned under this name.
    public Path path(String name) {
        Path path = paths.get(name);
        if (path == null) {
            throw new IllegalArgumentException("no object: " + name);
        }
        return path;
    }

    /// What the task returned, as its declared kinds; objects are kept.
    ///
    /// @param values by name
    public SequencedMap<String, Parameter> outputs(JsonNode values)
            throws IOException, InterruptedException {
        SequencedMap<String, Parameter> outputs = new LinkedHashMap<>();
        for (ReturnSpec declared : returns) {
            JsonNode value = values.path(declared.name());
            outputs.put(
                    declared.name(),
                    switch (declared.kind()) {
                        case JSON -> new Parameter.Json(value);
                        case METRIC -> new Parameter.Metric(value);
                        case OBJECT -> store(declared.name());
                    });
        }
        return outputs;
    }

    /// Keeps what was written.
    public Parameter.Stored store(String name) throws IOException, InterruptedException {
        try {
            return new Parameter.Stored(
                    files.store(name, StoredValues.PICKLE, path(name)).toJson());
        } catch (IOException e) {
            throw cannotKeep(name, e);
        }
    }

    private static IOException cannotKeep(String name, IOException e) {
        return new IOException("return '" + name + "' cannot be kept: " + e.getMessage(), e);
    }
}
