package dev.runnable.task.java;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Values of the type `JsonNode` of the user's own Jackson: made and written by that one.
final class UserTrees {
    private UserTrees() {}

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("trees of users' Jackson");
        module.setDeserializers(new Readers());
        module.setSerializers(new Writers());
        return module;
    }

    private static final class Readers extends SimpleDeserializers {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) {
            return ForeignMapper.of(type.getRawClass())
                    .map(mapper -> new Reader(type.getRawClass(), mapper))
                    .orElse(null);
        }
    }

    private static final class Writers extends SimpleSerializers {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable JsonSerializer<?> findSerializer(
                SerializationConfig config, JavaType type, BeanDescription description) {
            return ForeignMapper.of(type.getRawClass()).map(Writer::new).orElse(null);
        }
    }

    private static final class Reader extends StdDeserializer<Object> {
        private static final long serialVersionUID = 1L;

        private final Class<?> type;
        private final transient ForeignMapper mapper;

        Reader(Class<?> type, ForeignMapper mapper) {
            super(type);
            this.type = type;
            this.mapper = mapper;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            Object tree = mapper.read(context.readTree(parser).toString());
            return type.isInstance(tree)
                    ? tree
                    : context.reportInputMismatch(type, "no %s", type.getSimpleName());
        }

        /// A null in JSON is a node, as in Jackson itself.
        @Override
        public @Nullable Object getNullValue(DeserializationContext context) {
            try {
                Object tree = mapper.read("null");
                return type.isInstance(tree) ? tree : null;
            } catch (IOException e) {
                return null;
            }
        }
    }

    private static final class Writer extends StdSerializer<Object> {
        private static final long serialVersionUID = 1L;
        private static final ObjectMapper OURS = new ObjectMapper();

        private final transient ForeignMapper mapper;

        Writer(ForeignMapper mapper) {
            super(Object.class);
            this.mapper = mapper;
        }

        @Override
        public void serialize(Object tree, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeTree(OURS.readTree(mapper.write(tree)));
        }
    }
}
