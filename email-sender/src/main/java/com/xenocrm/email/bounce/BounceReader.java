package com.xenocrm.email.bounce;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

import com.xenocrm.kit.outage.Outages;

/** Reads the bounce mailbox periodically; mails that cannot be processed now are read again later. */
class BounceReader {

    private static final Logger log = LoggerFactory.getLogger(BounceReader.class);

    private final @Nullable ImapServer server;
    private final BounceReceipts receipts;
    private final BounceMetrics metrics;

    /** @param server null for none: nothing is read */
    BounceReader(@Nullable ImapServer server, BounceReceipts receipts, BounceMetrics metrics) {
        this.server = server;
        this.receipts = receipts;
        this.metrics = metrics;
    }

    @Scheduled(fixedDelayString = "${crm.bounce-mailbox.interval}")
    void read() {
        if (server == null) {
            return;
        }
        try {
            new BounceMailbox(server).read(receipts::accept);
            metrics.unavailable(false);
        } catch (AuthenticationFailedException _) {
            metrics.unavailable(true);
            log.warn("The IMAP server {} refuses the credentials of BOUNCE_MAILBOX_URI", server);
        } catch (MessagingException e) {
            metrics.unavailable(true);
            log.warn(
                    "The mailbox at {} cannot be read: {}", server, e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            if (!Outages.isOutage(e)) {
                throw e;
            }
            log.debug("Bounces wait for broker or database", e);
        }
    }
}
