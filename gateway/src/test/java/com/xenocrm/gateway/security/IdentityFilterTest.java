package com.xenocrm.gateway.security;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import com.xenocrm.accountdata.google.GoogleUnavailableException;
import com.xenocrm.gateway.identity.Authenticator;
import com.xenocrm.kit.web.EnvelopeWriter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

class IdentityFilterTest {

    private final Authenticator authenticator = mock(Authenticator.class);
    private final IdentityFilter filter = new IdentityFilter(
            authenticator,
            new AllowedOrigins(new SecuritySettings(List.of(URI.create("https://console.test")), List.of())),
            new EnvelopeWriter(new JsonMapper()));

    static Stream<RuntimeException> outages() {
        return Stream.of(
                new GoogleUnavailableException(new IOException("away")),
                new DataAccessResourceFailureException("away"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void saysSoWhenATokenCannotBeChecked(RuntimeException away) throws Exception {
        when(authenticator.authenticate(anyString())).thenThrow(away);
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/campaigns");
        request.addHeader("Authorization", "Bearer x");
        MockHttpServletResponse answer = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();

        filter.doFilter(request, answer, chain);

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
        assertThat(answer.getContentAsString()).contains("\"success\":false", "\"error\":\"SERVICE_UNAVAILABLE\"");
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void doesNotLookAtATokenWhereNoneIsNeeded() throws Exception {
        when(authenticator.authenticate(anyString())).thenThrow(new DataAccessResourceFailureException("away"));
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/actuator/health");
        request.setServletPath("/actuator/health");
        request.addHeader("Authorization", "Bearer x");
        MockFilterChain chain = new MockFilterChain();

        filter.doFilter(request, new MockHttpServletResponse(), chain);

        assertThat(chain.getRequest()).isNotNull();
    }
}
