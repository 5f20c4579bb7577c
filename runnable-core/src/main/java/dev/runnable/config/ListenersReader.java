package dev.runnable.config;

import dev.runnable.problem.Reporter;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the services that are told what happens: a list, each as a section chooses one.
record ListenersReader(KnownServices services, Reporter reporter) {
    private static final String WHAT = "listener";

    List<ServiceSpec> read(Fields fields, String key) {
        List<ServiceSpec> specs = new ArrayList<>();
        ServiceReader reader =
                new ServiceReader(
                        WHAT,
                        services::listeners,
                        new UnknownService(WHAT, Optional.empty(), services),
                        reporter);
        List<Located> items = fields.items(key);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Located.Mapping mapping) {
                reader.read(mapping).ifPresent(specs::add);
            } else {
                fields.wrongType(
                        key + "[" + i + "]",
                        items.get(i),
                        "a mapping",
                        Optional.of("Write for instance 'listeners: [{type: TYPE}]'."));
            }
        }
        return specs;
    }
}
