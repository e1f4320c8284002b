package com.xenocrm.ingestion;

import com.xenocrm.testkit.settings.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(IngestionApiApplication.class);
    }
}
