package com.xenocrm.simulation.email;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.email.report.MailReport;
import com.xenocrm.email.report.MailReport.Finding;
import com.xenocrm.simulation.world.World;

/** Mail servers of the recipients, which report on some of the e-mails that they took, and recipients who complain. */
final class MailRecipients {

    static final String FULL = "mailbox_full";

    private static final long SECOND = World.SECOND;
    private static final Finding BOUNCED = new Finding.Bounced("user_unknown");
    private static final Finding FULL_MAILBOX = new Finding.Bounced(FULL);
    private static final Finding COMPLAINED = new Finding.Objected("spam_complaint");
    private static final Finding DELIVERED = new Finding.Delivered();

    /** What the mails about one e-mail report; the first half says that it came back. */
    private static final List<List<Finding>> STORIES = List.of(
            List.of(BOUNCED),
            List.of(FULL_MAILBOX),
            List.of(FULL_MAILBOX),
            List.of(BOUNCED, BOUNCED),
            List.of(COMPLAINED),
            List.of(COMPLAINED, BOUNCED, DELIVERED),
            List.of(BOUNCED, DELIVERED),
            List.of(DELIVERED, new Finding.Undecided()));

    private final World world;
    private final double reporting;
    private final long seed;
    private final ReportMailbox mailbox;
    private final Set<String> returned = new HashSet<>();
    private int underWay;

    /** @param reporting share of the e-mails on which there are reports */
    MailRecipients(World world, double reporting, long seed, ReportMailbox mailbox) {
        this.world = world;
        this.reporting = reporting;
        this.seed = seed;
        this.mailbox = mailbox;
    }

    /** Takes an e-mail, which may come back later. */
    void take(Communication communication, String messageId) {
        SplittableRandom ofAddress =
                new SplittableRandom(seed * 37 + communication.email().hashCode());
        SplittableRandom random = new SplittableRandom(seed * 31 + messageId.hashCode());
        if (random.nextDouble() >= reporting) {
            return;
        }
        int story = (random.nextInt(3) > 0 ? ofAddress : random).nextInt(STORIES.size());
        long at = 0;
        for (Finding finding : STORIES.get(story)) {
            at += random.nextLong(random.nextInt(4) == 0 ? 30 * SECOND : random.nextBoolean() ? SECOND : SECOND / 100);
            MailReport report = new MailReport(finding, List.of(token(messageId)));
            int times = random.nextInt(6) == 0 ? 2 : 1;
            for (int i = 0; i < times; i++) {
                underWay++;
                world.loop().after(at, () -> report(communication, report));
            }
        }
        if (story < STORIES.size() / 2) {
            returned.add(communication.attemptId());
        }
    }

    private void report(Communication communication, MailReport report) {
        underWay--;
        world.history().add(() -> report.finding() + " on " + communication.attemptId());
        mailbox.receive(report);
    }

    /** Tells whether an attempt that a mail server took came back. */
    boolean isReturned(String attemptId) {
        return returned.contains(attemptId);
    }

    boolean areQuiet() {
        return underWay == 0 && mailbox.isEmpty();
    }

    private static String token(String messageId) {
        return messageId.substring(1, messageId.indexOf('@'));
    }
}
