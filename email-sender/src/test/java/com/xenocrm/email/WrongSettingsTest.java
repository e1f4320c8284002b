package com.xenocrm.email;

import com.xenocrm.testkit.WrongSettings;

class WrongSettingsTest extends WrongSettings {

    WrongSettingsTest() {
        super(EmailSenderApplication.class);
    }
}
