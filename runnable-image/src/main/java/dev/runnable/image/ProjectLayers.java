package dev.runnable.image;

import dev.runnable.journal.FileTrouble;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.Problems;
import dev.runnable.problem.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The user's files: libraries, then code and data, then pipelines and configurations.
final class ProjectLayers {
    /// A change of one of these leaves all other layers as they are.
    private static final Pattern PIPELINE = Pattern.compile("(?i).*\\.(ya?ml|json)");

    private final ImageRequest request;
    private final Problems problems;
    private final NeverIncluded never;
    private final String top;
    private final LayerTree libraries;
    private final LayerTree code;
    private final LayerTree pipelines;
    private final Set<Path> jars;

    ProjectLayers(ImageRequest request, Problems problems) {
        this.request = request;
        this.problems = problems;
        this.never = new NeverIncluded(request.never());
        this.top = request.wishes().folder();
        ImageUser owner = request.wishes().theUser();
        this.libraries = new LayerTree("libraries", owner);
        this.code = new LayerTree("code", owner);
        this.pipelines = new LayerTree("pipelines", owner);
        this.jars =
                new HashSet<>(request.classpath().stream().filter(Files::isRegularFile).toList());
    }

    List<ImageLayer> layers() {
        try {
            addProject();
            for (Path entry : request.classpath()) {
                addLibrary(entry);
            }
            for (Inclusion inclusion : request.wishes().inclusions()) {
                add(inclusion);
            }
        } catch (IOException e) {
            problems.add(
                    problem("the project's files cannot be read: " + FileTrouble.reason(e))
                            .withHint("See who may read them, or name them in .dockerignore."));
        }
        return Stream.of(libraries, code, pipelines)
                .filter(tree -> !tree.isEmpty())
                .map(LayerTree::layer)
                .toList();
    }

    private void addProject() throws IOException {
        Path project = request.project();
        Path file = project.resolve(IgnoreRules.FILE);
        IgnoreRules rules =
                IgnoreRules.of(
                        Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty(),
                        problems);
        code.add(new LayerFile(project, top, true, true)); // it is there, whatever is in it
        walk(
                project,
                path -> !rules.ignores(relative(path)),
                rules.bringsBack(),
                path -> place(path, placeOf(path)));
    }

    /// Looks through folders, but for what goes into no image.
    ///
    /// @param deep whether folders that are not wanted are looked into
    private void walk(
            Path folder,
            java.util.function.Predicate<Path> wanted,
            boolean deep,
            java.util.function.Consumer<Path> found)
            throws IOException {
        List<Path> leftOut = new ArrayList<>();
        new FileWalk(
                        path ->
                                path.equals(folder)
                                        || (never.reason(path).isEmpty()
                                                && (deep || wanted.test(path))),
                        path -> !path.equals(folder) && isAllowed(path) && wanted.test(path),
                        found,
                        leftOut::add)
                .walk(folder);
        leftOut.forEach(path ->
                problems.add(
                        Problem.warning(
                                        ProblemCode.NOT_FOR_IMAGES,
                                        SourceLocation.of(relative(path)),
                                        "is left out: it is neither a file nor a folder")
                                .withHint(
                                        "What a link leads to goes in by 'include', as 'SOURCE:TARGET'.")));
    }

    private boolean isAllowed(Path path) {
        return never.reason(path).isEmpty()
                && (!Files.isSymbolicLink(path) || never.reasonOfAny(real(path)).isEmpty());
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    /// The project itself, and what it is in, are no reason to take what is to be ignored.
    private void addLibrary(Path entry) throws IOException {
        if (!request.project().startsWith(entry) && never.reason(entry).isEmpty()) {
            addTree(entry, placeOf(entry));
        }
    }

    private void add(Inclusion inclusion) throws IOException {
        Path source = inclusion.source();
        Optional<String> reason =
                never.reasonOfAny(source).or(() -> never.reasonOfAny(real(source)));
        if (!Files.exists(source)) {
            problems.add(
                    problem("there is no '%s' to be included".formatted(source))
                            .withHint("Make it, or correct 'include'."));
        } else if (reason.isPresent()) {
            problems.add(
                    problem("'%s' goes into no image: it %s".formatted(source, reason.get()))
                            .withHint(
                                    "Hand it to the containers when they run: as a secret, or as a"
                                            + " mount."));
        } else {
            String target = inclusion.target().orElseGet(() -> placeOf(source));
            addTree(source, Path.of(top).resolve(target).normalize().toString());
        }
    }

    private void addTree(Path source, String target) throws IOException {
        if (Files.isRegularFile(source)) {
            place(source, target);
        } else if (Files.isDirectory(source)) {
            place(source, target);
            walk(
                    source,
                    _ -> true,
                    true,
                    path -> place(path, target + "/" + source.relativize(path)));
        }
    }

    /// What is outside of the project is at the same path in the image: so the class path is true
    /// there as well.
    private String placeOf(Path path) {
        return path.startsWith(request.project())
                ? Path.of(top).resolve(relative(path)).normalize().toString()
                : path.toString();
    }

    private String relative(Path path) {
        return path.startsWith(request.project())
                ? request.project().relativize(path).toString()
                : path.toString();
    }

    private void place(Path source, String target) {
        LayerFile file = LayerFile.of(source, target);
        if (file.folder()) {
            code.addBelow(top, file, request.project());
        } else if (!Files.isReadable(source)) {
            problems.add(
                    problem("you may not read '%s'".formatted(relative(source)))
                            .withHint("Name it in .dockerignore, or see who may read it."));
        } else if (jars.contains(source)) {
            libraries.addBelow(top, file, request.project());
        } else if (PIPELINE.matcher(target).matches()) {
            pipelines.addBelow(top, file, request.project());
        } else {
            code.addBelow(top, file, request.project());
        }
    }

    private static Problem problem(String message) {
        return Problem.error(ProblemCode.NOT_FOR_IMAGES, SourceLocation.of("image"), message);
    }
}
