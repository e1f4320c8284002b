package com.xenocrm.email.report;

import java.util.List;

/**
 * Mail that reports on an e-mail.
 *
 * @param tokens tokens that may be those of an attempt, the most reliable first
 */
public record MailReport(Finding finding, List<String> tokens) {

    /** Statement of a mail about the e-mail that it answers. */
    public sealed interface Finding {

        /** The e-mail was not delivered. */
        record Bounced(String reason) implements Finding {}

        /** The e-mail was delivered. */
        record Delivered() implements Finding {}

        /** The recipient objected; the reason is in the words of the communication log. */
        record Objected(String reason) implements Finding {}

        /** Nothing was decided: a delay, an automatic reply. */
        record Undecided() implements Finding {}

        /** The mail is no report, or a broken one. */
        record Unreadable(String why) implements Finding {}
    }
}
