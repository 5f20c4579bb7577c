package dev.runnable.task.java;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardJavaFileManager;

/// The SDK as the compiler sees it: a location of its own, of which only the SDK's packages are
/// asked for, because the same jar holds much else.
enum SdkFiles implements Location {
    SDK;

    @Override
    public String getName() {
        return "SDK";
    }

    @Override
    public boolean isOutputLocation() {
        return false;
    }

    static void addTo(StandardJavaFileManager files) throws IOException {
        List<Path> roots = new ArrayList<>();
        for (URL folder : Collections.list(SdkClasses.folders())) {
            roots.add(root(folder));
        }
        files.setLocationFromPaths(SDK, roots);
    }

    /// The jar or folder that a package's folder is in.
    private static Path root(URL folder) throws IOException {
        if (folder.openConnection() instanceof JarURLConnection jar) {
            return Path.of(URI.create(jar.getJarFileURL().toString()));
        }
        Path root = Path.of(URI.create(folder.toString()));
        for (int i = 0; i < SdkClasses.PACKAGE.split("\\.").length; i++) {
            root = root.resolve("..").normalize();
        }
        return root;
    }
}
