package dev.runnable.task.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words in the code of a notebook: what it takes of the objects that there are stands there.
final class NotebookWords {
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final ObjectMapper JSON = new ObjectMapper();

    private NotebookWords() {}

    /// @return none for what is no notebook, of which its execution will tell
    static Set<String> of(Path notebook) {
        Set<String> words = new HashSet<>();
        try {
            for (JsonNode cell : JSON.readTree(notebook.toFile()).path("cells")) {
                if (cell.path("cell_type").asText().equals("code")) {
                    add(cell.path("source"), words);
                }
            }
        } catch (IOException e) {
            return Set.of();
        }
        return words;
    }

    /// A text, or its lines.
    private static void add(JsonNode source, Set<String> words) {
        source.forEach(line -> add(line, words));
        Matcher word = WORD.matcher(source.asText());
        while (word.find()) {
            words.add(word.group());
        }
    }
}
