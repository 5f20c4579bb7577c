package dev.runnable.settings;

import dev.runnable.settings.SettingType.Choice;
import dev.runnable.settings.SettingType.Decimal;
import dev.runnable.settings.SettingType.Either;
import dev.runnable.settings.SettingType.Flag;
import dev.runnable.settings.SettingType.Json;
import dev.runnable.settings.SettingType.ListOf;
import dev.runnable.settings.SettingType.MapOf;
import dev.runnable.settings.SettingType.Place;
import dev.runnable.settings.SettingType.Section;
import dev.runnable.settings.SettingType.Span;
import dev.runnable.settings.SettingType.Text;
import dev.runnable.settings.SettingType.Whole;
import java.util.Optional;
import java.util.stream.Collectors;

/// Types as people say them.
final class TypeWords {
    private TypeWords() {}

    static String of(SettingType type) {
        return switch (type) {
            case Text text -> text.expected().orElse("a text");
            case Choice choice -> "one of " + String.join(", ", choice.names());
            case Flag _ -> "true or false";
            case Whole(var least, var most) -> "a whole number" + range(least, most);
            case Decimal(var least, var most) ->
                    "a number" + range(least.map(TypeWords::brief), most.map(TypeWords::brief));
            case Span(var least, var most) ->
                    "a duration"
                            + range(
                                    least.equals(WrittenDuration.SHORTEST)
                                            ? Optional.empty()
                                            : Optional.of(WrittenDuration.write(least)),
                                    most.map(WrittenDuration::write));
            case Place _ -> "a path";
            case ListOf(var item) -> "a list, each " + of(item);
            case MapOf(var value) -> "a mapping by name, each " + of(value);
            case Section _ -> "a mapping";
            case Json _ -> "anything";
            case Either(var types) ->
                    types.stream().map(TypeWords::of).collect(Collectors.joining(", or "));
        };
    }

    private static String range(Optional<?> least, Optional<?> most) {
        if (least.isPresent() && most.isPresent()) {
            return " from " + least.get() + " to " + most.get();
        }
        return least.map(it -> " of at least " + it)
                .or(() -> most.map(it -> " of at most " + it))
                .orElse("");
    }

    private static String brief(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : "" + number;
    }
}
