package com.xenocrm.kit.stream;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Something that a stream observes at intervals, until closed.
 *
 * @param <T> what one look finds
 */
public interface Observation<T> extends AutoCloseable {

    /** Reads the present state. */
    T look();

    /** Returns the name of the event that tells this state. */
    String event(T state);

    /** Returns whether the state can no longer change, so that the stream ends. */
    boolean isFinal(T state);

    /** Returns whether a state contains nothing new compared with the last one; null before the first. */
    default boolean isSame(T state, @Nullable T last) {
        return state.equals(last);
    }

    /** Returns the time between two looks. */
    default Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    default void close() {}
}
