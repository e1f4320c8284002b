package com.xenocrm.campaign;

import com.xenocrm.testkit.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(CampaignApplication.class);
    }
}
