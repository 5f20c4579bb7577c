package dev.runnable.plugged;

import dev.runnable.settings.SettingsShape;
import dev.runnable.spi.Serializer;
import dev.runnable.spi.SerializerProvider;
import dev.runnable.spi.ServiceContext;
import dev.runnable.spi.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.lang.reflect.Type;

/// `pickler: {type: backwards}`: what Java writes, the last byte first.
public final class Backwards implements SerializerProvider {
    @Override
    public String type() {
        return "backwards";
    }

    @Override
    public SettingsShape settings() {
        return SettingsShape.closed();
    }

    @Override
    public Serializer create(Settings settings, ServiceContext context) {
        return new Reversing();
    }

    private record Reversing() implements Serializer {
        @Override
        public String format() {
            return "backwards";
        }

        @Override
        public void write(Object value, Type declared, OutputStream out) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
                objects.writeObject(value);
            }
            out.write(reversed(bytes.toByteArray()));
        }

        @Override
        public Object read(InputStream in, Type type, ClassLoader loader) throws IOException {
            byte[] bytes = reversed(in.readAllBytes());
            try (ObjectInputStream objects =
                    new ObjectInputStream(new ByteArrayInputStream(bytes)) {
                        @Override
                        protected Class<?> resolveClass(ObjectStreamClass type)
                                throws ClassNotFoundException {
                            return Class.forName(type.getName(), false, loader);
                        }
                    }) {
                return objects.readObject();
            } catch (ClassNotFoundException e) {
                throw new IOException("there is no class " + e.getMessage(), e);
            }
        }

        private static byte[] reversed(byte[] bytes) {
            byte[] reversed = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                reversed[i] = bytes[bytes.length - 1 - i];
            }
            return reversed;
        }
    }
}
