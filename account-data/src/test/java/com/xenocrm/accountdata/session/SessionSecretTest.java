package com.xenocrm.accountdata.session;

import org.junit.jupiter.api.Test;

import com.xenocrm.kit.settings.InvalidSettingException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SessionSecretTest {

    private static final String GOOD = "0123456789abcdef0123456789abcdef";

    @Test
    void takesASecretOf32Bytes() {
        assertThat(SessionSecret.key(GOOD, false).getEncoded()).hasSize(32);
    }

    @Test
    void refusesAShorterOneEvenInLocalMode() {
        assertThatThrownBy(() -> SessionSecret.key(GOOD.substring(1), true))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("JWT_SECRET must have at least 32 bytes; it has 31");
    }

    @Test
    void refusesTheLocalDefaultOutsideLocalMode() {
        assertThatThrownBy(() -> SessionSecret.key(SessionSecret.LOCAL_DEFAULT, false))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("JWT_SECRET is a known default; set one of your own");
    }

    @Test
    void needsNoneInLocalMode() {
        assertThat(SessionSecret.key("", true)).isEqualTo(SessionSecret.key(SessionSecret.LOCAL_DEFAULT, true));
    }
}
