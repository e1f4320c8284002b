package com.xenocrm.campaigndata.sender;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import com.xenocrm.contracts.message.CommunicationRequested.Communication;

/** One pass through the communications of a message, the exception that ended it, and the communications it postponed. */
public final class SendingPass {

    private final AtomicReference<@Nullable RuntimeException> end = new AtomicReference<>();
    private final Map<Communication, Duration> postponed = new ConcurrentHashMap<>();

    /** Ends the pass: those not begun yet wait for the next one. */
    public void end(RuntimeException why) {
        end.compareAndSet(null, why);
    }

    /** Has a communication requested again after a delay; the pass goes on. */
    public void postpone(Communication communication, Duration delay) {
        postponed.put(communication, delay);
    }

    Optional<RuntimeException> ended() {
        return Optional.ofNullable(end.get());
    }

    Map<Communication, Duration> postponed() {
        return postponed;
    }
}
