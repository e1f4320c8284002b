package com.xenocrm.webhook;

import com.xenocrm.testkit.settings.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(WebhookSenderApplication.class);
    }
}
