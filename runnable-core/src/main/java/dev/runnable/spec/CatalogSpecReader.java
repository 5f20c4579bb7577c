package dev.runnable.spec;

import dev.runnable.graph.CatalogSpec;
import dev.runnable.yaml.Fields;
import dev.runnable.yaml.Located;
import java.util.List;
import java.util.Optional;

/// Reads `catalog: {get: [glob], put: [glob], store_copy}`.
final class CatalogSpecReader {
    CatalogSpec read(Fields step) {
        Optional<Located> value = step.present("catalog");
        Optional<Fields> catalog = value.isEmpty() ? Optional.empty() : step.fields("catalog");
        return catalog.map(CatalogSpecReader::readFields).orElse(CatalogSpec.NONE);
    }

    private static CatalogSpec readFields(Fields catalog) {
        List<String> get = catalog.texts("get");
        List<String> put = catalog.texts("put");
        boolean storeCopy = catalog.flag("store_copy").orElse(true);
        catalog.rejectOthers(CommonMistakes::inCatalog);
        return new CatalogSpec(get, put, storeCopy);
    }
}
