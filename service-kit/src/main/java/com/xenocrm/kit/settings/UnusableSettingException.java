package com.xenocrm.kit.settings;

/** A setting is missing or not fit for use: the start ends with one clear line. */
public final class UnusableSettingException extends RuntimeException implements StartRefusal {

    /** @param setting name of the environment variable */
    public UnusableSettingException(String setting, String problem) {
        super(setting + " " + problem);
    }
}
