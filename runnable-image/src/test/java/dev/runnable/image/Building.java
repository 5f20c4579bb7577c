package dev.runnable.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds images of projects, with a cache of the test's own.
final class Building implements ImageBuilder.Listener {
    private final Path scratch;
    private final List<Double> progress = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private Optional<Path> dockerConfiguration = Optional.empty();
    private boolean insecure;
    private BaseImage base = new BaseImage.Scratch();

    Building(Path scratch) {
        this.scratch = scratch;
    }

    Building upon(String text) throws BadImageText {
        base = BaseImage.parse(text, scratch);
        return this;
    }

    Building with(Path configuration) {
        dockerConfiguration = Optional.of(configuration);
        return this;
    }

    Building insecure() {
        insecure = true;
        return this;
    }

    BuiltImage build(Project project, String target) throws Exception {
        BuildSurroundings surroundings =
                new BuildSurroundings(
                        scratch.resolve("cache"), dockerConfiguration, Optional.empty(), insecure);
        return new ImageBuilder(base, project.request().platforms(), surroundings)
                .build(project.content(), ImageTarget.parse(target, scratch), "shop", this);
    }

    ImageFile file(Project project, String name) throws Exception {
        build(project, "tar:" + name);
        return ImageFile.read(scratch.resolve(name), scratch);
    }

    @Override
    public synchronized void progress(double done) {
        progress.add(done);
    }

    @Override
    public synchronized void warning(String text) {
        warnings.add(text);
    }

    synchronized List<Double> progress() {
        return List.copyOf(progress);
    }

    synchronized List<String> warnings() {
        return List.copyOf(warnings);
    }

    static Project project(Path folder) throws IOException {
        return Project.in(folder)
                .files("lib/a.jar", "A.java", "pipeline.yaml")
                .classpath("lib/a.jar");
    }
}
