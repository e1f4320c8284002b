package com.xenocrm.delivery;

import com.xenocrm.testkit.settings.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(DeliveryConsumerApplication.class);
    }
}
