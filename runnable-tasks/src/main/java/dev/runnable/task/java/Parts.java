package dev.runnable.task.java;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A value as named parts: a map's entries, a record's components, a bean's getters.
sealed interface Parts {
    Set<String> names();

    /// @throws InvocationTargetException with what the user's accessor threw
    @Nullable Object get(String name) throws InvocationTargetException;

    /// @param json knows what annotations call the parts
    static Parts of(Object value, UserJson json) {
        if (value instanceof Map<?, ?> map) {
            return Entries.of(map);
        }
        Map<String, Method> methods = value instanceof Record ? components(value) : getters(value);
        Map<String, String> renamed = json.renamed(value.getClass());
        Map<String, Method> named = new TreeMap<>();
        methods.forEach((name, method) -> named.put(renamed.getOrDefault(name, name), method));
        return new Accessors(value, named);
    }

    /// @param entries with texts as keys
    record Entries(Map<String, Object> entries) implements Parts {
        static Entries of(Map<?, ?> map) {
            Map<String, Object> entries = new TreeMap<>();
            map.forEach((key, value) -> entries.put(String.valueOf(key), value));
            return new Entries(entries);
        }

        @Override
        public Set<String> names() {
            return entries.keySet();
        }

        @Override
        public @Nullable Object get(String name) {
            return entries.get(name);
        }
    }

    record Accessors(Object value, Map<String, Method> methods) implements Parts {
        @Override
        public Set<String> names() {
            return methods.keySet();
        }

        @Override
        public @Nullable Object get(String name) throws InvocationTargetException {
            Method method = methods.get(name);
            return method == null ? null : call(value, method);
        }
    }

    /// @throws InvocationTargetException with what the user's accessor threw
    static @Nullable Object call(Object value, Method accessor) throws InvocationTargetException {
        try {
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Method> components(Object value) {
        Map<String, Method> components = new TreeMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            components.put(component.getName(), component.getAccessor());
        }
        return components;
    }

    private static Map<String, Method> getters(Object value) {
        Map<String, Method> getters = new TreeMap<>();
        for (Method method : value.getClass().getMethods()) {
            if (method.getParameterCount() == 0
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getReturnType() != void.class
                    && method.getDeclaringClass() != Object.class) {
                getters.put(property(method.getName()), method);
            }
        }
        return getters;
    }

    private static String property(String method) {
        for (String prefix : new String[] {"get", "is"}) {
            if (method.startsWith(prefix)
                    && method.length() > prefix.length()
                    && Character.isUpperCase(method.charAt(prefix.length()))) {
                String rest = method.substring(prefix.length());
                return rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
            }
        }
        return method;
    }
}
