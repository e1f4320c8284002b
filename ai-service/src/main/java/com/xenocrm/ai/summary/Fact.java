package com.xenocrm.ai.summary;

/**
 * One thing a summary may say.
 *
 * @param value a number or a word
 * @param text the value as it is written in the paragraph
 */
record Fact(String name, Object value, String text) {}
