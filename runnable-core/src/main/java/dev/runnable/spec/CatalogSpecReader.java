package dev.runnable.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.data.FilePattern;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.List;
import java.util.Optional;

/// Reads `catalog: {get: [glob], put: [glob], store_copy}`, and `sandbox` beside it.
final class CatalogSpecReader {
    CatalogSpec read(Fields step) {
        Optional<Located> value = step.present("catalog");
        Optional<Fields> catalog = value.isEmpty() ? Optional.empty() : step.fields("catalog");
        CatalogSpec spec = catalog.map(CatalogSpecReader::readFields).orElse(CatalogSpec.NONE);
        return new CatalogSpec(spec.get(), spec.put(), spec.storeCopy(), step.flag("sandbox"));
    }

    private static CatalogSpec readFields(Fields catalog) {
        List<String> get = patterns(catalog, "get");
        List<String> put = patterns(catalog, "put");
        boolean storeCopy = catalog.flag("store_copy").orElse(true);
        catalog.rejectOthers(CommonMistakes::inCatalog);
        return new CatalogSpec(get, put, storeCopy, Optional.empty());
    }

    private static List<String> patterns(Fields catalog, String key) {
        for (Located item : catalog.items(key)) {
            JsonNode value = item.toJson();
            if (value.isTextual()) {
                FilePattern.mistake(value.textValue())
                        .ifPresent(why -> refuse(value.textValue(), item.location(), why, catalog));
            }
        }
        return catalog.texts(key).stream()
                .filter(text -> FilePattern.mistake(text).isEmpty())
                .toList();
    }

    private static void refuse(String text, SourceLocation place, String why, Fields catalog) {
        catalog.reporter()
                .error(
                        ProblemCode.BAD_PATH,
                        place,
                        "%s cannot be a file of the catalog: %s"
                                .formatted(Excerpt.quote(text), why),
                        "Name files below the working directory, such as 'data/*.csv'.");
    }
}
