package com.xenocrm.kit.settings;

/** Marks exceptions whose message says all that there is to say of a start that failed, in one line. */
public interface StartupFailure {}
