package com.xenocrm.email.smtp;

/**
 * Enhanced status code (RFC 3463).
 *
 * @param text code such as {@code 5.1.1}; empty for none
 */
public record StatusCode(String text) {

    private static final char PERMANENT = '5';

    public static StatusCode of(String text) {
        return new StatusCode(text);
    }

    /** Returns the reason of a permanent refusal, in the words of the communication log. */
    public String reason() {
        return switch (detail()) {
            case "1.1", "1.6" -> "mailbox_not_found";
            case "1.2", "1.10" -> "domain_not_found";
            case "1.3" -> "invalid_address";
            case "1.7", "1.8" -> "sender_refused";
            case "2.1" -> "mailbox_disabled";
            case "2.2" -> "mailbox_full";
            case "2.3", "3.4" -> "message_too_large";
            default ->
                switch (subject()) {
                    case '4' -> "unreachable";
                    case '6' -> "message_refused";
                    case '7' -> "blocked";
                    default -> "refused";
                };
        };
    }

    /** Returns the reason of a bounce: a server that gave up on a temporary failure says nothing for good about the address. */
    public String bounceReason() {
        if (!text.isEmpty() && text.charAt(0) == PERMANENT) {
            return reason();
        }
        return switch (subject()) {
            case '2' -> detail().equals("2.2") ? "mailbox_full" : "not_delivered";
            case '4' -> "unreachable";
            case '7' -> "blocked";
            default -> "not_delivered";
        };
    }

    private String detail() {
        return text.substring(Math.min(2, text.length()));
    }

    private char subject() {
        return text.isEmpty() ? '0' : text.charAt(2);
    }
}
