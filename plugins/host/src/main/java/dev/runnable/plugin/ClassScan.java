package dev.runnable.plugin;

import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.SourceLocation;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.invoke.MethodType;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// What the classes of a plugin tell without being run: whether a copy of this program is among
/// them, and whether values of two Jacksons meet.
final class ClassScan {
    private static final String CLASS = ".class";
    private static final String JACKSON = "com.fasterxml.jackson.databind.JsonNode";

    private final Found plugin;
    private final SortedSet<String> types = new TreeSet<>();
    private final SortedSet<String> meetings = new TreeSet<>();

    ClassScan(Found plugin) {
        this.plugin = plugin;
    }

    List<Problem> problems() throws IOException {
        for (Path element : plugin.classpath()) {
            if (Files.isDirectory(element)) {
                scanFolder(element);
            } else {
                scanJar(element);
            }
        }
        List<Problem> problems = new ArrayList<>();
        types.stream()
                .filter(SharedClasses::isShared)
                .findFirst()
                .ifPresent(it -> problems.add(copyOfProgram(it)));
        if (types.contains(JACKSON)) {
            meetings.forEach(it -> problems.add(twoJacksons(it)));
        }
        return problems;
    }

    private void scanFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(it -> it.toString().endsWith(CLASS)).toList()) {
                scan(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
    }

    private void scanJar(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(CLASS)) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        scan(entry.getName(), in.readAllBytes());
                    }
                }
            }
        }
    }

    private void scan(String file, byte[] bytes) {
        String type = file.substring(0, file.length() - CLASS.length()).replace('/', '.');
        types.add(type);
        try {
            ClassModel model = ClassFile.of().parse(bytes);
            for (PoolEntry entry : model.constantPool()) {
                if (entry instanceof MemberRefEntry member) {
                    look(type, member);
                }
            }
        } catch (IllegalArgumentException _) {
            // of a newer Java, or for another purpose: who loads it finds out
        }
    }

    private void look(String type, MemberRefEntry member) {
        String owner = member.owner().asInternalName().replace('/', '.');
        if (SharedClasses.isShared(owner) && mentionsJackson(owner, member)) {
            meetings.add(type + " uses " + owner + "." + member.name().stringValue());
        }
    }

    private static boolean mentionsJackson(String owner, MemberRefEntry member) {
        if (member.type().stringValue().contains("com/fasterxml/jackson/")) {
            return true;
        }
        try {
            Class<?> type = Class.forName(owner, false, ClassScan.class.getClassLoader());
            String name = member.name().stringValue();
            Stream<Executable> all =
                    Stream.concat(
                            Arrays.stream(type.getMethods()),
                            Arrays.stream(type.getConstructors()));
            return all.filter(it -> name.equals(it instanceof Method ? it.getName() : "<init>"))
                    .filter(it -> descriptor(it).equals(member.type().stringValue()))
                    .anyMatch(it -> it.toGenericString().contains("com.fasterxml.jackson."));
        } catch (ClassNotFoundException | LinkageError _) {
            return false;
        }
    }

    private static String descriptor(Executable executable) {
        Class<?> result = executable instanceof Method method ? method.getReturnType() : void.class;
        return MethodType.methodType(result, executable.getParameterTypes())
                .toMethodDescriptorString();
    }

    private Problem copyOfProgram(String type) {
        return Problem.warning(
                        ProblemCode.PLUGIN_BRINGS_PROGRAM,
                        place(),
                        "it has a copy of " + type + " in it, which is not used")
                .withHint("The dependency on runnable-spi has the scope 'provided'.");
    }

    private Problem twoJacksons(String meeting) {
        return Problem.error(
                        ProblemCode.TWO_JACKSONS,
                        place(),
                        "it brings a Jackson of its own, and "
                                + meeting
                                + ", whose values are of this program's")
                .withHint(
                        "Take the value as text (Parameter.text(), Settings.jsonText(), ValueText, ...), or"
                                + " leave Jackson out of the plugin and use that of this program.");
    }

    private SourceLocation place() {
        return SourceLocation.of(plugin.file().toString());
    }
}
