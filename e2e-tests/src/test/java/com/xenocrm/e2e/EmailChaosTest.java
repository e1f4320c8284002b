package com.xenocrm.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.xenocrm.client.CampaignView;
import com.xenocrm.client.CrmClient;
import com.xenocrm.local.launch.Service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kills email-sender while it sends a campaign. {@code -Dcrm.email.kills=100 -Dcrm.email.customers=23570} does it more often, which
 * takes half an hour or more.
 */
@Order(WholeSystem.CHAOS)
@ExtendWith(WholeSystem.class)
class EmailChaosTest {

    private static final int KILLS = Integer.getInteger("crm.email.kills", 2);
    private static final int CUSTOMERS = Integer.getInteger("crm.email.customers", 500);

    /** E-mails a second: while a sender starts, some gather in the queue. */
    private static final int RATE = Integer.getInteger("crm.email.rate", 20);

    private static final int MOST_AT_ONCE = 8 * RATE;
    private static final int CONNECTIONS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private static WholeSystem system;
    private static CrmClient crm;
    private static String campaign;
    private static Cohort audience;
    private static int before;
    private static int kills;

    @BeforeAll
    static void killTheSender(WholeSystem whole) {
        system = whole;
        crm = system.marketer();
        audience = Cohort.of(CUSTOMERS);
        audience.customerRequests().forEach(request -> crm.postIdempotent("/api/ingest/customers", request));
        await().atMost(PATIENCE).until(() -> crm.preview(audience.allRule()) == CUSTOMERS);
        before = latest();
        campaign = crm.createCampaign(Map.of(
                "name", "Kills",
                "channel", "email",
                "subject", "Hello {{ name }}",
                "message", "Hi {{ name }}",
                "rules", audience.allRule(),
                "max_send_rate", RATE));

        while (kills < KILLS && isStillSending()) {
            system.services().kill(Service.EMAIL_SENDER);
            system.services().launch(Service.EMAIL_SENDER);
            kills++;
        }
    }

    @Test
    void leavesFewInDoubtAndWritesToNobodyTwice() throws IOException {
        CampaignView.Tally killed = awaitCompleted().tally();
        Map<String, Integer> mails = mails();
        Map<String, String> statuses = Cohort.recipients(crm, campaign);
        long resent = crm.post("/api/campaigns/" + campaign + "/resend-in-doubt", Map.of())
                .at("/data/resent")
                .asLong();
        CampaignView.Tally ended = await().atMost(PATIENCE)
                .until(EmailChaosTest::awaitCompleted, done -> done.tally().inDoubt() == 0)
                .tally();
        System.out.printf(
                "%d kills: %s, %d mailboxes; after sending %d once more: %s, %d mailboxes%n",
                kills, killed, mails.size(), resent, ended, mails().size());

        assertThat(kills).isGreaterThanOrEqualTo(Math.min(KILLS, 2));
        assertThat(mails.values()).as("e-mails in each mailbox").containsOnly(1);
        assertThat(killed.audienceSize()).isEqualTo(CUSTOMERS);
        assertThat(killed.inDoubt()).isEqualTo(resent).isBetween(0L, (long) kills * CONNECTIONS);
        assertThat(killed.sent() + killed.inDoubt()).isEqualTo(CUSTOMERS);
        assertThat(statuses.keySet().stream().filter(id -> !mails.containsKey(id)))
                .allSatisfy(id -> assertThat(statuses).containsEntry(id, "IN_DOUBT"));
        assertThat(ended.sent()).isEqualTo(CUSTOMERS);
        assertThat(mails().keySet()).isEqualTo(audience.expected().keySet());
    }

    private static CampaignView awaitCompleted() {
        return await().atMost(PATIENCE)
                .until(
                        () -> EndlessCampaign.look(crm, campaign),
                        view -> view.status().equals("completed"));
    }

    /** Waits until the sandbox has got some more e-mails; false when there are no more. */
    private static boolean isStillSending() {
        int next = latest() + 1 + ThreadLocalRandom.current().nextInt(MOST_AT_ONCE);
        Path file = mailbox().resolve("%07d.eml".formatted(next));
        int last = before + CUSTOMERS - MOST_AT_ONCE;
        await().atMost(PATIENCE)
                .pollInterval(BETWEEN_LOOKS)
                .until(() -> Files.exists(file) || (next > last && crm.campaign(campaign).isFinal()));
        return next <= last;
    }

    private static int latest() {
        try (Stream<Path> files = Files.list(mailbox())) {
            return Math.toIntExact(files.count());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns how many e-mails each customer of the audience got. */
    private static Map<String, Integer> mails() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(mailbox())) {
            files = listed.toList();
        }
        Map<String, Integer> mails = new TreeMap<>();
        for (Path file : files) {
            Files.readString(file, StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> line.startsWith("To: " + audience.tag()))
                    .forEach(line -> mails.merge(customer(line), 1, Integer::sum));
        }
        return mails;
    }

    /** Returns the customer of an address such as {@code t1-customer00001@example.com}. */
    private static String customer(String header) {
        return header.substring("To: ".length(), header.indexOf('@')).replace("-customer", "-");
    }

    private static Path mailbox() {
        return system.work().resolve("mail");
    }
}
