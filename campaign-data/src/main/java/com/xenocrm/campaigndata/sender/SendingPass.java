package com.xenocrm.campaigndata.sender;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/** One pass through the communications of a message, and the exception that ended it. */
public final class SendingPass {

    private final AtomicReference<@Nullable RuntimeException> end = new AtomicReference<>();
    private final AtomicReference<@Nullable RuntimeException> repetition = new AtomicReference<>();

    /** Ends the pass: those not begun yet wait for the next one. */
    public void end(RuntimeException why) {
        end.compareAndSet(null, why);
    }

    /** Asks for another pass after this one, which goes on. */
    public void repeat(RuntimeException why) {
        repetition.set(why);
    }

    Optional<RuntimeException> ended() {
        return Optional.ofNullable(end.get());
    }

    Optional<RuntimeException> repetition() {
        return Optional.ofNullable(repetition.get());
    }
}
