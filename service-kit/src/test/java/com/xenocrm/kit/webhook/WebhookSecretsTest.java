package com.xenocrm.kit.webhook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.xenocrm.kit.settings.InvalidSettingException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WebhookSecretsTest {

    private static final String OLD = "whsec_dGhlIG9sZCBzZWNyZXQgb2YgdGhlIHZlbmRvcg==";
    private static final String NEW = "whsec_dGhlIG5ldyBzZWNyZXQgb2YgdGhlIHZlbmRvcg==";

    @ParameterizedTest
    @ValueSource(strings = {NEW + " " + OLD, NEW + "," + OLD, " " + NEW + ", " + OLD + " "})
    void areReadInTheirOrder(String setting) {
        assertThat(WebhookSecrets.of("SECRET", setting, false)).containsExactly(NEW, OLD);
    }

    @Test
    void areKnownToEverybodyInLocalModeOnly() {
        assertThat(WebhookSecrets.of("SECRET", "", true)).containsExactly(WebhookSecrets.LOCAL_DEFAULT);
        refused(NEW + "," + WebhookSecrets.LOCAL_DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "secret", "whsec_c2hvcnQ=", "whsec_?", NEW + ",whsec_c2hvcnQ="})
    void areRefusedWhenOneIsUnusable(String setting) {
        refused(setting);
    }

    private static void refused(String setting) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> WebhookSecrets.of("SECRET", setting, false));
    }
}
