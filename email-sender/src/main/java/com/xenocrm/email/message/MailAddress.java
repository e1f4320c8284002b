package com.xenocrm.email.message;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

import com.xenocrm.kit.text.EmailAddress;
import com.xenocrm.kit.text.InvalidTextException;

/** Reads addresses with and without a name. A domain in Unicode becomes its ASCII form. */
final class MailAddress {

    /** A name, which may stand in quotes, and an address in angle brackets. */
    private static final Pattern NAMED = Pattern.compile("\\s*\"?([^<>]*?)\"?\\s*<([^<>]+)>\\s*");

    private MailAddress() {}

    /** Returns whether the text is one address. */
    static boolean isValid(String text) {
        try {
            return !parse(text).getAddress().isEmpty();
        } catch (AddressException _) {
            return false;
        }
    }

    static InternetAddress parse(String text) throws AddressException {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new AddressException("The address holds a control character");
        }
        Matcher named = NAMED.matcher(text);
        String name = named.matches() ? named.group(1) : null;
        try {
            String address = EmailAddress.normalise(named.matches() ? named.group(2) : text);
            return new InternetAddress(address, name, StandardCharsets.UTF_8.name());
        } catch (InvalidTextException | UnsupportedEncodingException e) {
            throw new AddressException(e.getMessage());
        }
    }

    /** Returns the domain of an address. */
    static String domain(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
    }
}
