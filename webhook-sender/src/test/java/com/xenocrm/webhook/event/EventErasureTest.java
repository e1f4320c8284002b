package com.xenocrm.webhook.event;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.message.EventType;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.customerdata.customer.PersonalIdentifiers;
import com.xenocrm.customerdata.erasure.ErasureConsumer;
import com.xenocrm.customerdata.erasure.Erasures;
import com.xenocrm.customerdata.erasure.IdentifierHash;
import com.xenocrm.webhook.delivery.Delivery;
import com.xenocrm.webhook.subscription.Webhook;

import static com.xenocrm.webhook.event.EventWorld.failed;
import static org.assertj.core.api.Assertions.assertThat;

class EventErasureTest {

    private static final PersonalIdentifiers ANN =
            new PersonalIdentifiers("00001", false, Set.of(), Set.of("ann@example.com"));

    private EventWorld world;
    private Erasures erasures;
    private ErasureConsumer erasure;

    @BeforeEach
    void start() throws IOException {
        world = new EventWorld();
        erasures = new Erasures(world.mongo, IdentifierHash.keyedWith("", true), world.clock);
        erasure = new ErasureConsumer(
                erasures, Exchanges.EVENTS_TO_ERASE, new EventErasure(world.webhooks, world.deliveries, world.log));
    }

    @AfterEach
    void stop() throws IOException {
        world.close();
    }

    @Test
    void deletesWhatIsStoredAboutTheCustomer() {
        Webhook webhook = world.webhook(EventType.COMMUNICATION_FAILED);
        world.occur(failed("c1:00001"), failed("c1:00002"));
        erasures.begin("e1", ANN, 1);

        erasure.accept(List.of(new ErasureRequested("e1", 0)));
        world.occur(failed("c2:00001"));
        erasure.accept(List.of(new ErasureRequested("e1", 1)));

        assertThat(world.only(webhook).body()).contains("c1:00002");
        assertThat(stored()).noneMatch(each -> each.contains("00001"));
        assertThat(erasures.find("e1").orElseThrow().done()).contains("webhook-sender");
    }

    @Test
    void tellsSubscribersOnceAndForgetsTheIdentifierSoon() {
        Webhook webhook = world.webhook(EventType.CUSTOMER_ERASED);
        erasures.begin("e1", ANN, 1);

        erasure.accept(List.of(new ErasureRequested("e1", 0), new ErasureRequested("e1", 1)));
        world.job.deliver();

        Delivery told = world.only(webhook);
        assertThat(told.body())
                .isEqualTo("{\"type\":\"customer.erased\",\"timestamp\":\"2026-03-01T10:00:00Z\",\"data\":"
                        + "{\"customer_id\":\"00001\",\"erasure_id\":\"e1\"}}");
        assertThat(told.status()).isEqualTo(Delivery.Status.DELIVERED);
        assertThat(world.mongo
                        .getCollection("webhook_deliveries")
                        .find()
                        .first()
                        .getDate("expires_at"))
                .isEqualTo(EventWorld.NOW.plus(Duration.ofHours(1)));
    }

    private List<String> stored() {
        return world.mongo
                .getCollection("webhook_deliveries")
                .find()
                .map(Document::toJson)
                .into(new ArrayList<>());
    }
}
