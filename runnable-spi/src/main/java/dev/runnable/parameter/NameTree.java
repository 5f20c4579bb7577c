package dev.runnable.parameter;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// An immutable map from names whose later versions share nearly all of it: a treap, in which the
/// hash of a name decides how high it stands. Equal keys make equal shapes, so two versions with a
/// common past are united by looking at what differs.
final class NameTree<V> {
    private final String name;
    private final V value;
    private final @Nullable NameTree<V> left;
    private final @Nullable NameTree<V> right;

    private NameTree(
            String name, V value, @Nullable NameTree<V> left, @Nullable NameTree<V> right) {
        this.name = name;
        this.value = value;
        this.left = left;
        this.right = right;
    }

    static <V> Optional<V> find(@Nullable NameTree<V> tree, String name) {
        NameTree<V> node = tree;
        while (node != null) {
            int side = name.compareTo(node.name);
            if (side == 0) {
                return Optional.of(node.value);
            }
            node = side < 0 ? node.left : node.right;
        }
        return Optional.empty();
    }

    /// With one more entry.
    ///
    /// @param choose takes the old and the new value of a name that is there already
    static <V> NameTree<V> put(
            @Nullable NameTree<V> tree, String name, V value, BinaryOperator<V> choose) {
        NameTree<V> single = new NameTree<>(name, value, null, null);
        NameTree<V> united = union(tree, single, choose);
        return united == null ? single : united;
    }

    /// The entries of both.
    ///
    /// @param choose takes the values of a name that is in both, `one`'s first
    static <V> @Nullable NameTree<V> union(
            @Nullable NameTree<V> one, @Nullable NameTree<V> other, BinaryOperator<V> choose) {
        if (one == other || other == null) {
            return one;
        }
        if (one == null) {
            return other;
        }
        if (one.name.equals(other.name)) {
            return one.with(
                    choose.apply(one.value, other.value),
                    union(one.left, other.left, choose),
                    union(one.right, other.right, choose));
        }
        if (one.isAbove(other)) {
            return one.with(
                    one.value,
                    union(one.left, below(other, one.name), choose),
                    union(one.right, above(other, one.name), choose));
        }
        return other.with(
                other.value,
                union(below(one, other.name), other.left, choose),
                union(above(one, other.name), other.right, choose));
    }

    /// This very node where nothing changed: that is what makes versions share.
    @SuppressWarnings("ReferenceEquality")
    private NameTree<V> with(
            V newValue, @Nullable NameTree<V> newLeft, @Nullable NameTree<V> newRight) {
        return newValue == value && newLeft == left && newRight == right
                ? this
                : new NameTree<>(name, newValue, newLeft, newRight);
    }

    private boolean isAbove(NameTree<V> other) {
        int order = Integer.compare(height(name), height(other.name));
        return order > 0 || (order == 0 && name.compareTo(other.name) < 0);
    }

    /// Spreads the hash: those of `x1`, `x2`, ... are neighbours.
    private static int height(String name) {
        int hash = name.hashCode() * 0x9E3779B9;
        hash ^= hash >>> 15;
        return hash * 0x85EBCA6B;
    }

    /// The part with names before `name`, which is not in the tree.
    private static <V> @Nullable NameTree<V> below(@Nullable NameTree<V> tree, String name) {
        if (tree == null) {
            return null;
        }
        return tree.name.compareTo(name) < 0
                ? tree.with(tree.value, tree.left, below(tree.right, name))
                : below(tree.left, name);
    }

    private static <V> @Nullable NameTree<V> above(@Nullable NameTree<V> tree, String name) {
        if (tree == null) {
            return null;
        }
        return tree.name.compareTo(name) > 0
                ? tree.with(tree.value, above(tree.left, name), tree.right)
                : above(tree.right, name);
    }

    static <V> void forEach(@Nullable NameTree<V> tree, BiConsumer<String, V> action) {
        if (tree != null) {
            forEach(tree.left, action);
            action.accept(tree.name, tree.value);
            forEach(tree.right, action);
        }
    }
}
