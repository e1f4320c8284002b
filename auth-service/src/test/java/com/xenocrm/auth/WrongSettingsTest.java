package com.xenocrm.auth;

import com.xenocrm.testkit.settings.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(AuthServiceApplication.class);
    }
}
