package dev.runnable.image;

import dev.runnable.journal.FileTrouble;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Problems;
import dev.runnable.problem.SourceLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/// This program, at its place and as a command on every path.
final class RuntimeLayer {
    /// What the command on the path is made of: no layer has links.
    private static final String COMMAND = "lib/command.sh";

    private static final String ON_THE_PATH = "/usr/local/bin/runnable";
    private static final Set<String> PARTS = Set.of("bin", "lib", "LICENSE");
    private static final ImageUser ROOT = new ImageUser(0, 0);

    private RuntimeLayer() {}

    static ImageLayer of(Distribution runtime, Problems problems) {
        LayerTree tree = new LayerTree("runtime", ROOT);
        try {
            new FileWalk(
                            folder -> true,
                            path -> isPart(runtime.root(), path),
                            path -> tree.add(file(runtime.root(), path)),
                            _ -> {})
                    .walk(runtime.root());
        } catch (IOException e) {
            problems.add(
                    Problem.error(
                            ProblemCode.NO_RUNTIME,
                            SourceLocation.of(runtime.root().toString()),
                            "this installation cannot be read: " + FileTrouble.reason(e)));
        }
        tree.add(new LayerFile(runtime.root().resolve(COMMAND), ON_THE_PATH, false, true));
        return tree.layer();
    }

    /// Whatever else somebody keeps there stays there.
    private static boolean isPart(Path root, Path path) {
        return path.equals(root) || PARTS.contains(root.relativize(path).getName(0).toString());
    }

    private static LayerFile file(Path root, Path path) {
        Path place = Path.of(Distribution.PLACE).resolve(root.relativize(path).toString());
        return LayerFile.of(path, place.normalize().toString());
    }
}
