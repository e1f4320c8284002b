package com.xenocrm.gateway;

import com.xenocrm.testkit.settings.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(GatewayApplication.class);
    }
}
