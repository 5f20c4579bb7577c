package dev.runnable.yaml;

import dev.runnable.problem.Excerpt;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Reporter;
import dev.runnable.problem.SourceLocation;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.ScalarEvent;

/// Explicit tags: those of the core schema are taken, all others refused. A tag never makes an
/// object.
final class Tags {
    private static final String CORE = "tag:yaml.org,2002:";

    private final Reporter reporter;

    Tags(Reporter reporter) {
        this.reporter = reporter;
    }

    /// Whether the scalar's text decides its type.
    boolean isPlain(ScalarEvent event, String text, SourceLocation location) {
        String tag = event.getTag();
        if (tag == null) {
            return event.isPlain();
        }
        CoreSchema expected =
                switch (tag) {
                    case "!", CORE + "str" -> CoreSchema.TEXT;
                    case CORE + "null" -> CoreSchema.NULL;
                    case CORE + "bool" -> CoreSchema.BOOLEAN;
                    case CORE + "int" -> CoreSchema.WHOLE;
                    case CORE + "float" -> CoreSchema.DECIMAL;
                    default -> null;
                };
        if (expected == null) {
            refuse(tag, location);
            return false;
        }
        if (expected == CoreSchema.TEXT) {
            return false;
        }
        CoreSchema actual = CoreSchema.of(text);
        boolean fits =
                actual == expected
                        || (actual == CoreSchema.WHOLE && expected == CoreSchema.DECIMAL);
        if (!fits) {
            reporter.error(
                    ProblemCode.BAD_VALUE,
                    location,
                    Excerpt.quote(text) + " is not what its tag '" + shorten(tag) + "' says",
                    "Remove the tag, or correct the value.");
        }
        return fits;
    }

    void checkCollection(@Nullable String tag, boolean sequence, SourceLocation location) {
        if (tag != null && !tag.equals("!") && !tag.equals(CORE + (sequence ? "seq" : "map"))) {
            refuse(tag, location);
        }
    }

    private void refuse(String tag, SourceLocation location) {
        reporter.error(
                ProblemCode.UNSUPPORTED_TAG,
                location,
                "the tag " + Excerpt.quote(shorten(tag)) + " is not supported",
                "Remove it: only plain values, lists and mappings are read.");
    }

    private static String shorten(String tag) {
        return tag.startsWith(CORE) ? "!!" + tag.substring(CORE.length()) : tag;
    }
}
