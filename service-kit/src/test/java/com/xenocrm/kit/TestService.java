package com.xenocrm.kit;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import com.xenocrm.contracts.message.CustomerRecorded;
import com.xenocrm.contracts.topology.Exchanges;
import com.xenocrm.kit.messaging.BatchListener;
import com.xenocrm.kit.security.Caller;
import com.xenocrm.kit.web.Envelope;
import com.xenocrm.kit.web.Refusal;

/** Minimal service that uses this module. */
@SpringBootApplication
public class TestService {

    /** Handler of the consumer; set by tests. */
    @Bean
    AtomicReference<Consumer<List<CustomerRecorded>>> handler() {
        return new AtomicReference<>(_ -> {});
    }

    @Bean
    Consumer<Message<List<byte[]>>> customerRecorded(
            BatchListener listener, AtomicReference<Consumer<List<CustomerRecorded>>> handler) {
        return listener.batches(
                Exchanges.CUSTOMERS_TO_COUNT,
                CustomerRecorded.class,
                batch -> handler.get().accept(batch));
    }

    @RestController
    static class Controller {

        @GetMapping("/me")
        Envelope<Caller> me(Caller caller) {
            return Envelope.of("This is you", caller);
        }

        @PostMapping("/numbers")
        Envelope<Integer> add(@RequestBody Numbers numbers) {
            return Envelope.of("Sum", numbers.left() + numbers.right());
        }

        @PostMapping("/texts")
        Envelope<JsonNode> text(@RequestBody JsonNode text) {
            return Envelope.of("Text", text);
        }

        @GetMapping("/api/list")
        Envelope<Integer> list(@RequestParam(defaultValue = "5") int limit) {
            return Envelope.of("List", limit);
        }

        @GetMapping("/refused")
        Envelope<Void> refused() {
            throw Refusal.conflict("ALREADY_DONE", "It is done already");
        }

        @GetMapping("/broken")
        Envelope<Void> broken() {
            throw new IllegalStateException("secret detail");
        }
    }

    record Numbers(int left, int right) {}
}
