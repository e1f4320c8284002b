package com.xenocrm.kit.idempotency;

import org.jspecify.annotations.Nullable;

/** Result of claiming an idempotency key. */
sealed interface ClaimResult {

    /** The caller owns the key and performs the write; {@code owner} is the proof of ownership. */
    record Ours(String id, String owner) implements ClaimResult {}

    /** The write was performed before, with this answer. */
    record Answered(int status, @Nullable String contentType, String body) implements ClaimResult {}

    /** Another request holds the key and is still running. */
    record InFlight() implements ClaimResult {}

    /** The key was used with another body. */
    record OtherBody() implements ClaimResult {}
}
