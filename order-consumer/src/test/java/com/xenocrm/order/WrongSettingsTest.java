package com.xenocrm.order;

import com.xenocrm.testkit.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(OrderConsumerApplication.class);
    }
}
