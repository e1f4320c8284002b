package com.xenocrm.gateway.security;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class ResponseHeadersTest {

    @ParameterizedTest
    @CsvSource({"true,", "false, max-age=31536000; includeSubDomains"})
    void insistsOnTlsOutsideLocalMode(boolean local, String expected) {
        MockHttpServletResponse answer = new MockHttpServletResponse();

        ResponseHeaders.writers(local).forEach(writer -> writer.writeHeaders(new MockHttpServletRequest(), answer));

        assertThat(answer.getHeader("Strict-Transport-Security")).isEqualTo(expected);
    }
}
