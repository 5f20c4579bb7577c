package dev.runnable.cli;

import dev.runnable.config.Configuration;
import dev.runnable.config.ServiceSpec;
import dev.runnable.image.BaseImage;
import dev.runnable.image.ImageTarget;
import dev.runnable.image.ImageWishes;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Problems;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What goes into no image for reasons that only the configuration and the command line tell.
record NotIncluded(ImageWishes wishes, Configuration configuration, Path here) {
    private static final String IMAGE = "is an image itself";
    private static final String SECRETS = "holds secrets";

    /// @param storage where runs keep their logs and files
    /// @param problems gets what somebody may miss in the image
    /// @return places with their reasons
    Map<Path, String> places(List<Path> storage, Problems problems) {
        Map<Path, String> places = new HashMap<>();
        storage.forEach(written -> places.put(written, "is what runs have written"));
        if (wishes.target().orElse(null) instanceof ImageTarget.TarFile(Path file)) {
            places.put(file, IMAGE);
        }
        if (wishes.theBase() instanceof BaseImage.TarFile(Path file)) {
            places.put(file, IMAGE);
        }
        addSecrets(places, problems);
        return places;
    }

    private void addSecrets(Map<Path, String> places, Problems problems) {
        ServiceSpec secrets = configuration.secrets();
        secrets.settings(new Problems())
                .text("location")
                .ifPresent(file -> places.put(here.resolve(file).normalize(), SECRETS));
        if (secrets.values().entries().containsKey("secrets")) {
            places.put(here.resolve(configuration.source()).normalize(), SECRETS);
            problems.add(
                    Problem.warning(
                                    ProblemCode.NOT_FOR_IMAGES,
                                    secrets.location(),
                                    "this file is left out of the image: it holds secrets")
                            .withHint("Keep them in a file of their own, by 'location'."));
        }
    }
}
