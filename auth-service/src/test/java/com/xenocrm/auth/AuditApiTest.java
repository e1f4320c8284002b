package com.xenocrm.auth;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static com.xenocrm.auth.AuthClient.body;
import static org.assertj.core.api.Assertions.assertThat;

class AuditApiTest extends RestrictedAuthService {

    @Test
    void tellsWhoDidWhatTheNewestFirst() throws Exception {
        String stranger = UUID.randomUUID() + "@example.com";
        Map<?, ?> bob = signIn("bob@example.com");
        changeRole(bob, "marketer");
        showIdToken(stranger);

        Map<String, Object> newest = body(client.get("/api/audit?limit=1", admin));
        Map<String, Object> older = body(client.get("/api/audit?limit=2&cursor=" + newest.get("next_cursor"), admin));

        assertThat(entries(newest))
                .singleElement()
                .satisfies(refused -> assertThat(refused)
                        .containsEntry("action", "sign_in_refused")
                        .containsEntry("actor_email", stranger)
                        .containsKeys("_id", "at", "actor_id", "request_id"));
        assertThat(entries(older).getFirst())
                .containsEntry("action", "role_changed")
                .containsEntry("actor_id", "root")
                .containsEntry("subject", bob.get("_id"))
                .containsEntry("details", Map.of("from", bob.get("role"), "to", "marketer"));
        assertThat(entries(older).getLast())
                .containsEntry("action", "signed_in")
                .containsEntry("actor_id", bob.get("_id"));
    }

    @Test
    void filtersTheAuditLogByActionAndActor() throws Exception {
        showIdToken("one@elsewhere.example");
        showIdToken("two@elsewhere.example");

        var both = entries(body(client.get("/api/audit?action=sign_in_refused&limit=2", admin)));
        var one = entries(
                body(client.get("/api/audit?action=sign_in_refused&actor=one@elsewhere.example&limit=10", admin)));
        var none = entries(body(client.get("/api/audit?action=key_created&actor=one@elsewhere.example", admin)));

        assertThat(both)
                .extracting(entry -> entry.get("actor_email"))
                .containsExactly("two@elsewhere.example", "one@elsewhere.example");
        assertThat(one)
                .singleElement()
                .satisfies(entry -> assertThat(entry).containsEntry("actor_email", "one@elsewhere.example"));
        assertThat(none).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<Object, Object>> entries(Map<String, Object> answer) {
        return (List<Map<Object, Object>>) answer.get("data");
    }
}
