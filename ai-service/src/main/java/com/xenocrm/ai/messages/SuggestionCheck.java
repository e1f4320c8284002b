package com.xenocrm.ai.messages;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.xenocrm.ai.numbers.UnsupportedNumbers;
import com.xenocrm.campaigndata.template.MessageTemplate;
import com.xenocrm.kit.web.Refusal;

/** Checks that a suggestion can be saved and sent as it is. */
final class SuggestionCheck {

    private static final Pattern NAME = Pattern.compile("\\{\\{ *(?:name|first_name) *}}");
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?:|www\\.|@|[{}]");

    private SuggestionCheck() {}

    /** Returns whether the message is a valid template that fits its channel and uses no variable but the name. */
    static boolean isSendable(String message, Channel channel) {
        if (message.isBlank()
                || !channel.fits(message)
                || ADDRESS.matcher(named(message, "")).find()) {
            return false;
        }
        try {
            MessageTemplate.check(message, "message");
            return MessageTemplate.warnings(message, "message").isEmpty();
        } catch (Refusal _) {
            return false;
        }
    }

    /** Returns the numbers in a message that are not in the brief. */
    static List<String> inventedNumbers(String message, SuggestionBrief brief) {
        return UnsupportedNumbers.in(message, Stream.of(brief.objective(), brief.audience()));
    }

    /** Returns the message with a name in it. */
    static String named(String message, String name) {
        return NAME.matcher(message).replaceAll(name);
    }
}
