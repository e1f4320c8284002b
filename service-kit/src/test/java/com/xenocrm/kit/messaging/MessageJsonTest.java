package com.xenocrm.kit.messaging;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;

import com.xenocrm.contracts.message.AudiencePageRequested;
import com.xenocrm.contracts.message.CommunicationRequested;
import com.xenocrm.contracts.message.CommunicationRequested.ChannelContent;
import com.xenocrm.contracts.message.CommunicationRequested.Communication;
import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.message.CustomerReceived;
import com.xenocrm.contracts.message.CustomerReceived.Customer;
import com.xenocrm.contracts.message.CustomerReceived.Patch;
import com.xenocrm.contracts.message.CustomerReceived.Removal;
import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.message.DeliveryReceiptReceived;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.DeliveryStatus;
import com.xenocrm.contracts.message.DeliveryReceiptReceived.Receipt;
import com.xenocrm.contracts.message.EngagementReceived;
import com.xenocrm.contracts.message.EngagementReceived.Engagement;
import com.xenocrm.contracts.message.ErasureRequested;
import com.xenocrm.contracts.message.EventOccurred;
import com.xenocrm.contracts.message.EventOccurred.Event;
import com.xenocrm.contracts.message.EventOccurred.EventData;
import com.xenocrm.contracts.message.EventType;
import com.xenocrm.contracts.message.ImportChunkStored;
import com.xenocrm.contracts.message.OrderReceived;
import com.xenocrm.contracts.message.OrderReceived.Order;
import com.xenocrm.contracts.message.OrderReceived.OrderStatus;
import com.xenocrm.contracts.message.OrderReceived.OriginalAmounts;
import com.xenocrm.contracts.message.OrderReceived.Product;
import com.xenocrm.contracts.message.RetryRequested;
import com.xenocrm.contracts.topology.Exchanges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests the wire format against one golden file per message; it must stay readable during rolling upgrades. */
class MessageJsonTest {

    private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");

