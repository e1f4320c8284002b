package com.xenocrm.kit.settings;

/** Marks exceptions whose one-line message explains a failed start completely. */
public interface StartupFailure {}
