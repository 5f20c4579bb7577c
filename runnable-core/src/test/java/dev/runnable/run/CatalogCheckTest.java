package dev.runnable.run;

import dev.runnable.GoldenFile;
import dev.runnable.graph.Pipeline;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogCheckTest {
    static Stream<GoldenFile> mistakes() {
        return GoldenFile.all("files");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyFileThatNobodyPutsIsToldAtItsStep(GoldenFile golden) throws IOException {
        Pipeline pipeline =
                PipelineReader.read(golden.yaml(), golden.name(), CommandTypes.builtIn()).orThrow();
        StepPlaces places = new StepPlaces(pipeline);
        golden.check(CatalogCheck.ofFiles(pipeline).stream().map(places::place).toList());
    }
}
