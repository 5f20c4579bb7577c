package dev.runnable.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.InsecureRegistryException;
import com.google.cloud.tools.jib.api.RegistryAuthenticationFailedException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import dev.runnable.journal.FileTrouble;
import dev.runnable.problem.Problem;
import dev.runnable.problem.ProblemCode;
import dev.runnable.problem.ProblemException;
import dev.runnable.problem.SourceLocation;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;

/// Says what to do about an image that cannot be built.
record BuildProblems(BaseImage base, ImageTarget target) {
    /// What can be known before anything is asked.
    void check(List<ImagePlatform> platforms) {
        if (base instanceof BaseImage.TarFile(Path file) && !Files.isRegularFile(file)) {
            throw new ProblemException(
                    problem(ProblemCode.NO_BASE_IMAGE, "there is no file '" + file + "'")
                            .withHint("Write it: docker save -o %s IMAGE.".formatted(file)));
        }
        boolean one = !(target instanceof ImageTarget.Registry) || !isMultiple(base);
        if (platforms.size() > 1 && one) {
            throw new ProblemException(
                    problem(
                                    ProblemCode.BAD_PLATFORM,
                                    "an image for %s cannot be built upon %s and go to %s"
                                            .formatted(platforms, base, target))
                            .withHint(
                                    "Only registries have images for several platforms: both the"
                                            + " base and the target have to be in one. Or name one"
                                            + " platform."));
        }
    }

    private static boolean isMultiple(BaseImage base) {
        return switch (base) {
            case BaseImage.Registry _, BaseImage.Scratch _ -> true;
            case BaseImage.TarFile _, BaseImage.Engine _ -> false;
        };
    }

    ProblemException of(Exception failure) {
        Throwable cause =
                failure instanceof ExecutionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return new ProblemException(classified(cause), cause);
    }

    private Problem classified(Throwable cause) {
        return switch (cause) {
            case RegistryUnauthorizedException e ->
                    refused(e.getImageReference(), "does not let you in");
            case RegistryAuthenticationFailedException e when !isNetwork(root(e)) ->
                    refused(e.getServerUrl() + "/" + e.getImageName(), text(root(e)));
            case InsecureRegistryException e ->
                    problem(ProblemCode.REGISTRY_UNREACHABLE, text(e))
                            .withHint("Say '--insecure' where that is as it should be.");
            case CacheDirectoryCreationException e -> notWritable(text(root(e)));
            case NoSuchFileException _ when base instanceof BaseImage.TarFile ->
                    noBase("it is none that 'docker save' has written");
            case FileSystemException e -> notWritable(FileTrouble.reason(e));
            default -> other(cause);
        };
    }

    private Problem other(Throwable cause) {
        Throwable root = root(cause);
        String text = text(cause);
        if (text.contains("docker") && text.contains("Cannot run program")) {
            return problem(ProblemCode.NO_CONTAINER_ENGINE, "there is no command 'docker'")
                    .withHint("Install it, or build 'tar:FILE' and load that.");
        }
        if (text.contains("'docker ")) {
            return engine(text);
        }
        if (isNetwork(root)) {
            return problem(
                            ProblemCode.REGISTRY_UNREACHABLE,
                            "a registry cannot be reached: " + network(root))
                    .withHint("See whether the name of the image and your network are right.");
        }
        boolean ofBase = text.contains("pull") || base instanceof BaseImage.TarFile;
        return ofBase ? noBase(text) : problem(ProblemCode.IMAGE_NOT_BUILT, text);
    }

    private Problem noBase(String why) {
        return problem(
                ProblemCode.NO_BASE_IMAGE,
                "the base image %s cannot be had: %s".formatted(base, why));
    }

    private Problem engine(String text) {
        boolean noImage = text.contains("No such");
        return noImage
                ? problem(
                                ProblemCode.NO_BASE_IMAGE,
                                "the engine does not have the base image '%s'".formatted(base))
                        .withHint("Fetch it with 'docker pull', or correct its name.")
                : problem(ProblemCode.NO_CONTAINER_ENGINE, "no Docker engine answers: " + text)
                        .withHint("Start Docker, or build 'tar:FILE'.");
    }

    private Problem refused(String image, String why) {
        String host = image.substring(0, Math.max(0, image.indexOf('/')));
        return problem(
                        ProblemCode.REGISTRY_REFUSED,
                        "the registry of '%s' refuses: %s".formatted(image, why))
                .withHint("Log in: 'docker login %s', or see who may use it.".formatted(host));
    }

    private Problem notWritable(String reason) {
        return problem(ProblemCode.NOT_WRITABLE, "the image cannot be written: " + reason);
    }

    private static boolean isNetwork(Throwable root) {
        return root instanceof SocketException
                || root instanceof SocketTimeoutException
                || root instanceof UnknownHostException
                || root instanceof SSLException;
    }

    private static String network(Throwable root) {
        return root instanceof UnknownHostException ? "unknown host " + text(root) : text(root);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String text(Throwable failure) {
        return failure instanceof IOException io
                ? FileTrouble.reason(io)
                : Optional.ofNullable(failure.getMessage()).orElseGet(failure::toString);
    }

    private Problem problem(ProblemCode code, String message) {
        return Problem.error(code, SourceLocation.of("image " + target), message.strip());
    }
}
