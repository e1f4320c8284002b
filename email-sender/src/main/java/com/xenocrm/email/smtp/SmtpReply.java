package com.xenocrm.email.smtp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refusal by an SMTP server.
 *
 * @param code three digits (RFC 5321)
 * @param enhanced status code (RFC 3463) such as {@code 5.1.1}; empty when the server gave none
 * @param ofSender whether the sender was refused, not the recipient or the message
 */
public record SmtpReply(int code, String enhanced, boolean ofSender) {

    /** Status code at the beginning of a reply, of the class of its code; elsewhere addresses and versions look the same. */
    private static final Pattern ENHANCED = Pattern.compile("^([245])\\d{2}[ -](\\1\\.\\d{1,3}\\.\\d{1,3})(?![.\\d])");

    private static final int PERMANENT = 500;

    static SmtpReply of(int code, String text, boolean ofSender) {
        Matcher enhanced = ENHANCED.matcher(text);
        return new SmtpReply(code, enhanced.find() ? enhanced.group(2) : "", ofSender);
    }

    /** Returns whether another attempt may succeed. */
    public boolean isTemporary() {
        return code < PERMANENT;
    }

    /** Returns the reason in the words of the communication log. The text of the reply may name the recipient, so it is not kept. */
    public String reason() {
        if (isTemporary()) {
            return "deferred";
        }
        if (ofSender) {
            return "sender_refused";
        }
        return StatusCode.of(enhanced).reason();
    }
}
