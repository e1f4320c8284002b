package com.xenocrm.gateway;

import com.xenocrm.testkit.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(GatewayApplication.class);
    }
}
