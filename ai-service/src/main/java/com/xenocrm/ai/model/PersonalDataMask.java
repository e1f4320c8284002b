package com.xenocrm.ai.model;

import java.util.regex.Pattern;

/** Masks email addresses and phone numbers in users' texts. */
public final class PersonalDataMask {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"'(),;:]+@[^\\s@<>\"'(),;:]+");
    private static final Pattern PHONE = Pattern.compile("(?<![\\p{L}\\d])\\+?\\d(?:[ ()./-]*\\d){7,14}(?!\\d)");

    private PersonalDataMask() {}

    /** Replaces addresses and phone numbers by {@code [email]} and {@code [phone]}, for prompts. */
    public static String without(String text) {
        return PHONE.matcher(EMAIL.matcher(text).replaceAll("[email]")).replaceAll("[phone]");
    }
}
