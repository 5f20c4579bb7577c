package dev.runnable.plugin;

import dev.runnable.problem.Excerpt;
import dev.runnable.spi.SpiVersion;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a plugin's code has thrown, for somebody who has not written it.
///
/// @param twoJacksons whether it comes of a Jackson of its own
/// @param reason the end of a sentence
/// @param hint what to do about it
record Failure(boolean twoJacksons, String reason, String hint) {
    private static final int FIRST_JAVA = 44;
    private static final int LONGEST = 300;
    private static final Pattern CLASS_FILE = Pattern.compile("class file version (\\d+)");
    private static final String JACKSON = "com.fasterxml.jackson.";
    private static final String ASK =
            "Tell its author; 'runnable plugins verify' finds more of what is wrong with it.";

    static Failure of(Throwable thrown) {
        Throwable cause = cause(thrown);
        String text = String.valueOf(cause.getMessage());
        return switch (cause) {
            case UnsupportedClassVersionError _ -> newerJava(text);
            case NoClassDefFoundError _ -> missingClass(text);
            case ClassNotFoundException _ -> missingClass(text);
            case IncompatibleClassChangeError _ when text.contains("dev.runnable.") ->
                    new Failure(
                            false,
                            "was built against another SPI: " + line(text),
                            "Build it against that of this program, "
                                    + SpiVersion.current()
                                    + ", and let it require what it was built against.");
            case LinkageError _ when text.contains(slashed(JACKSON)) || text.contains(JACKSON) ->
                    ownJackson(text);
            case ClassCastException _ when isOfTwoLoaders(text) -> ownJackson(text);
            default -> new Failure(false, "failed: " + described(cause), ASK);
        };
    }

    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null
                && (cause instanceof InvocationTargetException
                        || cause instanceof ExceptionInInitializerError
                        || cause instanceof StartException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String described(Throwable cause) {
        String name = cause.getClass().getName();
        String text = cause.getMessage();
        return text == null || text.isBlank() ? name : name + ": " + line(text);
    }

    /// More than an excerpt: it is all that there is to know.
    private static String line(String text) {
        String line = text.lines().findFirst().orElse("").strip().replaceAll("\\p{Cntrl}", "?");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    private static Failure newerJava(String text) {
        Matcher version = CLASS_FILE.matcher(text);
        String java =
                version.find()
                        ? String.valueOf(Integer.parseInt(version.group(1)) - FIRST_JAVA)
                        : "a newer version";
        String type = text.substring(0, Math.max(0, text.indexOf(' '))).replace('/', '.');
        int here = Runtime.version().feature();
        return new Failure(
                false,
                "has the class %s, which was built for Java %s; this is Java %d"
                        .formatted(type, java, here),
                "Build it for Java %d (maven.compiler.release), or run this program by Java %s."
                        .formatted(here, java));
    }

    private static Failure missingClass(String text) {
        String type = text.replace('/', '.');
        String hint =
                type.startsWith("dev.runnable.")
                        ? "A plugin sees the SPI of this program and nothing else of it; see"
                                + " docs/plugins/README.md."
                        : "The jar that has it belongs into lib/ of the plugin.";
        return new Failure(false, "needs the class " + type + ", which is not in it", hint);
    }

    private static boolean isOfTwoLoaders(String text) {
        return text.contains(JACKSON) && text.contains("in unnamed module of loader");
    }

    private static Failure ownJackson(String text) {
        Matcher type = Pattern.compile("com[./]fasterxml[./]jackson[\\w./$]+").matcher(text);
        return new Failure(
                true,
                "brings a Jackson of its own and takes a value of this program's for one of it: "
                        + (type.find() ? type.group().replace('/', '.') : Excerpt.of(text)),
                "Let it take the value as text (Parameter.text(), Settings.jsonText(), ValueText, ...), or"
                        + " leave Jackson out of it and use that of this program.");
    }

    private static String slashed(String name) {
        return name.replace('.', '/');
    }

    /// The plugin whose code has thrown it, by the names of class loaders in the stack trace: the
    /// first frame that is neither of the JDK nor of the SPI.
    static Optional<String> plugin(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            @Nullable String loader = frame.getClassLoaderName();
            boolean ofJdk = loader == null ? frame.getModuleName() != null : isPlatform(loader);
            if (!ofJdk && !SharedClasses.isShared(frame.getClassName())) {
                return Optional.ofNullable(loader).filter(it -> !it.equals("app"));
            }
        }
        return Optional.empty();
    }

    private static boolean isPlatform(String loader) {
        return loader.equals("platform") || loader.equals("boot");
    }
}
