package com.xenocrm.delivery;

import com.xenocrm.testkit.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(DeliveryConsumerApplication.class);
    }
}
