package dev.runnable.image;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What a user wants of the image. What is empty was not said.
public record ImageWishes(
        Optional<BaseImage> base,
        Optional<ImageTarget> target,
        Optional<String> name,
        Optional<Path> jdk,
        Optional<ImageUser> user,
        Optional<String> workdir,
        SequencedMap<String, String> environment,
        SequencedMap<String, String> labels,
        List<Inclusion> inclusions,
        List<ImagePlatform> platforms,
        Optional<Boolean> insecure) {
    private static final String USUAL_FOLDER = "/app";

    /// @param folder where names of files begin
    /// @param refusal is told of every mistake
    public static ImageWishes read(ImageTexts texts, Path folder, Refusal refusal) {
        WishReader reader = new WishReader(refusal);
        return new ImageWishes(
                reader.read("base", texts.base(), it -> BaseImage.parse(it, folder)),
                reader.read("to", texts.to(), it -> ImageTarget.parse(it, folder)),
                reader.read("name", texts.name(), ImageNames::check),
                reader.read("jdk", texts.jdk(), it -> Paths.file(it, folder)),
                reader.read("user", texts.user(), ImageUser::parse),
                reader.read("workdir", texts.workdir(), Paths::inImage),
                texts.environment(),
                texts.labels(),
                reader.readAll("include", texts.include(), it -> Inclusion.parse(it, folder)),
                reader.readAll("platforms", texts.platforms(), ImagePlatform::parse),
                texts.insecure());
    }

    /// These wishes, and others where these say nothing. Lists replace each other, but what is to
    /// be included adds up; of variables and labels each counts for itself.
    public ImageWishes over(ImageWishes others) {
        return new ImageWishes(
                base.or(others::base),
                target.or(others::target),
                name.or(others::name),
                jdk.or(others::jdk),
                user.or(others::user),
                workdir.or(others::workdir),
                both(others.environment, environment),
                both(others.labels, labels),
                Stream.concat(others.inclusions.stream(), inclusions.stream()).toList(),
                platforms.isEmpty() ? others.platforms : platforms,
                insecure.or(others::insecure));
    }

    private static SequencedMap<String, String> both(
            SequencedMap<String, String> weak, SequencedMap<String, String> strong) {
        SequencedMap<String, String> both = new LinkedHashMap<>(weak);
        both.putAll(strong);
        return both;
    }

    public BaseImage theBase() {
        return base.orElse(BaseImage.USUAL);
    }

    public ImageUser theUser() {
        return user.orElse(ImageUser.USUAL);
    }

    /// Where the project is in the image.
    public String folder() {
        return workdir.orElse(USUAL_FOLDER);
    }
}
