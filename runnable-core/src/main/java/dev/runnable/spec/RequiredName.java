package dev.runnable.spec;

import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.Optional;

/// Reads the name of a parameter or variable that has to be there.
final class RequiredName {
    private RequiredName() {}

    static Optional<String> read(Fields fields, String key, String hint) {
        fields.require(key, hint);
        Optional<Located.Scalar> name = fields.name(key);
        if (name.isPresent() && name.get().text().isBlank()) {
            fields.badValue(key, name.get(), "a name");
            return Optional.empty();
        }
        return name.map(Located.Scalar::text);
    }
}
