package dev.runnable.argo.render;

import dev.runnable.argo.model.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The templates of one document, in the order in which their names were given: those that use
/// others before these.
final class Templates {
    private final Names names = new Names();
    private final List<String> order = new ArrayList<>();
    private final Map<String, Template> made = new HashMap<>();

    /// The name of a template that will be added.
    String name(String wanted) {
        String name = names.give(wanted);
        order.add(name);
        return name;
    }

    /// Keeps a name from being given.
    void reserve(String name) {
        names.give(name);
    }

    /// The name of a template that will be added, one that was kept for it.
    String reserved(String name) {
        order.add(name);
        return name;
    }

    void add(Template template) {
        made.put(template.name(), template);
    }

    List<Template> all() {
        return order.stream().map(name -> Objects.requireNonNull(made.get(name), name)).toList();
    }
}
