package com.xenocrm.auth;

import com.xenocrm.testkit.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(AuthServiceApplication.class);
    }
}
