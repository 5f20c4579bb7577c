package dev.runnable.cli;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import dev.runnable.run.Preparation;
import dev.runnable.spi.Rendering;
import java.util.Optional;

/// Prepares documents of platforms, for commands that want nothing else.
record Documents(World world) {
    /// The document, with what the user should know told.
    Rendering render(RunOptions options, String pipeline, String tag) {
        Preparation.ForPlatform document = prepare(options, pipeline, tag);
        document.warnings().forEach(problem -> Complaints.tell(world.terminal(), problem));
        return document.translation().render();
    }

    /// @throws ProblemException with all that is wrong, also when the configuration chooses an
    ///   executor that writes none
    Preparation.ForPlatform prepare(RunOptions options, String pipeline, String tag) {
        Preparation.Start start =
                options.preparation(world)
                        .start(world.pipeline(pipeline), options.inputs(), Optional.empty(), tag);
        return switch (start) {
            case Preparation.ForPlatform document -> document;
            case Preparation.Ready ready ->
                    throw new ProblemException(
                            Problem.error(
                                            ProblemCode.NOT_SUPPORTED,
                                            SourceLocation.of("configuration"),
                                            "the executor '"
                                                    + ready.services().executor().type()
                                                    + "' writes no document")
                                    .withHint(
                                            "Choose a configuration with 'pipeline-executor: {type:"
                                                    + " argo}' by --config."));
        };
    }
}
