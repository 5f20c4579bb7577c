package dev.runnable.task.java;

import dev.runnable.problem.ProblemCode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// An object as Java serialises it.
record SerialFile(Path path) {
    private static final String NOT_SERIALIZABLE =
            "Let it implement java.io.Serializable, mark what need not be kept as transient, or"
                    + " return its data as a record.";

    void write(String name, Object value) throws TaskException, IOException {
        String what = "output '%s' of type %s".formatted(name, value.getClass().getTypeName());
        try (ObjectOutputStream out =
                new ObjectOutputStream(new BufferedOutputStream(Files.newOutputStream(path)))) {
            out.writeObject(value);
        } catch (NotSerializableException e) {
            String culprit = String.valueOf(e.getMessage());
            if (value instanceof Record && culprit.equals(value.getClass().getName())) {
                throw unwritable(
                                what
                                        + " is a record that JSON cannot hold as it is, and not"
                                        + " Serializable")
                        .withHint(
                                "Let it implement java.io.Serializable, or declare its components"
                                        + " as what they are.");
            }
            throw unwritable(
                            culprit.equals(value.getClass().getName())
                                    ? what + " is neither a record nor Serializable"
                                    : what + " holds a " + culprit + ", which is not Serializable")
                    .withHint(NOT_SERIALIZABLE);
        } catch (StackOverflowError e) {
            throw unwritable(what + " is nested too deeply to be serialised");
        } catch (RuntimeException e) {
            throw unwritable(what + " cannot be serialised: " + e);
        }
    }

    private static TaskException unwritable(String message) {
        return TaskException.of(ProblemCode.BAD_PARAMETER, message);
    }

    /// @param name of the parameter, for messages
    /// @param loader of the user's classes
    Object read(String name, ClassLoader loader) throws TaskException {
        String what = "parameter '" + name + "' ";
        try (SerialReader in =
                new SerialReader(
                        new BufferedInputStream(Files.newInputStream(path)),
                        loader,
                        Files.size(path))) {
            return read(what, in);
        } catch (EOFException e) {
            throw unreadable(what + "cannot be read: its file ends too early");
        } catch (IOException e) {
            throw unreadable(what + "cannot be read: " + e.getMessage());
        }
    }

    private static Object read(String what, SerialReader in) throws TaskException, IOException {
        try {
            return in.readObject();
        } catch (ClassNotFoundException e) {
            throw unreadable(
                            what
                                    + "holds a "
                                    + e.getMessage()
                                    + ", which is not in the class path of this step")
                    .withHint("Name its jar or folder in 'classpath:' or with --classpath.");
        } catch (InvalidClassException e) {
            if (in.refusal().isPresent()) {
                throw unreadable(what + in.refusal().get());
            }
            throw unreadable(what + "was written by other classes than these: " + e.getMessage())
                    .withHint("Run the step that returns it again.");
        } catch (StackOverflowError e) {
            throw unreadable(what + "is nested too deeply to be read");
        } catch (RuntimeException e) {
            throw unreadable(what + "cannot be read: " + e);
        }
    }

    private static TaskException unreadable(String message) {
        return TaskException.of(ProblemCode.BAD_PARAMETER, message);
    }
}
