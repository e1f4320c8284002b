package com.xenocrm.e2e;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.xenocrm.client.CampaignView;
import com.xenocrm.client.CrmClient;
import com.xenocrm.local.launch.Service;
import com.xenocrm.testkit.PrivatePostfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Sends a campaign by Postfix to one customer with a mailbox and one without. */
@Order(WholeSystem.CHAOS)
@ExtendWith(WholeSystem.class)
class BouncedEmailTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String TAG = "postfix-" + System.nanoTime();
    private static final Map<String, Object> RULES =
            Map.of("all", List.of(Map.of("field", "tags", "operator", "contains", "value", TAG)));
    private static final GreenMail IMAP = new GreenMail(new ServerSetup(0, "127.0.0.1", "imap"));

    private static PrivatePostfix postfix;
    private static WholeSystem system;
    private static GreenMailUser mailbox;

    @BeforeAll
    static void sendByPostfix(WholeSystem whole) {
        postfix = PrivatePostfix.startedFor(BouncedEmailTest.class);
        system = whole;
        IMAP.start();
        mailbox = IMAP.setUser("bounces@mail.shop.example", "bounces", "secret");
        system.services()
                .replace(
                        Service.EMAIL_SENDER,
                        Map.of(
                                "SMTP_URI", "smtp://127.0.0.1:" + postfix.port() + "?starttls=off",
                                "MAIL_FROM", "Shop <news@shop.example>",
                                "MAIL_BOUNCE_ADDRESS", "bounces@mail.shop.example",
                                "BOUNCE_MAILBOX_URI",
                                        "imap://bounces:secret@127.0.0.1:%d/INBOX?starttls=off"
                                                .formatted(IMAP.getImap().getPort()),
                                "BOUNCE_MAILBOX_INTERVAL", "1s"));
    }

    @AfterAll
    static void sendIntoTheSandbox() {
        if (postfix != null) {
            system.services().replace(Service.EMAIL_SENDER);
            IMAP.stop();
            postfix.close();
        }
    }

    @Test
    void suppressesAnAddressThatPostfixCannotReach() throws Exception {
        CrmClient crm = system.marketer();
        crm.postIdempotent("/api/ingest/customers", Map.of("customers", List.of(customer("ann"), customer("nobody"))));
        await().atMost(PATIENCE).until(() -> crm.preview(RULES) == 2);

        String campaign = crm.createCampaign(campaign());
        CampaignView accepted = CampaignTest.awaitCompleted(crm, campaign);
        deliver(await().atMost(PATIENCE)
                .until(() -> postfix.mailsOf("bounces"), mails -> mails.size() == 1)
                .getFirst());
        await().atMost(PATIENCE)
                .until(() -> crm.get("/api/campaigns/" + campaign)
                                .at("/data/deliveryStats/bounced")
                                .asInt()
                        == 1);
        CampaignView.Tally next =
                CampaignTest.awaitCompleted(crm, crm.createCampaign(campaign())).tally();

        assertThat(accepted.tally().sent()).isEqualTo(2);
        assertThat(postfix.mailsOf("ann")).hasSize(2);
        assertThat(next.sent()).isEqualTo(1);
        assertThat(next.suppressed()).isEqualTo(1);
    }

    private static Map<String, Object> campaign() {
        return Map.of(
                "name", "Postfix",
                "channel", "email",
                "subject", "Hello",
                "message", "Hi {{ name }}",
                "rules", RULES);
    }

    private static Map<String, Object> customer(String name) {
        return Map.of(
                "customer_id", TAG + name, "name", name, "email", name + "@customers.example", "tags", List.of(TAG));
    }

    private static void deliver(String source) throws Exception {
        mailbox.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(source.getBytes(StandardCharsets.ISO_8859_1))));
    }
}
