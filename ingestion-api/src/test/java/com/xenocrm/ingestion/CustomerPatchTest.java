package com.xenocrm.ingestion;

import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.amqp.core.Message;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.xenocrm.contracts.topology.Exchanges;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Tests changes of one customer. */
class CustomerPatchTest extends RunningIngestion {

    private final String email = id + "@example.com";

    @BeforeEach
    void storeTwoCustomers() {
        mongo.getCollection("customers")
                .insertMany(
                        List.of(Document.parse("""
                                {"_id": "p-%1$s", "customer_id": "s-%1$s", "email": "%2$s", "name": "Ann"}""".formatted(id, email)), Document.parse("""
                                {"_id": "q-%1$s", "customer_id": "t-%1$s", "email": "b%2$s", "name": "Bob"}""".formatted(id, email))));
    }

    @Test
    void publishesWhatTheCallerChanges() {
        String queue = listenTo(Exchanges.CUSTOMER_RECEIVED);

        MvcTestResult answer = patch("s-" + id, """
                {"phone": null, "tags_remove": ["old"], "tags": ["new"], "attributes": {"city": null, "plan": "gold"}}""");

        assertThat(answer).hasStatus(202).bodyJson().isStrictlyEqualTo("""
                {"success": true, "message": "The change is accepted", "data": {"_id": "p-%s"}}""".formatted(id));
        assertThat(heard(queue)).isEqualTo("""
                {"customers":[{"customer_id":null,"email":"%2$s","name":"Ann","phone":null,"total_spend":null,\
                "visits_count":null,"last_active_at":null,"tags":["new"],"attributes":{"plan":"gold"},\
                "removed":{"fields":["phone","attributes.city"],"tags":["old"]},\
                "patch":{"id":"p-%1$s","unchanged":["email","name"]},"version":0}]}""".formatted(id, email));
    }

    @Test
    void publishesANewNameAndAddress() {
        String queue = listenTo(Exchanges.CUSTOMER_RECEIVED);

        patch("p-" + id, "{\"name\": \"Anna\", \"email\": \"C" + email + "\", \"customerId\": \"u-" + id + "\"}");

        assertThat(heard(queue)).isEqualTo("""
                {"customers":[{"customer_id":"u-%1$s","email":"c%2$s","name":"Anna","phone":null,"total_spend":null,\
                "visits_count":null,"last_active_at":null,"tags":[],"attributes":{},"removed":null,\
                "patch":{"id":"p-%1$s","unchanged":[]},"version":0}]}""".formatted(id, email));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            {"city": "Pune"}            | 400 | city: is no field of a customer that can be changed
            {"Phone": null}             | 400 | Phone: is no field of a customer that can be changed
            {"_id": "x"}                | 400 | _id: is no field of a customer that can be changed
            {"created_at": "2026"}      | 400 | created_at: is no field of a customer that can be changed
            {"name": null}              | 400 | name: cannot be cleared
            {"name": " "}               | 400 | name: cannot be cleared
            {"email": null}             | 400 | email: cannot be cleared
            {"customer_id": null}       | 400 | customer_id: cannot be cleared
            {"email": "nobody"}         | 400 | email: is not a valid e-mail address: it has no @
            {"total_spend": -1}         | 400 | total_spend: must not be negative
            {"attributes": {"A": 1}}    | 400 | attributes.A: is not a known field, and an attribute's name is 1 to 64 lower-case letters, digits or underscores
            {}                          | 400 | body: must hold at least one field
            [{"phone": null}]           | 400 | A JSON object is required
            {"phone":                   | 400 | The body is not valid JSON: line 1, column 10
            {"phone": null} {"name": 1} | 400 | The body holds more than one JSON value
            {"total_spend": 1e2}        | 400 | total_spend: must be a plain number such as 1234.5
            {"total_spend": 1e99999999999} | 400 | The body is not valid JSON: line 1, column 30
            {"email": "b$EMAIL"}        | 409 | email: belongs to another customer
            {"customer_id": "t-$ID"}    | 409 | customer_id: belongs to another customer
            """)
    void refusesWhatIsNotValidAndNamesTheField(String body, int status, String message) {
        MvcTestResult answer = patch("p-" + id, body.replace("$EMAIL", email).replace("$ID", id));

        assertThat(answer).hasStatus(status);
        assertThat(read(answer).read("message", String.class)).isEqualTo(message);
    }

    @Test
    void refusesABodyThatIsNestedTooDeeply() {
        MvcTestResult answer = patch("p-" + id, "{\"attributes\": " + "[".repeat(600) + "]".repeat(600) + "}");

        assertThat(answer).hasStatus(400);
        assertThat(read(answer).read("error", String.class)).isEqualTo("MALFORMED_JSON");
    }

    @Test
    void refusesAnIdentifierOfTwoCustomers() {
        mongo.getCollection("customers").insertOne(Document.parse("""
                {"_id": "s-%1$s", "email": "c%2$s", "name": "Cleo"}""".formatted(id, email)));

        MvcTestResult answer = patch("s-" + id, "{\"phone\": null}");

        assertThat(answer).hasStatus(409);
        assertThat(read(answer).read("error", String.class)).isEqualTo("CUSTOMER_AMBIGUOUS");
    }

    @Test
    void takesTheAddressThatTheCustomerHas() {
        assertThat(patch("p-" + id, "{\"email\": \"" + email + "\"}")).hasStatus(202);
    }

    @Test
    void knowsNoOtherCustomer() {
        assertThat(patch("nobody-" + id, "{\"phone\": null}"))
                .hasStatus(404)
                .bodyJson()
                .isStrictlyEqualTo("""
                {"success": false, "message": "There is no such customer", "error": "CUSTOMER_NOT_FOUND"}""");
    }

    private MvcTestResult patch(String customer, String body) {
        return http.patch()
                .uri("/api/customers/" + customer)
                .with(user())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    /** Returns the message without its version. */
    private String heard(String queue) {
        Message message = rabbit.receive(queue, 5_000);
        assertThat(message).isNotNull();
        return new String(message.getBody(), UTF_8).replaceAll("\"version\":\\d+", "\"version\":0");
    }
}
