package com.xenocrm.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.kit.messaging.MessageJson;
import com.xenocrm.testkit.TestMongo;
import com.xenocrm.testkit.TestRabbit;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests two replicas on one database and broker, and the messages that the vendor receives. */
class TwoDispatchersTest {

    private static final int RATE = 200;
    private static final int RECIPIENTS_OF_EACH = 300;
    private static final int RETRIES = 200;

    /** Highest mean rate: above it by the messages that a busy machine publishes late, far below that of two limits. */
    private static final double HIGHEST = RATE * 1.5;

    private static final long SECOND = 1_000;

    private final String database = TestMongo.newDatabase("campaign");
    private final BlockingQueue<Published> published = new LinkedBlockingQueue<>();

    @Test
    void keepToOneRateTogetherAndWriteToEverybodyOnce() throws Exception {
        List<Published> all = new ArrayList<>();

        try (var one = replica();
                var other = replica();
                var _ = vendor()) {
            List<String> campaigns = Stream.of(one, other)
                    .map(replica -> LaunchedCampaign.on(replica, RECIPIENTS_OF_EACH))
                    .toList();
            LaunchedCampaign.retryIn(one, campaigns.getFirst(), RETRIES);
            while (count(all) < campaigns.size() * RECIPIENTS_OF_EACH + RETRIES) {
                Published next = published.poll(60, TimeUnit.SECONDS);
                assertThat(next).as("published after %d", count(all)).isNotNull();
                if (campaigns.contains(next.communications().getFirst().campaignId())) {
                    all.add(next);
                }
            }
        }

        assertThat(all.stream().flatMap(some -> some.communications().stream()).map(Communication::communicationId))
                .hasSize(2 * RECIPIENTS_OF_EACH + RETRIES)
                .doesNotHaveDuplicates();
        all.sort(Comparator.comparingLong(Published::at));
        assertThat(meanRate(all)).isLessThanOrEqualTo(HIGHEST);
    }

    private ConfigurableApplicationContext replica() {
        return new SpringApplicationBuilder(Replica.class)
                .run(
                        "--server.port=0",
                        "--crm.local=true",
                        "--spring.mongodb.uri=" + TestMongo.uri(),
                        "--spring.mongodb.database=" + database,
                        "--spring.rabbitmq.addresses=" + TestRabbit.uri(),
                        "--crm.pace.max-send-rate=" + RATE);
    }

    /** Consumes all messages at once, so that the vendor's queue stays empty. */
    private Connection vendor() throws Exception {
        ConnectionFactory broker = new ConnectionFactory();
        broker.setUri(TestRabbit.uri());
        Connection connection = broker.newConnection();
        Channel channel = connection.createChannel();
        channel.basicConsume(
                Exchanges.COMMUNICATIONS_TO_DELIVER.queue(),
                true,
                (_, delivery) -> published.add(Published.in(delivery)),
                _ -> {});
        return connection;
    }

    private static int count(List<Published> some) {
        return some.stream().mapToInt(each -> each.communications().size()).sum();
    }

    private static double meanRate(List<Published> inOrder) {
        return (double) count(inOrder)
                * SECOND
                / (inOrder.getLast().at() - inOrder.getFirst().at());
    }

    /** Published message with its time in milliseconds. */
    private record Published(long at, List<Communication> communications) {

        static Published in(Delivery delivery) {
            return new Published(
                    ((Number) delivery.getProperties().getHeaders().get("x-crm-published-at")).longValue(),
                    MessageJson.read(delivery.getBody(), CommunicationRequested.class)
                            .communications());
        }
    }

    /** Service configuration without beans of other tests. */
    @EnableAutoConfiguration
    @ComponentScan(
            excludeFilters =
                    @Filter(
                            type = FilterType.ASSIGNABLE_TYPE,
                            classes = {CampaignApplication.class, CampaignTestApplication.class}))
    static class Replica {}
}
