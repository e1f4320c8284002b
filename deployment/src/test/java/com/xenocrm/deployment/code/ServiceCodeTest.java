package com.xenocrm.deployment.code;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.xenocrm.contracts.topology.Exchanges;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceCodeTest {

    private static final List<String> DECLARED =
            Exchanges.SUBSCRIPTIONS.stream().map(Exchanges.Subscription::queue).toList();

    @Test
    void readsAServicesPortQueuesAndHealth() {
        ServiceCode orders = ServiceCode.of("order-consumer");

        assertThat(orders.port()).isEqualTo(8084);
        assertThat(orders.queues())
                .containsExactly("crm.customer-recorded.order-consumer", "crm.order-received.order-consumer");
        assertThat(orders.healthPaths())
                .containsExactly("/actuator/health/liveness", "/actuator/health/readiness", "/actuator/health/startup");
    }

    @Test
    void knowsOnlyTheVariablesOfThisService() {
        assertThat(ServiceCode.of("ai-service").environment())
                .contains("OPENAI_API_KEY", "MONGO_URI", "BIND_ADDRESS", "PORT")
                .doesNotContain("RABBITMQ_URI", "JWT_SECRET");
        assertThat(ServiceCode.of("gateway").environment())
                .contains("JWT_SECRET", "GOOGLE_CLIENT_ID")
                .doesNotContain("GOOGLE_CLIENT_SECRET", "RABBITMQ_URI");
        assertThat(ServiceCode.of("order-consumer").environment()).contains("RABBITMQ_URI");
    }

    @Test
    void findsEveryServiceAndEveryQueue() {
        List<ServiceCode> services = ServiceCode.all();

        Stream<String> queues = services.stream().flatMap(service -> service.queues().stream());

        assertThat(services).hasSize(9);
        assertThat(queues).containsExactlyInAnyOrderElementsOf(DECLARED);
    }
}
