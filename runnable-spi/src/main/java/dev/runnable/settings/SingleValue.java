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

/// Whether the text of a single value, as an author writes a default, is of a type.
final class SingleValue {
    private SingleValue() {}

    static boolean isRight(SettingType type, String text) {
        return switch (type) {
            case Text(_, var pattern, _) -> pattern.isEmpty() || text.matches(pattern.get());
            case Choice(var names) -> names.contains(text);
            case Flag _ -> text.equals("true") || text.equals("false");
            case Whole(var least, var most) -> isWithin(whole(text), least, most);
            case Decimal(var least, var most) -> isWithin(decimal(text), least, most);
            case Span(var least, var most) ->
                    isWithin(WrittenDuration.parse(text), Optional.of(least), most);
            case Place _ -> true;
            case ListOf _, MapOf _, Section _, Json _, Either _ -> false;
        };
    }

    private static <T extends Comparable<T>> boolean isWithin(
            Optional<T> value, Optional<T> least, Optional<T> most) {
        return value.isPresent()
                && least.filter(it -> value.get().compareTo(it) < 0).isEmpty()
                && most.filter(it -> value.get().compareTo(it) > 0).isEmpty();
    }

    static Optional<Long> whole(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    static Optional<Double> decimal(String text) {
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
