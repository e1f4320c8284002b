package com.xenocrm.e2e;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls every route of every service through the gateway. */
@ExtendWith(WholeSystem.class)
class RouteAuthorizationTest {

    /** Route that providers sign, and that no user may call. */
    private static final String SIGNED_BY_PROVIDERS = "POST /api/receipt/{provider}";

    /** Routes that need no credentials of users. */
    private static final Set<String> PUBLIC = Set.of(
            "GET /auth/google",
            "GET /auth/google/callback",
            "POST /api/auth/google",
            "GET /t/o/{token}",
            "GET /t/c/{token}",
            "GET /unsubscribe/{token}",
            "POST /unsubscribe/{token}",
            SIGNED_BY_PROVIDERS);

    private static ApiDocument document;

    @BeforeAll
    static void read(WholeSystem system) throws Exception {
        document = ApiDocument.of(ApiCaller.anonymous(system));
    }

    @Test
    void describesTheRoutesOfEachService() {
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
    void requiresCredentialsUnlessARouteIsPublic(WholeSystem system) throws Exception {
        ApiCaller anonymous = ApiCaller.anonymous(system);
        List<String> open = new ArrayList<>();

        for (ApiDocument.Route route : document.routes()) {
            HttpResponse<String> answer = anonymous.send(route.method(), route.anyPath(), "{}");
            if (answer.statusCode() != 401 || !answer.body().contains("\"error\":\"UNAUTHORIZED\"")) {
                open.add(route.toString());
            }
        }

        assertThat(open).containsExactlyInAnyOrderElementsOf(PUBLIC);
    }

    @Test
    void allowsEveryRouteToAnAdministrator(WholeSystem system) throws Exception {
        ApiCaller admin = ApiCaller.admin(system);
        List<String> shut = new ArrayList<>();

        for (ApiDocument.Route route : document.routes()) {
            if (route.toString().equals(SIGNED_BY_PROVIDERS)) {
                continue;
            }
            HttpResponse<String> answer = admin.send(route.method(), route.anyPath(), "{}");
            if (Set.of(403, 405).contains(answer.statusCode()) || answer.body().contains("ROUTE_NOT_FOUND")) {
                shut.add(route + " " + answer.statusCode());
            }
        }

        assertThat(shut).isEmpty();
    }
}
