package com.xenocrm.kit.settings;

/** Thrown when a setting is missing or invalid; the start fails with a one-line message. */
public final class InvalidSettingException extends RuntimeException implements StartupFailure {

    /** Creates the exception.
     * @param setting name of the environment variable
     */
    public InvalidSettingException(String setting, String problem) {
        super(setting + " " + problem);
    }
}
