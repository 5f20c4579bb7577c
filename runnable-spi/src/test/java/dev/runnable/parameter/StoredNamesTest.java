package dev.runnable.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.runnable.spi.ObjectReference;
import org.junit.jupiter.api.Test;

class StoredNamesTest {
    private static final JsonNode PICKLE = new ObjectReference("model", "pickle", "0").toJson();
    private static final JsonNode JAVA = new ObjectReference("m\n2", "java", "1").toJson();
    private static final JsonNode LISTS =
            JsonNodeFactory.instance
                    .arrayNode()
                    .add(JsonNodeFactory.instance.arrayNode().add(PICKLE).add(JAVA))
                    .add(JsonNodeFactory.instance.arrayNode());

    @Test
    void anObjectIsItsName() {
        assertThat(StoredNames.of(PICKLE)).isEqualTo(TextNode.valueOf("model"));
        assertThat(StoredNames.of(LISTS)).hasToString("[[\"model\",\"m\\n2\"],[]]");
        assertThat(StoredNames.of(TextNode.valueOf("old"))).isEqualTo(TextNode.valueOf("old"));
    }

    @Test
    void descriptionIsTheOriginals() {
        assertThat(StoredNames.description(PICKLE))
                .isEqualTo("Pickled object stored in catalog as: model");
        assertThat(StoredNames.description(TextNode.valueOf("old")))
                .isEqualTo("Pickled object stored in catalog as: old");
        assertThat(StoredNames.description(JAVA)).isEqualTo("Object stored in catalog as: m\n2");
        assertThat(StoredNames.description(LISTS))
                .isEqualTo("Object stored in catalog as: model, m\n2");
    }

    @Test
    void textTellsTheFormatToo() {
        assertThat(StoredNames.text(PICKLE)).isEqualTo("model (pickle)");
        assertThat(StoredNames.text(LISTS)).isEqualTo("[[model (pickle), m\n2 (java)], []]");
        assertThat(StoredNames.text(TextNode.valueOf("old"))).isEqualTo("old");
    }
}
