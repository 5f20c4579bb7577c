package dev.runnable.task.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@RequiresPython
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PydanticTest {
    private static final String MODELS =
            """
            import sys
            from typing import List, Optional, Union
            from pydantic import BaseModel, Field

            class Config(BaseModel):
                depth: int
                name: str = "n"

            class Strict(BaseModel):
                model_config = {"extra": "forbid"}
                depth: int
                rate: float = Field(0.1, alias="learning-rate")

            def depth(config: Config): return config.depth + 1
            def strict(config: Strict): return config.rate
            def alone(depth: Config): return depth.depth
            def several(configs: List[Config], other: Optional[Strict] = None): return len(configs)
            def union(x: Union[Config, int]): return type(x).__name__
            def model(): return Strict(**{"depth": 1, "learning-rate": 0.5})
            def nested(): return {"models": [Config(depth=1)]}
            """;
    private final PythonRun run;

    PydanticTest(@TempDir Path directory) {
        run = PythonRun.in(directory).file("models.py", MODELS);
    }

    @BeforeAll
    void needsPydantic() throws InterruptedException {
        run.file("probe.py", "def v():\n    import pydantic\n    return pydantic.VERSION\n");
        assumeTrue(run.call("probe.v").value().startsWith("\"2"), "pydantic 2 is not installed");
    }

    @AfterAll
    void close() {
        run.close();
    }

    @Test
    void modelIsValidatedFromAnObjectAndUnknownKeysAreIgnored() throws InterruptedException {
        assertThat(run.call("models.depth").with("config", "{\"depth\":\"3\",\"z\":1}").value())
                .isEqualTo("4");
        assertThat(
                        run.call("models.strict")
                                .with("config", "{\"depth\":3,\"z\":1,\"learning-rate\":2}")
                                .value())
                .isEqualTo("2.0");
    }

    @Test
    void modelOfOneFieldIsMadeFromABareValue() throws InterruptedException {
        assertThat(run.call("models.alone").with("depth", "3").value()).isEqualTo("3");
    }

    @Test
    void modelsAreFoundInListsAndUnions() throws InterruptedException {
        assertThat(run.call("models.several").with("configs", "[{\"depth\":1}]").value())
                .isEqualTo("1");
        assertThat(run.call("models.union").with("x", "{\"depth\":1}").value())
                .isEqualTo("\"Config\"");
        assertThat(run.call("models.union").with("x", "1").value()).isEqualTo("\"int\"");
    }

    @Test
    void errorOfTheModelIsToldWithTheParameter() throws InterruptedException {
        assertThat(run.call("models.depth").with("config", "{\"depth\":\"x\"}").value())
                .startsWith("Cannot cast parameter 'config' to Config: 1 validation error")
                .contains("depth");
    }

    @Test
    void modelIsReturnedByItsAliases() throws InterruptedException {
        assertThat(run.call("models.model").value())
                .isEqualTo("{\"depth\":1,\"learning-rate\":0.5}");
        assertThat(run.call("models.nested").value())
                .isEqualTo("{\"models\":[{\"depth\":1,\"name\":\"n\"}]}");
        assertThat(run.call("models.model").returning("depth", "rate").result())
                .isEqualTo("{\"depth\":1,\"rate\":0.5}");
    }
}
