package com.xenocrm.ingestion;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import com.xenocrm.contracts.message.CrmMessage;
import com.xenocrm.contracts.token.InternalTokenClaims;
import com.xenocrm.kit.messaging.MessageJson;
import com.xenocrm.testkit.TestMongo;
import com.xenocrm.testkit.TestRabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

/** Whole service with broker and database, started once for all tests that extend this. */
@SpringBootTest
@AutoConfigureMockMvc
abstract class RunningIngestion {

    static final int QUEUE_LIMIT = 1_000;

    private static final String DATABASE = TestMongo.newDatabase("ingestion");

    @Autowired
    MockMvcTester http;

    @Autowired
    RabbitTemplate rabbit;

    @Autowired
    MongoOperations mongo;

    final String id = UUID.randomUUID().toString();

    @DynamicPropertySource
    static void outside(DynamicPropertyRegistry properties) {
        properties.add("crm.local", () -> true);
        properties.add("crm.intake.queue-limit", () -> QUEUE_LIMIT);
        properties.add("spring.mongodb.uri", TestMongo::uri);
        properties.add("spring.mongodb.database", () -> DATABASE);
        properties.add("spring.rabbitmq.addresses", TestRabbit::uri);
    }

    MvcTestResult post(String path, String body, RequestPostProcessor caller) {
        return http.post()
                .uri(path)
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    DocumentContext get(String uri, RequestPostProcessor caller) {
        MvcTestResult answer = http.get().uri(uri).with(caller).exchange();
        assertThat(answer).hasStatusOk();
        return read(answer);
    }

    /** Creates a queue for this test, in addition to the consumer's. */
    String listenTo(String exchange) {
        return rabbit.execute(channel -> {
            String queue = channel.queueDeclare().getQueue();
            channel.queueBind(queue, exchange, "#");
            return queue;
        });
    }

    <M extends CrmMessage> List<M> heard(String queue, Class<M> type) {
        List<M> messages = new ArrayList<>();
        for (Message message = rabbit.receive(queue); message != null; message = rabbit.receive(queue)) {
            messages.add(MessageJson.read(message.getBody(), type));
        }
        return messages;
    }

    static DocumentContext read(MvcTestResult answer) {
        return JsonPath.using(Configuration.defaultConfiguration().addOptions(Option.DEFAULT_PATH_LEAF_TO_NULL))
                .parse(text(answer));
    }

    static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    static RequestPostProcessor user() {
        return withRole("marketer");
    }

    static RequestPostProcessor admin() {
        return withRole("admin");
    }

    private static RequestPostProcessor withRole(String role) {
        return jwt().jwt(token -> token.subject("u1").claim(InternalTokenClaims.ROLE, role));
    }
}
