package com.xenocrm.email.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.xenocrm.email.report.MailReport.Finding;
import com.xenocrm.email.report.MailReport.Finding.Bounced;
import com.xenocrm.email.report.MailReport.Finding.Delivered;
import com.xenocrm.email.report.MailReport.Finding.Undecided;
import com.xenocrm.email.report.MailReport.Finding.Unreadable;
import com.xenocrm.email.smtp.StatusCode;

/** Delivery status notification (RFC 3464). An e-mail has one recipient; of several groups a failure counts most. */
final class StatusNotification {

    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![.\\d])");
    private static final Pattern REPLY = Pattern.compile("(?<![\\d.])([45]\\d{2})[ -]");

    private StatusNotification() {}

    static Finding finding(String content) {
        List<Finding> findings = ReportFields.groups(content).stream()
                .flatMap(StatusNotification::ofRecipient)
                .toList();
        return first(findings, Bounced.class)
                .or(() -> first(findings, Delivered.class))
                .or(() -> first(findings, Undecided.class))
                .orElseGet(() -> new Unreadable("the report names no recipient's outcome"));
    }

    /** Returns the failure that a text for people names: the first status code, or the first reply of a server. */
    static Bounced told(String text) {
        return new Bounced(StatusCode.of(statusIn(text)).bounceReason());
    }

    private static Stream<Finding> ofRecipient(ReportFields group) {
        return switch (group.word("action")) {
            case "failed" -> Stream.of(new Bounced(reason(group)));
            case "delivered", "relayed", "expanded" -> Stream.of(new Delivered());
            case "delayed" -> Stream.of(new Undecided());
            default ->
                group.get("action").isEmpty() && group.word("status").startsWith("5.")
                        ? Stream.of(new Bounced(reason(group)))
                        : Stream.empty();
        };
    }

    /** The status may be as general as 5.0.0 where the server's own words say more. */
    private static String reason(ReportFields group) {
        String status = statusIn(group.get("status"));
        String told = statusIn(group.get("diagnostic-code"));
        boolean general = status.isEmpty() || status.endsWith(".0.0");
        return StatusCode.of(general && !told.isEmpty() ? told : status).bounceReason();
    }

    private static String statusIn(String text) {
        Matcher status = STATUS.matcher(text);
        if (status.find()) {
            return status.group(1);
        }
        Matcher reply = REPLY.matcher(text);
        return reply.find() ? reply.group(1).charAt(0) + ".0.0" : "";
    }

    private static Optional<Finding> first(List<Finding> findings, Class<? extends Finding> type) {
        return findings.stream().filter(type::isInstance).findFirst();
    }
}
