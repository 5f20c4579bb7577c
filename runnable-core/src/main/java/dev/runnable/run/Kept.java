package dev.runnable.run;

import dev.runnable.config.Configuration;
import dev.runnable.config.ServiceSpec;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Problems;
import dev.runnable.spi.Catalog;
import dev.runnable.spi.GenericPipelineExecutor;
import dev.runnable.spi.RunLogStore;

/// Where runs keep what they write.
record Kept(RunLogStore store, Catalog catalog, CatalogService files) {
    /// For an executor whose steps are processes of their own.
    void checkShared(
            GenericPipelineExecutor executor, Configuration configuration, Problems problems) {
        if (!store.isShared()) {
            problems.add(
                    notShared(
                            executor,
                            configuration.runLogStore(),
                            "a run log",
                            "Choose 'chunked-fs' or 'file-system'."));
        }
        if (!catalog.isShared()) {
            problems.add(
                    notShared(
                            executor,
                            configuration.catalog(),
                            "a catalog",
                            "Choose 'file-system'."));
        }
    }

    private static Problem notShared(
            GenericPipelineExecutor executor, ServiceSpec chosen, String what, String hint) {
        return Problem.error(
                        ProblemCode.NOT_SUPPORTED,
                        chosen.location(),
                        "the executor '%s' runs every step in a process of its own, and these"
                                        .formatted(executor.type())
                                + " cannot see %s of type '%s'".formatted(what, chosen.type()))
                .withHint(hint);
    }
}
