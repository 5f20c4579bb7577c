package dev.runnable.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnable.graph.Pipeline;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spec.CommandTypes;
import dev.runnable.spec.PipelineReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepPlacesTest {
    private static final String TEXT =
            """
            dag:
              start_at: side by side
              steps:
                side by side:
                  type: parallel
                  next: success
                  branches:
                    left:
                      start_at: each
                      steps:
                        each:
                          type: map
                          iterate_on: xs
                          iterate_as: x
                          next: nested
                          branch:
                            start_at: t
                            steps:
                              t: {type: stub, next: success}
                        nested:
                          type: dag
                          next: success
                          branch:
                            start_at: t
                            steps:
                              t: {type: stub, next: success}
            """;

    private static String placed(Pipeline pipeline, String step) {
        SourceLocation file = SourceLocation.of(pipeline.source());
        Problem problem = Problem.error(ProblemCode.NOT_SUPPORTED, file, "bad").inStep(step);
        return new StepPlaces(pipeline).place(problem).location().toString();
    }

    @Test
    void findsStepsAtAnyDepthByTheirPath(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("p.yaml"), TEXT);
        Pipeline pipeline =
                PipelineReader.read(file, "p.yaml", CommandTypes.builtIn())
                        .pipeline()
                        .orElseThrow();
        assertThat(placed(pipeline, "side by side")).isEqualTo("p.yaml:4:5");
        assertThat(placed(pipeline, "side by side.left.each")).isEqualTo("p.yaml:11:13");
        assertThat(placed(pipeline, "side by side.left.each.branch.t")).isEqualTo("p.yaml:19:19");
        assertThat(placed(pipeline, "side by side.left.nested.dag.t")).isEqualTo("p.yaml:26:19");
        assertThat(placed(pipeline, "t")).isEqualTo("p.yaml");
    }
}
