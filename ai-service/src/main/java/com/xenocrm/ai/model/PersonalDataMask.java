package com.xenocrm.ai.model;

import java.util.regex.Pattern;

/** Addresses and phone numbers in texts that people type. */
public final class PersonalDataMask {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"'(),;:]+@[^\\s@<>\"'(),;:]+");
    private static final Pattern PHONE = Pattern.compile("(?<![\\p{L}\\d])\\+?\\d(?:[ ()./-]*\\d){7,14}(?!\\d)");

    private PersonalDataMask() {}

    /** The text with {@code [email]} and {@code [phone]} in their places: only this may be in a prompt. */
    public static String without(String text) {
        return PHONE.matcher(EMAIL.matcher(text).replaceAll("[email]")).replaceAll("[phone]");
    }
}
