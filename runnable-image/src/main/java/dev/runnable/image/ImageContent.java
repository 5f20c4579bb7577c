package dev.runnable.image;

import dev.runnable.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What comes upon the base image.
///
/// @param layers from the one that changes rarely to the one that changes often
/// @param folder where containers begin
/// @param environment of containers
/// @param labels of the image
public record ImageContent(
        List<ImageLayer> layers,
        ImageUser user,
        String folder,
        SequencedMap<String, String> environment,
        Map<String, String> labels) {
    /// Says where this program is in an image, and which build: then nobody has to bring it along.
    public static final String RUNTIME_LABEL = "dev.runnable.runtime";

    public static final String BUILD_LABEL = "dev.runnable.build";

    public ImageContent {
        layers = List.copyOf(layers);
    }

    /// @param problems gets what does not go in and should
    public static ImageContent of(ImageRequest request, Problems problems) {
        ImageWishes wishes = request.wishes();
        List<ImageLayer> layers = new ArrayList<>();
        Optional<Jdk> jdk = wishes.jdk().map(Jdk::new);
        jdk.flatMap(it -> it.layer(request.platforms(), problems)).ifPresent(layers::add);
        layers.add(RuntimeLayer.of(request.runtime(), problems));
        layers.addAll(new ProjectLayers(request, problems).layers());
        return new ImageContent(
                layers, wishes.theUser(), wishes.folder(), environment(wishes), labels(request));
    }

    /// A container is short-lived: what it would prepare for its next start nobody would use.
    private static SequencedMap<String, String> environment(ImageWishes wishes) {
        SequencedMap<String, String> environment = new LinkedHashMap<>();
        wishes.jdk().ifPresent(_ -> environment.put("JAVA_HOME", Jdk.PLACE));
        environment.put("RUNNABLE_AOT", "off");
        environment.putAll(wishes.environment());
        return environment;
    }

    private static Map<String, String> labels(ImageRequest request) {
        Map<String, String> labels = new TreeMap<>(request.wishes().labels());
        labels.put(RUNTIME_LABEL, Distribution.PLACE);
        labels.put(BUILD_LABEL, request.runtime().build());
        return labels;
    }

    /// What a container runs that is told nothing but arguments.
    public List<String> entrypoint() {
        return List.of(Distribution.LAUNCHER);
    }
}
