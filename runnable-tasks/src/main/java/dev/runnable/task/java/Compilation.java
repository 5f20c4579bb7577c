package dev.runnable.task.java;

import static java.util.Objects.requireNonNull;

import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import dev.runnable.spi.RunContext;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/// Compiles one source file in memory, and of its siblings what it uses.
final class Compilation {
    private static final List<String> OPTIONS =
            List.of("-parameters", "-g", "-proc:none", "-implicit:class", "-Xlint:none", "-nowarn");
    private static final Pattern PACKAGE =
            Pattern.compile("^\\s*package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);

    private static final int MOST = 20;

    private final JavaCompiler compiler;
    private final RunContext context;
    private final Path file;
    private String packageName = "";
    private Map<String, URI> origins = Map.of();

    Compilation(JavaCompiler compiler, RunContext context, Path file) {
        this.compiler = compiler;
        this.context = context;
        this.file = file;
    }

    /// What the file declares; known when it was compiled.
    String packageName() {
        return packageName;
    }

    /// The source file of each class; known when it was compiled.
    Map<String, URI> origins() {
        return origins;
    }

    /// @return the classes' bytes, by binary name
    Map<String, byte[]> run() throws TaskException {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(
                        diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            packageName = declaredPackage();
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, context.classpath());
            SdkFiles.addTo(files);
            SourceFiles sources = new SourceFiles(files, new SourceTree(file, packageName));
            boolean good =
                    compiler.getTask(
                                    Writer.nullWriter(),
                                    sources,
                                    diagnostics,
                                    OPTIONS,
                                    null,
                                    files.getJavaFileObjects(file))
                            .call();
            if (!good) {
                throw failure(diagnostics.getDiagnostics());
            }
            origins = sources.origins();
            return sources.compiled();
        } catch (IOException e) {
            throw TaskException.of(
                    ProblemCode.CLASS_NOT_FOUND,
                    "'" + shown(file) + "' cannot be read: " + e.getMessage());
        }
    }

    /// Good enough to find siblings; the compiler itself reads the real declaration.
    private String declaredPackage() throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        Matcher matcher = PACKAGE.matcher(text);
        return matcher.find() ? requireNonNull(matcher.group(1)) : "";
    }

    private TaskException failure(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        List<Diagnostic<? extends JavaFileObject>> errors =
                diagnostics.stream()
                        .filter(found -> found.getKind() == Diagnostic.Kind.ERROR)
                        .toList();
        if (errors.isEmpty()) {
            return TaskException.of(
                    ProblemCode.BAD_COMMAND, "'" + shown(file) + "' cannot be compiled");
        }
        TaskException first = failure(errors.getFirst());
        errors.stream().skip(1).limit(MOST - 1).forEach(more -> first.addSuppressed(failure(more)));
        return first;
    }

    private TaskException failure(Diagnostic<? extends JavaFileObject> error) {
        return TaskException.of(ProblemCode.BAD_COMMAND, message(error)).at(place(error));
    }

    /// The compiler's message in one line.
    private static String message(Diagnostic<?> error) {
        return error.getMessage(Locale.ENGLISH).strip().replaceAll("\\s*\\R\\s*", ", ");
    }

    private SourceLocation place(Diagnostic<? extends JavaFileObject> error) {
        JavaFileObject source = error.getSource();
        String name = source == null ? shown(file) : shown(Path.of(source.toUri()));
        int line = (int) Math.max(0, error.getLineNumber());
        return new SourceLocation(name, line, (int) Math.max(0, error.getColumnNumber()));
    }

    private String shown(Path path) {
        Path folder = context.workingDirectory();
        return (path.startsWith(folder) ? folder.relativize(path) : path).toString();
    }
}
