package dev.runnable.task.java;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A print stream that asks at every call which one it is. It has no state and no lock of its own,
/// so a step whose output blocks stops nobody else.
@SuppressWarnings("AnnotateFormatMethod") // PrintStream's own methods are not, either
final class RoutedStream extends PrintStream {
    private final Supplier<PrintStream> target;

    RoutedStream(Supplier<PrintStream> target) {
        super(OutputStream.nullOutputStream());
        this.target = target;
    }

    @Override
    public void flush() {
        target.get().flush();
    }

    /// Nobody closes the console of others.
    @Override
    public void close() {
        flush();
    }

    @Override
    public boolean checkError() {
        return target.get().checkError();
    }

    @Override
    public void write(int octet) {
        target.get().write(octet);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        target.get().write(bytes, offset, length);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        target.get().write(bytes);
    }

    @Override
    public void writeBytes(byte[] bytes) {
        target.get().writeBytes(bytes);
    }

    @Override
    public void print(boolean value) {
        target.get().print(value);
    }

    @Override
    public void print(char value) {
        target.get().print(value);
    }

    @Override
    public void print(int value) {
        target.get().print(value);
    }

    @Override
    public void print(long value) {
        target.get().print(value);
    }

    @Override
    public void print(float value) {
        target.get().print(value);
    }

    @Override
    public void print(double value) {
        target.get().print(value);
    }

    @Override
    public void print(char[] value) {
        target.get().print(value);
    }

    @Override
    public void print(@Nullable String value) {
        target.get().print(value);
    }

    @Override
    public void print(@Nullable Object value) {
        target.get().print(value);
    }

    @Override
    public void println() {
        target.get().println();
    }

    @Override
    public void println(boolean value) {
        target.get().println(value);
    }

    @Override
    public void println(char value) {
        target.get().println(value);
    }

    @Override
    public void println(int value) {
        target.get().println(value);
    }

    @Override
    public void println(long value) {
        target.get().println(value);
    }

    @Override
    public void println(float value) {
        target.get().println(value);
    }

    @Override
    public void println(double value) {
        target.get().println(value);
    }

    @Override
    public void println(char[] value) {
        target.get().println(value);
    }

    @Override
    public void println(@Nullable String value) {
        target.get().println(value);
    }

    @Override
    public void println(@Nullable Object value) {
        target.get().println(value);
    }

    @Override
    public PrintStream printf(String format, @Nullable Object... values) {
        return format(format, values);
    }

    @Override
    public PrintStream printf(@Nullable Locale locale, String format, @Nullable Object... values) {
        return format(locale, format, values);
    }

    @Override
    public PrintStream format(String format, @Nullable Object... values) {
        print(String.format(format, values));
        return this;
    }

    @Override
    public PrintStream format(@Nullable Locale locale, String format, @Nullable Object... values) {
        print(String.format(locale, format, values));
        return this;
    }

    @Override
    public PrintStream append(@Nullable CharSequence text) {
        print(String.valueOf(text));
        return this;
    }

    @Override
    public PrintStream append(@Nullable CharSequence text, int start, int end) {
        print(String.valueOf(text).substring(start, end));
        return this;
    }

    @Override
    public PrintStream append(char character) {
        print(character);
        return this;
    }
}
