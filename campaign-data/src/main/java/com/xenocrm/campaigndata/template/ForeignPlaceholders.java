package com.xenocrm.campaigndata.template;

import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds placeholders of other tools in the plain text of a template. They are sent unchanged, so authors are warned.
 */
final class ForeignPlaceholders {

    private static final String NAMES = "(?:(?:first|last|full|user|customer|sur)[_ -]?name|[fl]name|name|e-?mail|phone"
            + "|un-?sub(?:scribe)?(?:[ _-]?(?:link|url))?)(?:[ _]?\\d)?";

    private static final Pattern PLACEHOLDER = Pattern.compile(
            String.join(
                    "|",
                    "\\*\\|[^|\\n]{1,60}(?:\\|[^*\\n]{0,60})?\\|\\*",
                    "[$#]?\\{[!$#@]{0,2}\\s*[\\p{L}_][\\w. -]{0,60}(?:\\s*\\|[^{}\\n]{0,60})?#?\\s*}",
                    "\\$?\\[\\[\\s*[\\p{L}_][\\w. :|-]{0,60}]]",
                    "\\[\\w+,\\s*fallback=[^\\]\\n]{0,60}]",
                    "\\$?\\[[%$]?\\s*" + NAMES + "\\s*[%$]?]\\$?(?!\\()",
                    "%%[^%\\n]{1,60}%%",
                    "(?<![\\d%])%[\\p{L}_][\\w.]{0,60}(?:\\|[^%\\n]{0,60})?%(?!\\d)",
                    "<<\\s*[\\p{L}_][\\w. -]{0,60}>>",
                    "«\\s*[\\p{L}_][\\w. -]{0,60}»",
                    "<%=?\\s*[\\p{L}_@][\\w. -]{0,60}%>",
                    "<\\s*" + NAMES + "\\s*>",
                    "~[\\p{L}_]\\w{0,60}\\.[\\w.]{1,60}~",
                    "(?<!\\w)(?<fence>[#$!@_-]{1,3})" + NAMES + "\\k<fence>(?!\\w)"),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Variables of other tools, without case and punctuation, with the equivalent variable. */
    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("fname", "first_name"),
            Map.entry("firstname", "first_name"),
            Map.entry("name", "name"),
            Map.entry("fullname", "name"),
            Map.entry("customername", "name"),
            Map.entry("username", "name"),
            Map.entry("email", "email"),
            Map.entry("phone", "phone"),
            Map.entry("unsub", "unsubscribe_url"),
            Map.entry("unsubscribe", "unsubscribe_url"),
            Map.entry("unsubscribelink", "unsubscribe_url"),
            Map.entry("unsubscribeurl", "unsubscribe_url"));

    private static final Pattern WORD = Pattern.compile("(?:[\\p{L}_]\\w*\\.)*(\\p{L}[\\w -]*)");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z]+");

    /** Amount in dollars: here the dollar sign is intended. */
    private static final String AMOUNT = "${total_spend}";

    private ForeignPlaceholders() {}

    /** Returns the placeholders in this text, in order of appearance. */
    static Stream<MatchResult> in(String plainText) {
        return PLACEHOLDER.matcher(plainText).results().filter(found -> !isOurs(found.group()));
    }

    /** Describes a placeholder and its replacement. */
    static String warning(String placeholder) {
        String fate = !placeholder.startsWith("{") && isOurs(placeholder.substring(1))
                ? "'%s' keeps its '%s' before the value".formatted(placeholder, placeholder.charAt(0))
                : "'%s' is no variable and is sent as it is".formatted(placeholder);
        String variable = VARIABLES.get(word(placeholder));
        return variable == null
                ? fate + "; variables are written as {{ name }}"
                : "%s; write {{ %s }}".formatted(fate, variable);
    }

    private static boolean isOurs(String placeholder) {
        return placeholder.equals(AMOUNT) || LiquidSource.isVariable(placeholder);
    }

    private static String word(String placeholder) {
        Matcher word = WORD.matcher(placeholder);
        return word.find()
                ? NOT_LETTERS.matcher(word.group(1).toLowerCase(Locale.ROOT)).replaceAll("")
                : "";
    }
}
