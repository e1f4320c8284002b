package com.xenocrm.customer;

import com.xenocrm.testkit.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(CustomerConsumerApplication.class);
    }
}
