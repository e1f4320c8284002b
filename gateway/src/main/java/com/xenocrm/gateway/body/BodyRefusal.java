package com.xenocrm.gateway.body;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

import com.xenocrm.kit.web.Envelope;

/**
 * Thrown when the caller's body is too large, too slow or broken off; never a failure of the service that it was meant
 * for.
 */
public final class BodyRefusal extends IOException {

    private final HttpStatus status;
    private final String code;
    private final String reason;

    private BodyRefusal(HttpStatus status, String code, String reason) {
        super(reason);
        this.status = status;
        this.code = code;
        this.reason = reason;
    }

    static BodyRefusal tooLarge(long most) {
        return new BodyRefusal(
                HttpStatus.CONTENT_TOO_LARGE, "PAYLOAD_TOO_LARGE", "A request takes at most %d bytes".formatted(most));
    }

    static BodyRefusal tooSlow() {
        return new BodyRefusal(HttpStatus.REQUEST_TIMEOUT, "REQUEST_TIMEOUT", "The body takes too long to arrive");
    }

    /** Creates the refusal of a body whose connection failed. */
    static BodyRefusal broken(IOException failure) {
        return causes(failure).anyMatch(SocketTimeoutException.class::isInstance)
                ? tooSlow()
                : new BodyRefusal(HttpStatus.BAD_REQUEST, "BODY_INCOMPLETE", "The body ended too early");
    }

    /** Returns the refusal among the causes of a failure. */
    public static Optional<BodyRefusal> behind(Throwable failure) {
        return causes(failure)
                .filter(BodyRefusal.class::isInstance)
                .map(BodyRefusal.class::cast)
                .findFirst();
    }

    /** Returns the answer to the caller. */
    public ServerResponse answer() {
        return ServerResponse.status(status).body(Envelope.refused(reason, code, null));
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    String reason() {
        return reason;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
