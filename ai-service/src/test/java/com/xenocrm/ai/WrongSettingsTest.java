package com.xenocrm.ai;

import com.xenocrm.testkit.settings.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(AiServiceApplication.class);
    }
}
