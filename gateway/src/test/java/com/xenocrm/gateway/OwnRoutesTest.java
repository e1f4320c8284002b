package com.xenocrm.gateway;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;

import com.xenocrm.console.ConsoleFiles;
import com.xenocrm.testkit.Stranger;

import static org.assertj.core.api.Assertions.assertThat;

/** Routes of the gateway itself; those of services are tested on the running system. */
class OwnRoutesTest extends RunningGateway {

    private static final Set<String> CONSOLE_PAGE =
            Set.of("/", "/login", "/index.html", "/favicon.ico", "/console/icon.svg");
    private static final Set<String> HEALTH_AND_ERRORS = Set.of("/actuator/health", "/actuator/health/**", "/error");
    private static final Set<String> API_DOCUMENT = Set.of("/docs", "/docs/**", "/v3/api-docs");
    private static final Set<String> PUBLIC_KEYS = Set.of("/.well-known/jwks.json");

    @Test
    void startsIsReadyAndAliveWithItsDatabase(@Autowired WebApplicationContext gateway) {
        assertThat(Stranger.probe(gateway)).containsExactly(200, 200, 200);
    }

    @Test
    void opensNothingButTheConsoleTheApiDocumentAndItsPublicKeysToStrangers(
            @Autowired WebApplicationContext gateway, @Autowired ConsoleFiles console) {
        Set<String> consoleFiles = console.folders().keySet().stream()
                .map(address -> address + "**")
                .collect(Collectors.toSet());
        List<HandlerMapping> own = gateway.getBeansOfType(HandlerMapping.class).values().stream()
                .filter(mapping -> !(mapping instanceof RouterFunctionMapping))
                .toList();

        assertThat(Stranger.walk(gateway, own))
                .isEqualTo(Stream.of(CONSOLE_PAGE, consoleFiles, API_DOCUMENT, PUBLIC_KEYS, HEALTH_AND_ERRORS)
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()));
    }
}
