package dev.runnable.task.java;

import com.fasterxml.jackson.databind.JavaType;
import dev.runnable.parameter.Parameter;
import dev.runnable.problem.ProblemCode;
import dev.runnable.spi.ObjectFiles;
import dev.runnable.spi.ObjectReference;
import dev.runnable.spi.Serializer;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Objects that a serializer of others writes and reads.
record Serialized(ObjectFiles files) {
    /// @param declared what the method says that it returns
    Parameter.Stored write(String name, Object value, Type declared, Serializer serializer)
            throws TaskException, IOException, InterruptedException {
        Path file = files.create(name);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            serializer.write(value, declared, out);
        } catch (IOException | RuntimeException | LinkageError e) {
            throw TaskException.of(
                    ProblemCode.BAD_PARAMETER,
                    "output '%s', a %s, cannot be written by the serializer '%s': %s"
                            .formatted(
                                    name,
                                    value.getClass().getTypeName(),
                                    serializer.format(),
                                    reason(e)));
        }
        return new Parameter.Stored(files.store(name, serializer.format(), file).toJson());
    }

    Object read(String name, ObjectReference object, JavaType type, ClassLoader loader)
            throws TaskException {
        Serializer serializer = serializer(name, object.format());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(files.open(object)))) {
            return serializer.read(in, type, loader);
        } catch (IOException | RuntimeException | LinkageError e) {
            throw TaskException.of(
                    ProblemCode.BAD_PARAMETER,
                    "parameter '%s' cannot be read by the serializer '%s': %s"
                            .formatted(name, serializer.format(), reason(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TaskException.of(ProblemCode.BAD_PARAMETER, "it was interrupted");
        }
    }

    private Serializer serializer(String name, String format) throws TaskException {
        Optional<Serializer> known = files.serializer().filter(it -> it.format().equals(format));
        if (known.isEmpty()) {
            throw TaskException.of(
                            ProblemCode.BAD_PARAMETER,
                            "parameter '%s' was written by the serializer '%s', which the"
                                            .formatted(name, format)
                                    + " configuration does not choose")
                    .withHint("Choose it by 'pickler: {type: " + format + "}'.");
        }
        return known.get();
    }

    private static String reason(Throwable e) {
        return e instanceof IOException && e.getMessage() != null ? e.getMessage() : e.toString();
    }
}
