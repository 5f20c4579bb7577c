package dev.runnable.argo.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.spi.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Keys and the rules of their values. A key is written `like_this` here, and stands in documents
/// of Argo `likeThis`; users write either.
final class Table {
    private final SequencedMap<String, Rule> rules = new LinkedHashMap<>();

    static Table empty() {
        return new Table();
    }

    Table with(String key, Rule rule) {
        Table more = with(new Table());
        more.rules.put(key, rule);
        return more;
    }

    Table with(Table other) {
        Table more = new Table();
        more.rules.putAll(rules);
        more.rules.putAll(other.rules);
        return more;
    }

    List<String> keys() {
        return List.copyOf(rules.keySet());
    }

    /// What is there of these keys, by the names that Argo has for them.
    ObjectNode read(Settings settings) {
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        rules.forEach((key, rule) ->
                rule.read(settings, key).ifPresent(value -> read.set(camelCase(key), value)));
        return read;
    }

    static String camelCase(String key) {
        StringBuilder out = new StringBuilder(key.length());
        boolean upper = false;
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c == '_') {
                upper = true;
            } else {
                out.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return out.toString();
    }
}
