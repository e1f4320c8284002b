package com.xenocrm.kit.text;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import com.ibm.icu.text.IDNA;

/**
 * Normal form of email addresses: a local part of ASCII characters (RFC 5321, dot-string) and a domain in ASCII (IDNA 2008 by
 * UTS 46, non-transitional), both in lower case. No two addresses of different people have the same normal form.
 */
public final class EmailAddress {

    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL_LENGTH = 64;
    private static final String NOT_ALLOWED = "holds a character that is not allowed there";
    private static final String INVALID = "is not a valid e-mail address: ";

    private static final String LOCAL_CHARACTERS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" + ".!#$%&'*+/=?^_`{|}~-";

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern DOMAIN =
            Pattern.compile("(?:" + LABEL + "\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])");

    private static final IDNA UTS_46 = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.USE_STD3_RULES);

    /** Accepted IDNA error: registered names such as {@code r3---sn.example.com} have such hyphens. */
    private static final Set<IDNA.Error> ACCEPTED = EnumSet.of(IDNA.Error.HYPHEN_3_4);

    private static final Set<IDNA.Error> ACCEPTED_IN_PIECES = EnumSet.of(
            IDNA.Error.HYPHEN_3_4, IDNA.Error.EMPTY_LABEL, IDNA.Error.LEADING_HYPHEN, IDNA.Error.TRAILING_HYPHEN);

    private EmailAddress() {}

    /** Returns the normal form of an address. */
    public static String normalise(String given) throws InvalidTextException {
        String address = trimmed(given);
        int at = address.lastIndexOf('@');
        if (at < 0) {
            throw new InvalidTextException(INVALID + "it has no @");
        }
        String normal = localPart(address.substring(0, at)) + "@" + domain(address.substring(at + 1));
        if (normal.length() > MAX_LENGTH) {
            throw new InvalidTextException(INVALID + "it has more than " + MAX_LENGTH + " characters");
        }
        return normal;
    }

    /** Returns an address in its normal form with the domain in Unicode, as people write it. */
    public static String inUnicode(String normal) {
        int domain = normal.lastIndexOf('@') + 1;
        StringBuilder unicode = new StringBuilder();
        UTS_46.nameToUnicode(normal.substring(domain), unicode, new IDNA.Info());
        return normal.substring(0, domain) + unicode;
    }

    /** Returns whether the text is an address. */
    public static boolean isValid(String given) {
        try {
            return !normalise(given).isEmpty();
        } catch (InvalidTextException _) {
            return false;
        }
    }

    /**
     * Returns the form under which an address is stored: its normal form, or the given text in lower case, since earlier versions
     * stored some addresses that are not accepted any more.
     */
    public static String storedForm(String given) {
        try {
            return normalise(given);
        } catch (InvalidTextException _) {
            String text = trimmed(given);
            return isAscii(text) ? text.toLowerCase(Locale.ROOT) : text;
        }
    }

    /**
     * Returns part of an address in the form that it has within stored addresses. Part of a Unicode domain must consist
     * of whole labels; text without an @ is only accepted if it can occur in a local part.
     */
    public static String piece(String given) throws InvalidTextException {
        if (given.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidTextException(NOT_ALLOWED);
        }
        if (isAscii(given)) {
            return given.toLowerCase(Locale.ROOT);
        }
        int at = given.lastIndexOf('@');
        String local = given.substring(0, at + 1);
        String domain = ascii(given.substring(at + 1), ACCEPTED_IN_PIECES);
        if (!isAscii(local) || domain.isEmpty() || (at < 0 && !domain.contains("xn--"))) {
            throw new InvalidTextException(NOT_ALLOWED);
        }
        return local.toLowerCase(Locale.ROOT) + domain;
    }

    /** Returns the normal form of a domain, in ASCII. */
    public static String domain(String given) throws InvalidTextException {
        if (given.isEmpty()) {
            throw new InvalidTextException(INVALID + "it has no domain");
        }
        String domain = given.length() > MAX_LENGTH ? "" : ascii(given, ACCEPTED);
        if (!DOMAIN.matcher(domain).matches()) {
            throw new InvalidTextException(INVALID + "its domain is not valid");
        }
        return domain;
    }

    private static String localPart(String given) throws InvalidTextException {
        int strange = given.codePoints()
                .filter(c -> LOCAL_CHARACTERS.indexOf(c) < 0)
                .findFirst()
                .orElse(-1);
        if (strange >= 0) {
            throw new InvalidTextException(INVALID + PlainText.name(strange) + " is not possible before the @");
        }
        if (given.isEmpty()) {
            throw new InvalidTextException(INVALID + "nothing is before the @");
        }
        if (given.length() > MAX_LOCAL_LENGTH) {
            throw new InvalidTextException(INVALID + "more than " + MAX_LOCAL_LENGTH + " characters are before the @");
        }
        if (given.startsWith(".") || given.endsWith(".") || given.contains("..")) {
            throw new InvalidTextException(INVALID + "a dot before the @ must be between two other characters");
        }
        return given.toLowerCase(Locale.ROOT);
    }

    /** Returns the domain in ASCII; empty when it is not valid. */
    private static String ascii(String domain, Set<IDNA.Error> accepted) {
        StringBuilder ascii = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        UTS_46.nameToASCII(domain, ascii, info);
        boolean hidden =
                domain.codePoints().anyMatch(c -> PlainText.isInvisible(c) && !PlainText.isJoinerOrSelector(c));
        return !hidden && accepted.containsAll(info.getErrors()) ? ascii.toString() : "";
    }

    private static String trimmed(String given) {
        return PlainText.stripped(given, c -> PlainText.isBlank(c) || PlainText.isInvisible(c));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
