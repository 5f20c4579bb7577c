package dev.runnable.api;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All facts about the public types of a folder of classes.
final class Signature {
    private final SortedSet<Fact> facts = new TreeSet<>();

    private Signature() {}

    static SortedSet<Fact> of(Path classes, ClassLoader loader)
            throws IOException, ClassNotFoundException {
        Signature signature = new Signature();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file).toString().replace('/', '.');
                Class<?> type =
                        Class.forName(
                                name.substring(0, name.length() - ".class".length()),
                                false,
                                loader);
                if (isVisible(type)) {
                    signature.add(type);
                }
            }
        }
        return signature.facts;
    }

    private static boolean isVisible(Class<?> type) {
        boolean open = Modifier.isPublic(type.getModifiers()) && !type.isSynthetic();
        return open && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private void add(Class<?> type) {
        addHead(type);
        for (Field field : type.getDeclaredFields()) {
            if (isVisible(field.getModifiers()) && !field.isSynthetic()) {
                add(
                        type,
                        Fact.Kind.FIELD,
                        statik(field.getModifiers())
                                + field.getName()
                                + " : "
                                + field.getGenericType().getTypeName());
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isVisible(constructor.getModifiers()) && !constructor.isSynthetic()) {
                add(
                        type,
                        Fact.Kind.CONSTRUCTOR,
                        parameters(constructor.getGenericParameterTypes())
                                + exceptions(constructor.getGenericExceptionTypes()));
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (isVisible(method.getModifiers()) && !method.isSynthetic()) {
                addMethod(type, method);
            }
        }
    }

    private void addHead(Class<?> type) {
        add(type, Fact.Kind.TYPE, kind(type) + variables(type.getTypeParameters()));
        Stream.concat(
                        Stream.ofNullable(type.getGenericSuperclass()),
                        Arrays.stream(type.getGenericInterfaces()))
                .map(Type::getTypeName)
                .filter(it -> !it.equals("java.lang.Object"))
                .forEach(it -> add(type, Fact.Kind.SUPERTYPE, it));
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                add(type, Fact.Kind.PERMITS, permitted.getName());
            }
        } else if (Modifier.isFinal(type.getModifiers())) {
            add(type, Fact.Kind.FINAL, "");
        } else if (Modifier.isAbstract(type.getModifiers()) && !type.isInterface()) {
            add(type, Fact.Kind.ABSTRACT, "");
        }
        if (type.isRecord()) {
            add(type, Fact.Kind.COMPONENTS, joined(type.getRecordComponents(), Signature::text));
        }
    }

    private void addMethod(Class<?> type, Method method) {
        String text = method.getName() + parameters(method.getGenericParameterTypes());
        add(
                type,
                Fact.Kind.METHOD,
                statik(method.getModifiers())
                        + variables(method.getTypeParameters())
                        + text
                        + " : "
                        + method.getGenericReturnType().getTypeName()
                        + exceptions(method.getGenericExceptionTypes()));
        boolean open = !type.isSealed() && !Modifier.isFinal(type.getModifiers());
        if (open && Modifier.isAbstract(method.getModifiers())) {
            add(type, Fact.Kind.DEMANDS, text);
        }
    }

    private void add(Class<?> type, Fact.Kind kind, String rest) {
        facts.add(new Fact(type.getName(), kind, rest));
    }

    private static String kind(Class<?> type) {
        return type.isAnnotation()
                ? "annotation"
                : type.isInterface()
                        ? "interface"
                        : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    }

    private static String text(RecordComponent component) {
        return component.getName() + " : " + component.getGenericType().getTypeName();
    }

    private static String statik(int modifiers) {
        return Modifier.isStatic(modifiers) ? "static " : "";
    }

    private static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : "<"
                        + joined(
                                variables,
                                it ->
                                        it.getName()
                                                + " : "
                                                + joined(it.getBounds(), Type::getTypeName))
                        + "> ";
    }

    private static String parameters(Type[] types) {
        return "(" + joined(types, Type::getTypeName) + ")";
    }

    private static String exceptions(Type[] types) {
        List<String> names = Arrays.stream(types).map(Type::getTypeName).sorted().toList();
        return names.isEmpty() ? "" : " throws " + String.join(", ", names);
    }

    private static <T> String joined(T[] all, Function<T, String> text) {
        return Arrays.stream(all).map(text).collect(Collectors.joining(", "));
    }
}
