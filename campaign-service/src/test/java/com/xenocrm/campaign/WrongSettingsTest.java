package com.xenocrm.campaign;

import com.xenocrm.testkit.settings.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(CampaignApplication.class);
    }
}
