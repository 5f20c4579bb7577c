package dev.runnable.image;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import java.util.Set;

/// Names of images, as registries and engines have them.
final class ImageNames {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

    private ImageNames() {}

    /// @return the name as it is
    static String check(String name) throws BadImageText {
        try {
            ImageReference.parse(name);
            return name;
        } catch (InvalidImageReferenceException e) {
            throw new BadImageText(
                    "'%s' is no name of an image".formatted(name),
                    "Write for instance 'python:3.12-slim' or 'registry.example.com/team/image:7'.");
        }
    }

    /// Of a name that [#check] has seen.
    static ImageReference reference(String name) {
        try {
            return ImageReference.parse(name);
        } catch (InvalidImageReferenceException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    /// The host, and its port where the name has one.
    static String registry(String name) {
        return reference(name).getRegistry();
    }

    /// Whether the name's registry is on this machine, where nobody has certificates.
    static boolean isOfThisMachine(String name) {
        String host = registry(name);
        int colon = host.lastIndexOf(':');
        return THIS_MACHINE.contains(colon < 0 ? host : host.substring(0, colon));
    }
}
