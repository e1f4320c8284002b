package com.xenocrm.kit.settings;

/** A setting is missing or not fit for use: the start ends with one clear line. */
public final class InvalidSettingException extends RuntimeException implements StartupFailure {

    /** @param setting name of the environment variable */
    public InvalidSettingException(String setting, String problem) {
        super(setting + " " + problem);
    }
}
