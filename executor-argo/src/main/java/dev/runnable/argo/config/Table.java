package dev.runnable.argo.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.runnable.settings.SettingDescription;
import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Keys and the rules of their values. A key is written `like_this` here, and stands in documents
/// of Argo `likeThis`; users write either.
final class Table {
    private record Line(Rule rule, String description) {}

    private final SequencedMap<String, Line> lines = new LinkedHashMap<>();

    static Table empty() {
        return new Table();
    }

    /// @param description of what it does, in a sentence
    Table with(String key, Rule rule, String description) {
        Table more = with(new Table());
        more.lines.put(key, new Line(rule, description));
        return more;
    }

    Table with(Table other) {
        Table more = new Table();
        more.lines.putAll(lines);
        more.lines.putAll(other.lines);
        return more;
    }

    List<String> keys() {
        return List.copyOf(lines.keySet());
    }

    /// As documentation has it.
    SettingsShape shape() {
        List<SettingDescription> settings = new ArrayList<>();
        lines.forEach((key, line) ->
                settings.add(SettingDescription.setting(key, line.rule.type(), line.description)));
        return new SettingsShape(settings, false);
    }

    /// What is there of these keys, by the names that Argo has for them.
    ObjectNode read(Settings settings) {
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        lines.forEach((key, line) ->
                line.rule.read(settings, key).ifPresent(value -> read.set(camelCase(key), value)));
        return read;
    }

    /// As Argo writes it, which has `podGC`.
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
        return out.toString().replaceFirst("Gc$", "GC");
    }
}
