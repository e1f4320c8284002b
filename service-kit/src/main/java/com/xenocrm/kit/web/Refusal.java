package com.xenocrm.kit.web;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Expected refusal of a request; the one exception whose message is shown to the caller. */
public final class Refusal extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final @Nullable Object data;

    /**
     * Creates a refusal.
     *
     * @param code stable code in capitals, such as {@code CAMPAIGN_NOT_FOUND}
     */
    public Refusal(HttpStatus status, String code, String message, @Nullable Object data) {
        super(message);
        this.status = status;
        this.code = code;
        this.data = data;
    }

    /** Returns a 400 with the path and the error of each field. */
    public static Refusal invalid(List<FieldProblem> problems) {
        String first = problems.isEmpty()
                ? "The request is not valid"
                : problems.getFirst().field() + ": " + problems.getFirst().message();
        return new Refusal(HttpStatus.BAD_REQUEST, "VALIDATION_FAILED", first, Map.of("errors", problems));
    }

    /** Returns a 400 for one field. */
    public static Refusal invalid(String field, String message) {
        return invalid(List.of(new FieldProblem(field, message)));
    }

    /** Returns a 404. */
    public static Refusal notFound(String code, String message) {
        return new Refusal(HttpStatus.NOT_FOUND, code, message, null);
    }

    /** Returns a 409: the current state does not allow the request. */
    public static Refusal conflict(String code, String message) {
        return new Refusal(HttpStatus.CONFLICT, code, message, null);
    }

    /** Returns a 401. */
    public static Refusal unauthorized(String message) {
        return new Refusal(HttpStatus.UNAUTHORIZED, "UNAUTHORIZED", message, null);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public @Nullable Object data() {
        return data;
    }

    /** Returns the message to the caller. */
    public String reason() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
