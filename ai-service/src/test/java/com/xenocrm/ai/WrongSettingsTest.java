package com.xenocrm.ai;

import com.xenocrm.testkit.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(AiServiceApplication.class);
    }
}