    static Stream<CrmMessage> messages() {
        return Stream.of(
                new CustomerReceived(List.of(new Customer(
                        "00001",
                        "ann@example.com",
                        "Ann",
                        "+911234567890",
                        new BigDecimal("12.50"),
                        3,
                        TIME,
                        List.of("vip"),
                        Map.of("city", "Pune"),
                        new Removal(List.of("attributes.plan"), List.of("lead")),
                        new Patch("00001", List.of("name")),
                        1_772_359_200_000_000L))),
                new CustomerRecorded(List.of("ann@example.com")),
                new OrderReceived(List.of(new Order(
                        "CD000001",
                        "00001",
                        "ann@example.com",
                        List.of(new Product(
                                "CD",
                                "CD",
                                2,
                                new BigDecimal("5.89"),
                                new BigDecimal("5.00"),
                                Map.of("colour", "red"))),
                        new BigDecimal("11.77"),
                        TIME,
                        OrderStatus.COMPLETED,
                        new BigDecimal("1.50"),
                        "USD",
                        new OriginalAmounts(
                                "EUR", new BigDecimal("1.177"), new BigDecimal("10.00"), new BigDecimal("1.27")),
                        Map.of("channel", "web"),
                        1_772_359_200_000_000L))),
                new AudiencePageRequested("c1", 2, "00001"),
                new EngagementReceived(List.of(new Engagement("c1:00001", 3, TIME, true, "a1b2c3d4"))),
                new CommunicationRequested(List.of(new Communication(
                        "c1:00001",
                        "c1",
                        "00001",
                        "ann@example.com",
                        "Hi Ann",
                        2,
                        "https://crm.example/unsubscribe/t1"))),
                new DeliveryReceiptReceived(
                        List.of(new Receipt("c1:00001", DeliveryStatus.FAILED, "blocked", "v1", TIME, 2, 300))),
                new RetryRequested(List.of(new RetryRequested.Retry("c1:00001", 2))),
                new ImportChunkStored("i1", 7),
                new ErasureRequested("e1", 1),
                new EventOccurred(List.of(Event.once(
                        EventType.COMMUNICATION_FAILED,
                        "c1:00001#2",
                        TIME,
                        EventData.ofCommunication("c1:00001", 2, "blocked")))));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void writesAndReadsTheGoldenFile(CrmMessage message) throws IOException {
        String golden = golden(message.getClass());

        String written = new String(MessageJson.write(message), StandardCharsets.UTF_8);
        CrmMessage read = MessageJson.read(golden.getBytes(StandardCharsets.UTF_8), message.getClass());

        assertThat(written).isEqualTo(golden);
        assertThat(read).isEqualTo(message);
    }

    @Test
    void everyMessageHasAGoldenFileAndAnExchangeOfItsName() {
        List<Class<?>> shown = messages().<Class<?>>map(Object::getClass).toList();

        assertThat(shown).containsExactlyInAnyOrder(CrmMessage.class.getPermittedSubclasses());
        assertThat(messages())
                .allSatisfy(message -> assertThat(Exchanges.of(message))
                        .isEqualTo("crm."
                                + message.getClass()
                                        .getSimpleName()
                                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                                        .toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void readsACustomerThatDoesNotSayWhatItClears() {
        String old = "{\"customers\": [{\"email\": \"ann@example.com\", \"name\": \"Ann\", \"tags\": [],"
                + " \"attributes\": {}, \"version\": 1}]}";

        CustomerReceived read = MessageJson.read(old.getBytes(StandardCharsets.UTF_8), CustomerReceived.class);

        assertThat(read)
                .isEqualTo(new CustomerReceived(List.of(
                        new Customer(null, "ann@example.com", "Ann", null, null, null, null, List.of(), Map.of(), 1))));
    }

    @Test
    void readsACommunicationThatDoesNotNameItsAttemptAsTheFirst() {
        String old = "{\"communications\": [{\"communication_id\": \"c1:00001\", \"campaign_id\": \"c1\","
                + " \"customer_id\": \"00001\", \"email\": \"ann@example.com\", \"message\": \"Hi Ann\"}]}";

        assertThat(MessageJson.read(old.getBytes(StandardCharsets.UTF_8), CommunicationRequested.class))
                .isEqualTo(new CommunicationRequested(
                        List.of(new Communication("c1:00001", "c1", "00001", "ann@example.com", "Hi Ann", 1, null))));
    }

    @Test
    void writesAnEmailToAnExchangeOfItsOwn() {
        CommunicationRequested email = new CommunicationRequested(List.of(new Communication(
                "c1:00001",
                "c1",
                "00001",
                "ann@example.com",
                "Hi Ann",
                1,
                null,
                ChannelContent.email("Hello", "<p>Hi Ann</p>"))));

        String written = new String(MessageJson.write(email), StandardCharsets.UTF_8);

        assertThat(written)
                .isEqualTo("{\"communications\":[{\"communication_id\":\"c1:00001\",\"campaign_id\":\"c1\","
                        + "\"customer_id\":\"00001\",\"email\":\"ann@example.com\",\"message\":\"Hi Ann\",\"attempt\":1,"
                        + "\"unsubscribe_url\":null,\"content\":{\"channel\":\"EMAIL\",\"subject\":\"Hello\","
                        + "\"html\":\"<p>Hi Ann</p>\",\"name\":null,\"phone\":null}}]}");
        assertThat(MessageJson.read(written.getBytes(StandardCharsets.UTF_8), CommunicationRequested.class))
                .isEqualTo(email);
        assertThat(Exchanges.of(email)).isEqualTo("crm.email-requested");
    }

    @Test
    void refusesAMessageWithoutItsNumbers() {
        byte[] body = "{\"campaign_id\": \"c1\"}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> MessageJson.read(body, AudiencePageRequested.class))
                .isInstanceOf(JacksonException.class);
    }

    private static String golden(Class<?> type) throws IOException {
        try (var file = MessageJsonTest.class.getResourceAsStream("/messages/" + type.getSimpleName() + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
