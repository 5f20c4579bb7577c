package dev.runnable.task.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.fixture.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A notebook in a test's folder, written cell by cell.
final class Notebook {
    static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final String name;
    private final ObjectNode content = JSON.createObjectNode();
    private final ArrayNode cells = content.putArray("cells");

    private Notebook(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        content.putObject("metadata");
        content.put("nbformat", 4).put("nbformat_minor", 4);
    }

    static Notebook in(Path folder, String name) {
        return new Notebook(folder, name);
    }

    Notebook code(String source, String... tags) {
        ObjectNode cell = cells.addObject().put("cell_type", "code").put("source", source);
        ArrayNode all = cell.putObject("metadata").putArray("tags");
        List.of(tags).forEach(all::add);
        cell.putNull("execution_count").putArray("outputs");
        return this;
    }

    Notebook text(String source) {
        cells.addObject().put("cell_type", "markdown").put("source", source).putObject("metadata");
        return this;
    }

    /// Of the notebook's kernel.
    Notebook kernel(String name, String language) {
        content.withObjectProperty("metadata")
                .putObject("kernelspec")
                .put("name", name)
                .put("display_name", name)
                .put("language", language);
        return this;
    }

    Trial write() throws IOException {
        JSON.writeValue(folder.resolve(name).toFile(), content);
        return trial(folder, name);
    }

    static Trial trial(Path folder, String notebook) {
        return new Trial(new NotebookTaskRunnerProvider(), folder, notebook)
                .python(RequiresJupyter.Condition.python());
    }

    static JsonNode read(Path notebook) throws IOException {
        return JSON.readTree(notebook.toFile());
    }

    /// What a cell of an executed notebook has put out, the texts joined.
    static String printed(JsonNode cell) {
        StringBuilder text = new StringBuilder();
        cell.path("outputs")
                .forEach(output -> output.path("text").forEach(line -> text.append(line.asText())));
        return text.toString();
    }

    static String source(JsonNode cell) {
        StringBuilder text = new StringBuilder();
        cell.path("source").forEach(line -> text.append(line.asText()));
        return text.toString();
    }
}
