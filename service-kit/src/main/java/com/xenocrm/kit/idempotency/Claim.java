package com.xenocrm.kit.idempotency;

import org.jspecify.annotations.Nullable;

/** What the attempt to take a write in hand came to. */
sealed interface Claim {

    /** The write is ours to do; {@code owner} proves it later. */
    record Ours(String id, String owner) implements Claim {}

    /** It was done before, and this was the answer. */
    record Answered(int status, @Nullable String contentType, String body) implements Claim {}

    /** Somebody is doing it now. */
    record InFlight() implements Claim {}

    /** The key belongs to a write with another body. */
    record OtherBody() implements Claim {}
}
