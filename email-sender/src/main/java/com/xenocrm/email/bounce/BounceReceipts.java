package com.xenocrm.email.bounce;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.xenocrm.campaigndata.sender.SentEmails;
import com.xenocrm.campaigndata.sender.SentEmails.SentEmail;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.message.MessagePublisher;
import com.xenocrm.email.bounce.BounceMailbox.ReadMail;
import com.xenocrm.email.message.EmailMessages;
import com.xenocrm.email.report.MailReport;
import com.xenocrm.email.report.MailReport.Finding.Bounced;
import com.xenocrm.email.report.MailReport.Finding.Delivered;
import com.xenocrm.email.report.MailReport.Finding.Objected;
import com.xenocrm.email.report.MailReport.Finding.Undecided;
import com.xenocrm.email.report.MailReport.Finding.Unreadable;

/** Publishes receipts for the reports in mails, before these are deleted; reading a mail twice changes nothing. */
class BounceReceipts {

    private final SentEmails emails;
    private final EmailMessages messages;
    private final MessagePublisher publisher;
    private final BounceMetrics metrics;
    private final Clock clock;

    BounceReceipts(
            SentEmails emails, EmailMessages messages, MessagePublisher publisher, BounceMetrics metrics, Clock clock) {
        this.emails = emails;
        this.messages = messages;
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
    }

    void accept(List<ReadMail> mails) {
        Map<String, SentEmail> known = emails.withTokens(mails.stream()
                .flatMap(mail -> mail.report().tokens().stream())
                .distinct()
                .toList());
        List<Receipt> receipts = new ArrayList<>();
        List<String> results = new ArrayList<>();
        for (ReadMail mail : mails) {
            Optional<SentEmail> attempt = mail.report().tokens().stream()
                    .flatMap(token -> Stream.ofNullable(known.get(token)))
                    .findFirst();
            results.add(result(mail, attempt.orElse(null), receipts));
        }
        publisher.publish(CrmMessage.split(receipts, DeliveryReceiptReceived::new));
        results.forEach(metrics::count);
    }

    private String result(ReadMail mail, @Nullable SentEmail attempt, List<Receipt> receipts) {
        MailReport.Finding finding = mail.report().finding();
        if (finding instanceof Undecided) {
            return "undecided";
        }
        if (attempt == null || finding instanceof Unreadable) {
            mail.setAside();
            return finding instanceof Unreadable ? "unreadable" : "unknown";
        }
        return switch (finding) {
            case Bounced(String reason) -> add(receipts, attempt, DeliveryStatus.FAILED, reason, "bounced");
            case Objected(String reason) -> add(receipts, attempt, DeliveryStatus.SENT, reason, "objected");
            case Delivered _ -> add(receipts, attempt, DeliveryStatus.SENT, null, "delivered");
            case Undecided _, Unreadable _ -> throw new IllegalStateException("There is no receipt of " + finding);
        };
    }

    private String add(
            List<Receipt> receipts, SentEmail attempt, DeliveryStatus status, @Nullable String reason, String result) {
        receipts.add(new Receipt(
                attempt.communicationId(),
                status,
                reason,
                messages.messageId(attempt.communicationId() + '#' + attempt.attempt()),
                clock.instant(),
                attempt.attempt()));
        return result;
    }
}
