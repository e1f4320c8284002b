package com.xenocrm.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.xenocrm.client.CampaignView;
import com.xenocrm.client.CrmClient;
import com.xenocrm.local.launch.Service;
import com.xenocrm.local.launch.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kills replicas of email-sender, one after the other, while they send a campaign. {@code ./crm bench email-kills} does it a
 * hundred times; {@code ./crm test} leaves it out.
 */
@Order(WholeSystem.CHAOS)
@ExtendWith(WholeSystem.class)
@Tag("on-demand")
class EmailChaosTest {

    private static final int KILLS = Integer.getInteger("crm.email.kills", 4);
    private static final int CUSTOMERS = Integer.getInteger("crm.email.customers", 600);
    private static final int REPLICAS = Integer.getInteger("crm.email.replicas", 2);

    /** E-mails a second, so few that the kills fit into the campaign. */
    private static final int RATE = Integer.getInteger("crm.email.rate", 20);

    private static final int CONNECTIONS = 4;
    private static final int MOST_BETWEEN_KILLS = 20;
    private static final Duration SLOWNESS = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private static final SlowSmtpServer SERVER = SlowSmtpServer.start(SLOWNESS);
    private static final Cohort AUDIENCE = Cohort.of(CUSTOMERS);
    private static final Queue<ServiceProcess> REPLICAS_BY_AGE = new ArrayDeque<>();

    private static WholeSystem system;
    private static CrmClient crm;
    private static String campaign;
    private static int kills;
    private static Duration killing;

    @BeforeAll
    static void killSenders(WholeSystem whole) {
        system = whole;
        crm = system.marketer();
        AUDIENCE.customerRequests().forEach(request -> crm.postIdempotent("/api/ingest/customers", request));
        system.services().kill(Service.EMAIL_SENDER);
        for (int i = 0; i < REPLICAS; i++) {
            launch();
        }
        await().atMost(PATIENCE).until(() -> crm.preview(AUDIENCE.allRule()) == CUSTOMERS);
        campaign = crm.createCampaign(Map.of(
                "name", "Kills",
                "channel", "email",
                "subject", "Hello {{ name }}",
                "message", "Hi {{ name }}",
                "rules", AUDIENCE.allRule(),
                "max_send_rate", RATE));

        Instant start = Instant.now();
        while (kills < KILLS && isStillSending()) {
            REPLICAS_BY_AGE.remove().process().destroyForcibly().onExit().join();
            launch();
            kills++;
        }
        killing = Duration.between(start, Instant.now());
    }

    @AfterAll
    static void restoreTheSender() {
        REPLICAS_BY_AGE.forEach(each -> each.process().destroy());
        system.services().restart(Service.EMAIL_SENDER);
        SERVER.close();
    }

    @Test
    void writesToNobodyTwiceAndDoubtsFew() {
        CampaignView.Tally killed = awaitCompleted().tally();
        Map<String, Integer> mailboxes = SERVER.mailboxes();
        Set<String> doubtful = inDoubt();
        long resent = crm.post("/api/campaigns/" + campaign + "/resend-in-doubt", Map.of())
                .at("/data/resent")
                .asLong();
        CampaignView.Tally ended = await().atMost(PATIENCE)
                .until(EmailChaosTest::awaitCompleted, done -> done.tally().inDoubt() == 0)
                .tally();
        System.out.printf(
                "%d kills of %d replicas in %d s: %s, %d mailboxes; after sending %d once more: %s, %d mailboxes%n",
                kills,
                REPLICAS,
                killing.toSeconds(),
                killed,
                mailboxes.size(),
                resent,
                ended,
                SERVER.mailboxes().size());

        assertThat(kills).isGreaterThanOrEqualTo(KILLS / 2);
        assertThat(mailboxes.values()).as("e-mails in each mailbox").containsOnly(1);
        assertThat(killed.audienceSize()).isEqualTo(CUSTOMERS);
        assertThat(killed.sent() + killed.inDoubt()).isEqualTo(CUSTOMERS);
        assertThat(killed.inDoubt()).isEqualTo(resent).isBetween(1L, (long) kills * CONNECTIONS);
        assertThat(unwritten(mailboxes)).isSubsetOf(doubtful);
        assertThat(ended.sent()).isEqualTo(CUSTOMERS);
        assertThat(unwritten(SERVER.mailboxes())).isEmpty();
    }

    private static void launch() {
        REPLICAS_BY_AGE.add(system.services()
                .launch(
                        Service.EMAIL_SENDER,
                        Map.of(
                                "SMTP_URI",
                                SERVER.uri(),
                                "SMTP_TIMEOUT",
                                "1s",
                                "SMTP_CONNECTIONS",
                                Integer.toString(CONNECTIONS))));
    }

    private static CampaignView awaitCompleted() {
        return await().atMost(PATIENCE)
                .until(
                        () -> EndlessCampaign.look(crm, campaign),
                        view -> view.status().equals("completed"));
    }

    /** Waits until the oldest replica is ready and some more e-mails are delivered; false when too few are left. */
    private static boolean isStillSending() {
        REPLICAS_BY_AGE.element().awaitReady();
        int next = SERVER.delivered() + 1 + ThreadLocalRandom.current().nextInt(MOST_BETWEEN_KILLS);
        if (next > CUSTOMERS - MOST_BETWEEN_KILLS) {
            return false;
        }
        await().atMost(PATIENCE).pollInterval(BETWEEN_LOOKS).until(() -> SERVER.delivered() >= next);
        return true;
    }

    private static Set<String> inDoubt() {
        return Cohort.recipients(crm, campaign).entrySet().stream()
                .filter(each -> each.getValue().equals("IN_DOUBT"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Returns the customers whose mailbox is empty; their addresses contain their ids. */
    private static Set<String> unwritten(Map<String, Integer> mailboxes) {
        Map<String, Integer> mails = new TreeMap<>();
        mailboxes.forEach((address, count) ->
                mails.put(address.substring(0, address.indexOf('@')).replace("-customer", "-"), count));
        return AUDIENCE.expected().keySet().stream()
                .filter(id -> !mails.containsKey(id))
                .collect(Collectors.toSet());
    }
}
