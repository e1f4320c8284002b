package com.xenocrm.customer;

import com.xenocrm.testkit.settings.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(CustomerConsumerApplication.class);
    }
}
