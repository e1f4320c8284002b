package com.xenocrm.kit.settings;

import com.xenocrm.kit.TestService;
import com.xenocrm.testkit.settings.WrongSettings;

class WrongSharedSettingsTest extends WrongSettings {

    WrongSharedSettingsTest() {
        super(TestService.class, true);
    }
}
