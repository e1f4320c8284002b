package com.xenocrm.e2e;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Every route that any service has, asked for through the gateway. */
@ExtendWith(WholeSystem.class)
class RouteAuthorizationTest {

    /** All that answers somebody without credentials by something else than 401. */
    private static final Set<String> PUBLIC = Set.of(
            "GET /auth/google",
            "GET /auth/google/callback",
            "POST /api/auth/google",
            "GET /unsubscribe/{token}",
            "POST /unsubscribe/{token}");

    private static ApiDocument document;

    @BeforeAll
    static void read(WholeSystem system) throws Exception {
        document = ApiDocument.of(ApiCaller.stranger(system));
    }

    @Test
    void isDescribedForEachService() {
        assertThat(document.description()).doesNotContain("does not answer");
        assertThat(document.routes())
                .extracting(ApiDocument.Route::toString)
                .contains(
                        "GET /auth/me",
                        "POST /api/orders",
                        "GET /api/campaigns",
                        "POST /api/ai/messages",
                        "POST /api/send");
    }

    @Test
    void asksStrangersToSignInUnlessItIsOnThePublicList(WholeSystem system) throws Exception {
        ApiCaller stranger = ApiCaller.stranger(system);
        List<String> open = new ArrayList<>();

        for (ApiDocument.Route route : document.routes()) {
            HttpResponse<String> answer = stranger.send(route.method(), route.anyPath(), "{}");
            if (answer.statusCode() != 401 || !answer.body().contains("\"error\":\"UNAUTHORIZED\"")) {
                open.add(route.toString());
            }
        }

        assertThat(open).containsExactlyInAnyOrderElementsOf(PUBLIC);
    }

    @Test
    void isKnownToTheGatewayAndOpenToAnAdministrator(WholeSystem system) throws Exception {
        List<String> shut = new ArrayList<>();

        for (ApiDocument.Route route : document.routes()) {
            HttpResponse<String> answer = ApiCaller.admin(system).send(route.method(), route.anyPath(), "{}");
            if (Set.of(403, 405).contains(answer.statusCode()) || answer.body().contains("ROUTE_NOT_FOUND")) {
                shut.add(route + " " + answer.statusCode());
            }
        }

        assertThat(shut).isEmpty();
    }
}
