package com.xenocrm.ingestion;

import com.xenocrm.testkit.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(IngestionApiApplication.class);
    }
}
