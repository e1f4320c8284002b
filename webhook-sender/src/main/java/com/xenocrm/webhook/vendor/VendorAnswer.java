package com.xenocrm.webhook.vendor;

import java.util.Set;

/**
 * Answer of the vendor to a request.
 *
 * @param body as UTF-8; empty if it is too long
 * @param retryAfter header of that name; empty without one
 */
public record VendorAnswer(int status, String body, String retryAfter) {

    /** Statuses about credentials, URL or timing, which say nothing about the communications. */
    private static final Set<Integer> NOT_ABOUT_THE_MESSAGE =
            Set.of(401, 402, 403, 404, 405, 407, 408, 409, 410, 421, 425, 429);

    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int REFUSED = 400;
    private static final int BROKEN = 500;
    private static final int TOO_LARGE = 413;

    /** Returns whether the vendor has taken the request. */
    public boolean isTaken() {
        return status >= OK && status < REDIRECT;
    }

    /** Returns whether the vendor will never take these communications. */
    public boolean isRefusal() {
        return status >= REFUSED && status < BROKEN && !NOT_ABOUT_THE_MESSAGE.contains(status);
    }

    /** Returns the reason of a refusal. */
    public String reason() {
        return status == TOO_LARGE ? "message_too_large" : "refused";
    }
}
