package com.xenocrm.kit.idempotency;

import org.jspecify.annotations.Nullable;

/** What the attempt to take a write in hand came to. */
sealed interface ClaimResult {

    /** The write is ours to do; {@code owner} proves it later. */
    record Ours(String id, String owner) implements ClaimResult {}

    /** It was done before, and this was the answer. */
    record Answered(int status, @Nullable String contentType, String body) implements ClaimResult {}

    /** Somebody is doing it now. */
    record InFlight() implements ClaimResult {}

    /** The key belongs to a write with another body. */
    record OtherBody() implements ClaimResult {}
}
