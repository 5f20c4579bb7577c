package dev.runnable.container;

import dev.runnable.graph.Node;
import dev.runnable.spi.RunContext;
import dev.runnable.spi.StepPlan;
import dev.runnable.spi.TraversingExecutor;
import java.util.Optional;
import java.util.function.Supplier;

/// Tells what containers steps would run in, without an engine.
record ContainerPlan(ContainerConfiguration configuration, Supplier<TraversingExecutor> local) {
    StepPlan of(String path, Node.Task task, RunContext context) {
        Optional<ContainerOptions> options = configuration.find(task.options());
        if (ContainerConfiguration.runsLocally(task.options()) || options.isEmpty()) {
            return local.get().plan(path, task, context);
        }
        String type = task.task().type();
        return new StepPlan(path, type, container(options.get()), by(type, context), files());
    }

    private String container(ContainerOptions options) {
        boolean copies = configuration.transfer() == Transfer.COPY;
        String kind =
                Containers.isShared(options, copies)
                        ? "a container of %s that serves others as well"
                        : "a container of its own, of %s";
        return kind.formatted(options.theImage()) + (options.removes() ? "" : ", which is kept");
    }

    private static String by(String type, RunContext context) {
        return switch (type) {
            case "shell" -> "the image's shell";
            case "python" -> "the image's " + context.python().orElse("python3");
            default -> "this program, by the image's JDK";
        };
    }

    private String files() {
        return switch (configuration.transfer()) {
            case MOUNT -> "mounted";
            case COPY -> "copied";
            case AUTO -> "mounted, or copied where the engine does not see them";
        };
    }
}
