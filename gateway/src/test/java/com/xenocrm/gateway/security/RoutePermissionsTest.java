package com.xenocrm.gateway.security;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** Every mapped route of every service, and who may call it: N(obody), V(iewer), M(arketer), A(dmin), R(ead), I(ngest). */
class RoutePermissionsTest {

    @ParameterizedTest
    @CsvSource({
        "GET,    /auth/google,                      N V M A",
        "GET,    /auth/google/callback,             N V M A",
        "GET,    /auth/me,                          N V M A",
        "POST,   /auth/logout,                      N V M A",
        "POST,   /auth/refresh,                     N V M A",
        "GET,    /auth/sessions,                    N V M A",
        "POST,   /api/auth/google,                  N V M A",
        "GET,    /api/users,                        A",
        "PUT,    /api/users/u-1,                    A",
        "DELETE, /api/users/u-1/sessions,           A",
        "DELETE, /api/users/u-1,                    A",
        "POST,   /auth/users,                       ''",
        "GET,    /api/keys,                         A",
        "POST,   /api/keys,                         A",
        "DELETE, /api/keys/k-1,                     A",
        "GET,    /api/audit,                        A",
        "HEAD,   /api/audit,                        A",
        "GET,    /api/dead-letters,                 A",
        "GET,    /api/dead-letters/d-1,             A",
        "GET,    /api/queues,                       A",
        "GET,    /api/queues/events,                A",
        "POST,   /api/dead-letters/replay,          A",
        "POST,   /api/dead-letters/discard,         A",
        "POST,   /api/ingest/customers,             M A I",
        "POST,   /api/ingest/orders,                M A I",
        "POST,   /api/customers,                    M A I",
        "POST,   /api/orders,                       M A I",
        "GET,    /api/customers,                    V M A R",
        "GET,    /api/customers/c-1,                V M A R",
        "GET,    /api/orders,                       V M A R",
        "GET,    /api/customers/c-1/export,         M A",
        "PATCH,  /api/customers/c-1,                M A I",
        "DELETE, /api/customers/c-1,                A",
        "GET,    /api/erasures/e-1,                 M A",
        "POST,   /api/imports,                      M A I",
        "GET,    /api/imports,                      V M A R",
        "GET,    /api/imports/i-1,                  V M A R I",
        "GET,    /api/imports/i-1/events,           V M A R I",
        "GET,    /api/imports/i-1/rejected,         V M A R I",
        "POST,   /api/imports/i-1/cancel,           M A I",
        "DELETE, /api/imports/i-1,                  ''",
        "GET,    /api/senders,                      V M A R",
        "GET,    /api/senders/check,                M A",
        "POST,   /api/receipt,                      N M A",
        "POST,   /api/receipt/brevo,                N",
        "GET,    /t/o/token,                        N V M A",
        "HEAD,   /t/c/token,                        N V M A",
        "POST,   /t/c/token,                        ''",
        "GET,    /api/templates,                    V M A R",
        "GET,    /api/templates/t-1/versions,       V M A R",
        "POST,   /api/templates,                    M A",
        "PUT,    /api/templates/t-1,                M A",
        "DELETE, /api/templates/t-1,                M A",
        "POST,   /api/audience,                     V M A",
        "GET,    /api/segments,                     V M A R",
        "POST,   /api/segments,                     M A",
        "GET,    /api/segments/s-1/customers,       V M A R",
        "GET,    /api/segments/s-1/sizes,           V M A R",
        "GET,    /api/segments/s-1/explain,         V M A R",
        "POST,   /api/campaigns/create,             M A",
        "POST,   /api/campaigns/preview,            V M A",
        "POST,   /api/campaigns/test-send,          M A",
        "GET,    /api/campaigns,                    V M A R",
        "HEAD,   /api/campaigns,                    V M A R",
        "GET,    /api/campaigns/history,            V M A R",
        "PUT,    /api/campaigns/c-1,                M A",
        "GET,    /api/campaigns/c-1/recipients,     V M A R",
        "GET,    /api/campaigns/c-1/recipients.csv, V M A R",
        "GET,    /api/campaigns/c-1/events,         V M A R",
        "GET,    /api/campaigns/c-1/timeline,       V M A R",
        "POST,   /api/campaigns/c-1/retry-failed,   M A",
        "POST,   /api/campaigns/c-1/resend-in-doubt, M A",
        "GET,    /unsubscribe/t.0,                  N V M A",
        "POST,   /unsubscribe/t.0,                  N V M A",
        "GET,    /api/suppressions,                 V M A R",
        "POST,   /api/suppressions,                 M A",
        "GET,    /api/suppressions/a@b.example,     V M A R",
        "DELETE, /api/suppressions/a@b.example,     M A",
        "POST,   /api/ai/messages,                  V M A",
        "POST,   /api/ai/summary,                   V M A",
        "POST,   /api/ai/rules,                     V M A",
        "POST,   /api/send,                         M A",
        "GET,    /api/vendor/ledger,                A",
        "GET,    /actuator/metrics,                 A",
        "GET,    /actuator/prometheus,              A",
        "GET,    /actuator/info,                    A",
        "GET,    /api/nothing,                      ''",
        "GET,    /nothing,                          ''",
        "POST,   /auth/nothing,                     ''"
    })
    void grantsARouteTo(String method, String path, String callers) {
        Set<CallerType> expected = Arrays.stream(callers.split(" "))
                .filter(letter -> !letter.isEmpty())
                .map(RoutePermissionsTest::who)
                .collect(Collectors.toSet());

        Set<CallerType> granted = EnumSet.allOf(CallerType.class).stream()
                .filter(who -> RoutePermissions.allow(who, new MockHttpServletRequest(method, path)))
                .collect(Collectors.toSet());

        assertThat(granted).isEqualTo(expected);
    }

    private static CallerType who(String letter) {
        return switch (letter) {
            case "N" -> CallerType.NOBODY;
            case "V" -> CallerType.VIEWER;
            case "M" -> CallerType.MARKETER;
            case "A" -> CallerType.ADMIN;
            case "R" -> CallerType.READING_KEY;
            case "I" -> CallerType.INGESTING_KEY;
            default -> throw new IllegalArgumentException(letter);
        };
    }
}
