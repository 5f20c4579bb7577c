package dev.runnable.container;

import java.util.regex.Pattern;

/// The grammar of names of images, as engines have it.
final class ImageName {
    private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final String HOST = "(?:[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+\\])(?::[0-9]+)?";
    private static final Pattern NAME =
            Pattern.compile(
                    "(?:%1$s/)?%2$s(?:/%2$s)*(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@[A-Za-z0-9_+.-]+:[0-9a-fA-F]{32,})?"
                            .formatted(HOST, PART));
    private static final Pattern ID = Pattern.compile("(?:sha256:)?[0-9a-f]{12,64}");

    private ImageName() {}

    static boolean isValid(String name) {
        return NAME.matcher(name).matches() || ID.matcher(name).matches();
    }
}
