package com.xenocrm.email;

import com.xenocrm.testkit.settings.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(EmailSenderApplication.class);
    }
}
