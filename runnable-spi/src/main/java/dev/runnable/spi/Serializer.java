package dev.runnable.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;

/// Writes the objects that Java tasks return as kind `object`, and reads them where other Java
/// tasks take them. Objects of other languages never come to it: Python pickles its own.
/// Thread-safe.
///
/// Whoever can write into the catalog chooses what it reads. It must not make instances of classes
/// that the text names, unless it knows that they are harmless.
public interface Serializer {
    /// The name by which a parameter says how its object was written, also the ending of the
    /// object's file: letters, digits and dashes, such as `kryo`. Always the same, and none of
    /// `json`, `java` and `pickle`. A later version of it must read what an earlier one wrote.
    String format();

    /// Writes an object. The stream is buffered and closed by the caller.
    ///
    /// @param value never null; of the user's classes, or of Java's own
    /// @param declared what the method says that it returns: may tell more, for instance what is in
    ///   a list
    /// @throws IOException when it cannot be written so, with a text for a person. So does any
    ///   [RuntimeException]: both fail the attempt
    void write(Object value, Type declared, OutputStream out) throws IOException;

    /// Reads what [#write] wrote. The stream is buffered and closed by the caller.
    ///
    /// @param type what the method takes. The caller tells the user when the result is none
    /// @param loader finds the user's classes
    /// @throws IOException when it cannot be read, with a text for a person. So does any
    ///   [RuntimeException]: both fail the attempt
    Object read(InputStream in, Type type, ClassLoader loader) throws IOException;
}
