package com.xenocrm.vendor;

import com.xenocrm.testkit.settings.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(VendorSimulatorApplication.class);
    }
}
