package com.xenocrm.email.bounce;

import java.util.List;
import java.util.Properties;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import com.xenocrm.campaigndata.sender.SentEmails;
import com.xenocrm.email.bounce.BounceMailbox.ReadMail;
import com.xenocrm.email.message.EmailMessages;
import com.xenocrm.simulation.email.ReportMailbox;
import com.xenocrm.simulation.email.ReportMailbox.Mail;
import com.xenocrm.simulation.replica.Surroundings;

/** Reading of the mailbox for bounces by one replica. */
public final class SimulatedBounces {

    private static final MimeMessage UNREAD = new MimeMessage(Session.getInstance(new Properties()));

    private SimulatedBounces() {}

    /** Returns the job that reads the mailbox, publishes receipts and deletes what it has read. */
    public static Runnable reader(Surroundings with, EmailMessages messages, ReportMailbox mailbox) {
        BounceReceipts receipts = new BounceReceipts(
                new SentEmails(with.mongo()),
                messages,
                with.publisher(),
                new BounceMetrics(with.meters()),
                with.clock());
        return () -> {
            List<Mail> mails = mailbox.read();
            if (!mails.isEmpty()) {
                receipts.accept(mails.stream()
                        .map(mail -> new ReadMail(UNREAD, mail.report()))
                        .toList());
                mailbox.delete(mails);
            }
        };
    }
}
