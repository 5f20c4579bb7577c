package dev.runnable.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/// Where the JVM starts. `--version` is answered here, before anything else is loaded: it is what
/// scripts ask most often, and what the launcher's start-up time is measured with.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            System.out.println("runnable " + version());
            return 0;
        }
        World world = World.ofThisProcess();
        if (args.length == 1 && args[0].equals("--aot-training")) {
            return AotTraining.run(world);
        }
        return run(world, args);
    }

    /// What the command line does, in a given world.
    static int run(World world, String... args) {
        Complaints complaints = new Complaints(world.terminal(), wantsStackTraces(args));
        try {
            int code = Commands.of(world, complaints, args).execute(withHelpLast(args));
            return world.terminal().out().failure().map(complaints::incomplete).orElse(code);
        } catch (RuntimeException | Error e) {
            return complaints.handle(e);
        } finally {
            world.terminal().out().flush();
            world.terminal().err().flush();
        }
    }

    /// Whoever does not know the options yet tries `help COMMAND`.
    private static String[] withHelpLast(String[] args) {
        if (args.length == 0 || !args[0].equals("help")) {
            return args;
        }
        String[] moved = Arrays.copyOfRange(args, 1, args.length + 1);
        moved[args.length - 1] = "--help";
        return moved;
    }

    /// Known before the arguments are parsed, so that a bug in parsing them can be looked at too.
    private static boolean wantsStackTraces(String[] args) {
        String all = " " + String.join(" ", Arrays.asList(args)).toUpperCase(java.util.Locale.ROOT);
        return all.contains(" --LOG-LEVEL DEBUG") || all.contains(" --LOG-LEVEL=DEBUG");
    }

    static String version() {
        try (InputStream in = Main.class.getResourceAsStream("version")) {
            return new String(
                    Objects.requireNonNull(in, "version").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
