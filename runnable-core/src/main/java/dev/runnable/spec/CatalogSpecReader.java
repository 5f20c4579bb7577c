package dev.runnable.spec;

import dev.runnable.data.FilePattern;
import dev.runnable.graph.CatalogSpec;
import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.ArrayList;
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
        List<Located> items = catalog.items(key);
        List<String> right = new ArrayList<>();
        List<String> texts = catalog.texts(key);
        for (String text : texts) {
            Optional<String> mistake = FilePattern.mistake(text);
            if (mistake.isEmpty()) {
                right.add(text);
            } else {
                int index = texts.size() == items.size() ? texts.indexOf(text) : 0;
                catalog.reporter()
                        .error(
                                ProblemCode.BAD_PATH,
                                items.get(index).location(),
                                "%s cannot be a file of the catalog: %s"
                                        .formatted(Excerpt.quote(text), mistake.get()),
                                "Name files below the working directory, such as 'data/*.csv'.");
            }
        }
        return right;
    }
}
