package com.xenocrm.campaign.unsubscribe;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.kit.settings.InvalidSettingException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UnsubscribeLinksTest {

    private static final String OLD = "0123456789abcdef0123456789abcdef";
    private static final String NEW = "fedcba9876543210fedcba9876543210";
    private static final URI PUBLIC = URI.create("https://crm.shop.example");
    private static final String BASE = "https://crm.shop.example/unsubscribe/";

    private final UnsubscribeLinks links = UnsubscribeLinks.signedWith(NEW, false, PUBLIC);

    @ParameterizedTest
    @ValueSource(strings = {"c1:00001", "c1:Ünï/code ?&", "c1:a.b:c"})
    void leadToTheCommunicationTheyWereMadeFor(String id) {
        String link = links.of(id);

        assertThat(link).startsWith(BASE).matches("[!-~]*");
        assertThat(links.communicationId(token(link))).hasValue(id);
    }

    @Test
    void cannotBeMadeForAnotherCommunicationNorWithAnotherSecret() {
        String token = token(links.of("c1:00001"));
        String signature = token.substring(token.indexOf('.'));
        String other = token(links.of("c1:00002"));

        assertThat(links.communicationId(other.substring(0, other.indexOf('.')) + signature))
                .isEmpty();
        assertThat(links.communicationId(token.substring(0, token.length() - 1)))
                .isEmpty();
        assertThat(links.communicationId(token.substring(0, token.indexOf('.'))))
                .isEmpty();
        assertThat(links.communicationId("a" + signature)).isEmpty();
        assertThat(links.communicationId("")).isEmpty();
        assertThat(UnsubscribeLinks.signedWith(OLD, false, PUBLIC).communicationId(token))
                .isEmpty();
    }

    @Test
    void stayGoodWhileAnotherSecretTakesThePlaceOfTheirs() {
        String old = token(UnsubscribeLinks.signedWith(OLD, false, PUBLIC).of("c1:00001"));

        UnsubscribeLinks both = UnsubscribeLinks.signedWith(NEW + "," + OLD, false, PUBLIC);

        assertThat(both.communicationId(old)).hasValue("c1:00001");
        assertThat(both.of("c1:00001")).isEqualTo(links.of("c1:00001"));
    }

    @Test
    void needASecretOfTheirOwnOutsideLocalMode() {
        assertThatThrownBy(() -> UnsubscribeLinks.signedWith("", false, PUBLIC))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("UNSUBSCRIBE_SECRET must have at least 32 bytes; it has 0");
        assertThatThrownBy(() ->
                        UnsubscribeLinks.signedWith("local-mode-unsubscribe-secret-not-for-production", false, PUBLIC))
                .hasMessage("UNSUBSCRIBE_SECRET is a known default; set one of your own");
        assertThat(UnsubscribeLinks.signedWith("", true, PUBLIC).of("c1:00001")).startsWith(BASE);
    }

    private static String token(String link) {
        return link.substring(BASE.length());
    }
}
