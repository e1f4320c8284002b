package com.xenocrm.order;

import com.xenocrm.testkit.settings.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(OrderConsumerApplication.class);
    }
}
