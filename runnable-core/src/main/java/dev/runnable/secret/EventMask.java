package dev.runnable.secret;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runnable.event.RunEvent;
import dev.runnable.event.RunHeader;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The mask applied to all that an event tells.
public final class EventMask {
    private final Mask mask;

    public EventMask(Mask mask) {
        this.mask = mask;
    }

    public RunEvent apply(RunEvent event) {
        return switch (event) {
            case RunEvent.RunStarted e -> new RunEvent.RunStarted(e.at(), apply(e.header()));
            case RunEvent.AttemptFinished e ->
                    new RunEvent.AttemptFinished(
                            e.at(),
                            e.step(),
                            e.number(),
                            e.status(),
                            mask.apply(e.message()),
                            mask.apply(e.outputs()),
                            e.data(),
                            e.exitCode());
            case RunEvent.StepFinished e ->
                    new RunEvent.StepFinished(
                            e.at(),
                            e.step(),
                            e.status(),
                            mask.apply(e.message()),
                            mask.apply(e.defaults()));
            case RunEvent.StepSkipped e ->
                    new RunEvent.StepSkipped(
                            e.at(),
                            e.step(),
                            e.type(),
                            e.after(),
                            e.rank(),
                            mask.apply(e.reason()));
            case RunEvent.RunFinished e ->
                    new RunEvent.RunFinished(e.at(), e.status(), mask.apply(e.message()));
            case RunEvent.BranchStarted e ->
                    new RunEvent.BranchStarted(e.at(), e.branch(), maskVariables(e.variables()));
            case RunEvent.StepStarted e -> e;
            case RunEvent.AttemptStarted e -> e;
        };
    }

    private SequencedMap<String, JsonNode> maskVariables(SequencedMap<String, JsonNode> values) {
        SequencedMap<String, JsonNode> masked = new LinkedHashMap<>();
        values.forEach((name, value) -> masked.put(name, mask.apply(value)));
        return masked;
    }

    private RunHeader apply(RunHeader header) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        header.texts().forEach((name, text) -> texts.put(name, mask.apply(text)));
        return new RunHeader(
                header.runId(),
                mask.apply(header.tag()),
                header.pipelineFile(),
                header.dagHash(),
                mask.apply(header.dag()),
                texts,
                mask.apply(header.configuration()),
                mask.apply(header.parameters()),
                header.codeIdentities());
    }
}
