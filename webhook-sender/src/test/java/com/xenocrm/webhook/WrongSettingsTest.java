package com.xenocrm.webhook;

import com.xenocrm.testkit.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(WebhookSenderApplication.class);
    }
}
