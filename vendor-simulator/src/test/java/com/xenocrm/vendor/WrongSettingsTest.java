package com.xenocrm.vendor;

import com.xenocrm.testkit.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(VendorSimulatorApplication.class);
    }
}
